// `npm run start:distributed`: installs and builds where needed, then runs the product as services: a MongoDB and a Kafka (or those
// that MONGO_URL and KAFKA_BROKERS name), a process for each context, the gateway in front. PORT (3000) and DATA_DIR
// (./data/distributed) are honoured. Ctrl+C stops all that it started; the data stays.
import { join, resolve } from 'node:path';
import { install, nx, say, workspace } from './workspace.mjs';

await install();
say('Building the services, the gateway and the web app …');
if ((await nx('run-many', '-t', 'build', '-p', 'services,gateway,web')) !== 0) process.exit(1);
// Only now: it is found by its package's name, which there is none of before.
const { startProduct } = await import('@csp/infra-local/product');
const folder = resolve(process.env.INIT_CWD ?? workspace, process.env.DATA_DIR || join(workspace, 'data/distributed'));
try {
  const product = await startProduct({
    folder,
    port: Number(process.env.PORT || 3000),
    say,
    heard: (line) => process.stdout.write(`${line}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      say('Stopping …');
      void product.stop().then(() => process.exit(0));
    });
  console.log(`
  Community safety partnerships as services, demonstration data

  Open     ${product.url}
  Public   ${product.url}/public
  Graph    ${product.url}/t/cambridge-city/explorer
  MongoDB  ${product.servers.MONGO_URL}
  Kafka    ${product.servers.KAFKA_BROKERS}

  Sign in as officer@cambridge-city.example, officer@cambs-constabulary.example or officer@county.example,
  password "community-safety-demo". Stop with Ctrl+C. The data stays.
`);
} catch (error) {
  say(error.message);
  process.exit(1);
}
