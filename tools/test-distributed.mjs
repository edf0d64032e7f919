// `npm run test:distributed`: the specs that need servers (`*.distributed.spec.ts`), against a MongoDB and a Kafka that are brought
// up here, or those named in MONGO_URL and KAFKA_BROKERS. Installs and builds where needed. Ends with one plain line, as
// `npm test` does.
import { conclude, forgetResults } from './verdict.mjs';
import { install, nx, say } from './workspace.mjs';

await install();
// Only now: what it needs is found by its package's name, which there is none of before.
const { withServers } = await import('./servers.mjs');
forgetResults('test-distributed');
const failed = [];
try {
  await withServers(say, async () => {
    say('── Specs that need servers');
    // They mostly wait for each other's leases and sessions: two at a time. What is timed has the machine to itself.
    await nx('run-many', '-t', 'test-distributed', '--exclude=e2e,tools', '--parallel=2', '--output-style=stream');
    await nx('run-many', '-t', 'test-distributed', '-p', 'e2e,tools', '--parallel=1', '--output-style=stream');
  });
} catch (error) {
  say(error.message);
  failed.push('bringing up the servers');
}
conclude('test-distributed', failed);
