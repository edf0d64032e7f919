// A MongoDB and a Kafka for as long as something runs: those named in MONGO_URL and KAFKA_BROKERS, or two of this machine's own.
// Nothing but Node's own modules, and loaded once packages are installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongodb } from '@csp/infra-local';
import { kafka } from '@csp/infra-local/kafka';

/**
 * Does `work` with the servers' addresses in the environment, and with the programs of those brought up here in MONGO_PROGRAM and
 * KAFKA_PROGRAM: who stops a server and starts it again must have one of their own. Stops what it started.
 *
 * @template T
 * @param {(text: string) => void} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withServers = async (say, work) => {
  const folder = mkdtempSync(join(tmpdir(), 'csp-servers-'));
  const stops = [];
  try {
    say(process.env.MONGO_URL ? '── The MongoDB named in MONGO_URL' : '── A MongoDB for this machine');
    const database = await mongodb({ folder: join(folder, 'mongodb'), say });
    stops.push(database.stop);
    say(process.env.KAFKA_BROKERS ? '── The Kafka named in KAFKA_BROKERS' : '── A Kafka for this machine');
    const broker = await kafka({ folder: join(folder, 'kafka'), say });
    stops.push(broker.stop);
    process.env.MONGO_URL = database.url;
    process.env.KAFKA_BROKERS = broker.brokers;
    if (database.program) process.env.MONGO_PROGRAM = database.program;
    if (broker.program) process.env.KAFKA_PROGRAM = broker.program;
    return await work();
  } finally {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
