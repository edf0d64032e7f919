// An Apache Kafka for development and tests, without Docker: the broker's own jars, run as one KRaft node in a child process.
// Nothing but Node's own modules. By itself: `node infra/local/src/kafka.mjs [folder]` runs one until it is interrupted.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, runToEnd, startServer } from './child.mjs';
import { cache, fetchedJars } from './maven.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pom = join(here, '../kafka/pom.xml');

const java = 'java';
const remedy = 'Install Java 17 or later, and Maven once, or name brokers in KAFKA_BROKERS.';

/**
 * The broker's jars, fetched where they aren't there yet: some 45 MB, seconds. It needs Maven and its repository then, and
 * nothing afterwards. Throws with what to do when they can't be had.
 *
 * @param {(text: string) => void} say
 * @returns {Promise<string>} The class path.
 */
export const kafkaProgram = (say) =>
  fetchedJars({
    pom,
    name: 'kafka',
    what: 'Apache Kafka 4.1.0 (once): some 45 MB',
    failure: `Kafka could not be fetched. ${remedy}`,
    say,
  });

/**
 * One node that is broker and controller: nothing is replicated, nothing waits for others to join, and after a kill the controller
 * takes two seconds to believe that the broker it remembers is gone.
 */
const properties = ({ port, controllerPort, data }) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${data}
auto.create.topics.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
log.retention.ms=-1
log.cleaner.dedupe.buffer.size=8388608
`;

/**
 * Runs a broker on 127.0.0.1 with its data in `folder`; answers when it takes connections. Started again on the same folder it
 * has what was acknowledged, also after `kill`; with the same `port`, clients find it again.
 *
 * @param {{ program: string, folder: string, port?: number }} settings `program`: the class path.
 * @returns {Promise<{ brokers: string, port: number, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export const startKafka = async ({ program, folder, port }) => {
  mkdirSync(folder, { recursive: true });
  const chosen = port ?? (await freePort());
  const data = join(folder, 'data');
  const file = join(folder, 'server.properties');
  writeFileSync(file, properties({ port: chosen, controllerPort: await freePort(), data }));
  // A quorum remembers its voters by name, so that another controller's port is no matter to it.
  if (!existsSync(join(data, 'meta.properties')))
    await runToEnd({
      command: java,
      args: ['-cp', program, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', file],
      failure: `Kafka's folder could not be prepared. ${remedy}`,
    });
  const server = await startServer({
    title: 'The Kafka for this machine',
    command: java,
    args: [
      '-Xms128m',
      '-Xmx384m',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-cp',
      program,
      'kafka.Kafka',
      file,
    ],
    port: chosen,
  });
  return { brokers: `127.0.0.1:${chosen}`, port: chosen, ...server };
};

/** A UUID as Kafka writes it: 22 letters of base64url that don't begin with a hyphen. */
const clusterId = () => {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
};

/**
 * The Kafka to use: that of `KAFKA_BROKERS` (host:port, separated by commas) where it is set, and nothing is started then; or
 * one of its own in `folder`. `program` is that of its own.
 *
 * @param {{ folder: string, say: (text: string) => void }} settings
 * @returns {Promise<{ brokers: string, program?: string, stop: () => Promise<void> }>}
 */
export const kafka = async ({ folder, say }) => {
  const { KAFKA_BROKERS: brokers } = process.env;
  if (brokers) return { brokers, stop: async () => {} };
  const program = await kafkaProgram(say);
  return { program, ...(await startKafka({ program, folder })) };
};

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(cache, 'kafka-data'));
  const server = await kafka({ folder, say: console.log });
  console.log(`KAFKA_BROKERS=${server.brokers}`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
