// `npm run test:distributed`: the specs that need servers (`*.distributed.spec.ts`), against a MongoDB and a Kafka that are brought
// up here, or those named in MONGO_URL and KAFKA_BROKERS. Installs and builds where needed. Ends with one plain line, as
// `npm test` does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, forgetResults } from './verdict.mjs';
import { install, nx, say } from './workspace.mjs';

await install();
// Only now: they are found by their package's name, which there is none of before.
const { mongodb } = await import('@csp/infra-local');
const { kafka } = await import('@csp/infra-local/kafka');
forgetResults('test-distributed');
const folder = mkdtempSync(join(tmpdir(), 'csp-servers-'));
const failed = [];
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
  // For specs that stop a server and start it again: one of their own, never one named by somebody else.
  if (database.program) process.env.MONGO_PROGRAM = database.program;
  if (broker.program) process.env.KAFKA_PROGRAM = broker.program;
  say('── Specs that need servers');
  await nx('run-many', '-t', 'test-distributed', '--parallel=1', '--output-style=stream');
} catch (error) {
  say(error.message);
  failed.push('bringing up the servers');
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true, force: true });
}
conclude('test-distributed', failed);
