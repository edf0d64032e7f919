// `npm run faults`: the faults of the distributed mode at length, on a MongoDB and a Kafka brought up here: servers killed and started
// again, consumers joining and leaving, offsets deleted, topics truncated, a process stopped and woken. The same specs run short in
// `npm run test:distributed`. Prints what each came to; exit code 1 where something was missing or doubled.
//   npm run faults -- --restarts 50 --rebalances 100 --seconds 60     how often, and how long the process is stopped: as issued
//   npm run faults -- --only rebalances,stopped                       some of the specs, by a part of their names
import { parseArgs } from 'node:util';
import { install, run, say } from './workspace.mjs';

const { values } = parseArgs({
  options: {
    restarts: { type: 'string', default: '50' },
    rebalances: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: 'broker-restarts,database-restarts,rebalances,stopped,recovery' },
  },
});
const counts = { RESTARTS: values.restarts, REBALANCES: values.rebalances, SECONDS: values.seconds };
for (const [name, count] of Object.entries(counts)) {
  if (/^[1-9]\d{0,4}$/.test(count)) continue;
  console.error(`--${name.toLowerCase()} takes a whole number from 1 to 99999, not ${JSON.stringify(count)}.`);
  process.exit(2);
}
if (process.env.MONGO_URL || process.env.KAFKA_BROKERS) {
  console.error('Unset MONGO_URL and KAFKA_BROKERS: servers are killed here, and must be nobody else’s.');
  process.exit(2);
}
await install();
const { withServers } = await import('./servers.mjs');
const code = await withServers(say, () =>
  run(process.execPath, ['tools/vitest.mjs', 'libs/platform/distributed', '--distributed', ...values.only.split(',')], {
    env: Object.fromEntries(Object.entries(counts).map(([name, count]) => [`FAULTS_${name}`, count])),
  }),
);
process.exit(code);
