// The whole product as services on this machine: a MongoDB, a Kafka, a process for each context and the gateway, from what is
// built. Nothing but Node's own modules.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endsWithUs, freePort } from './child.mjs';
import { kafka } from './kafka.mjs';
import { mongodb } from './mongodb.mjs';
import { roundRobin } from './round-robin.mjs';

const apps = resolve(dirname(fileURLToPath(import.meta.url)), '../../../apps');

export const serviceNames = ['partnerships', 'meetings', 'action-plan', 'county', 'subscriptions', 'outreach'];

const readyMilliseconds = 180_000;
const stopMilliseconds = 15_000;

const variableOf = (service) => `${service.toUpperCase().replaceAll('-', '_')}_URL`;

/**
 * Brings all of it up, filled with the demonstration the first time, and answers when the gateway takes requests. MONGO_URL and
 * KAFKA_BROKERS name servers to use instead of those brought up here.
 *
 * @param {{ folder: string, port?: number, prefix?: string, demonstration?: boolean, replicas?: number, say: (text: string) => void, heard?: (line: string) => void }} settings
 *   `folder`: for all data. `prefix`: of databases and topics, on servers that others use too. `replicas`: of each service and of the
 *   gateway, with a balancer in front. `demonstration`: whether to fill it, if it was not. `heard`: told of each line that a process writes to its log.
 */
export const startProduct = async ({
  folder,
  port,
  prefix = 'csp',
  demonstration = true,
  replicas = 1,
  say,
  heard = () => {},
}) => {
  mkdirSync(folder, { recursive: true });
  const running = [];
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end();
  };
  try {
    const [database, broker] = await Promise.all([
      mongodb({ folder: join(folder, 'mongodb'), say }),
      kafka({ folder: join(folder, 'kafka'), say }),
    ]);
    running.push(database.stop, broker.stop);
    const servers = { MONGO_URL: database.url, KAFKA_BROKERS: broker.brokers, CSP_PREFIX: prefix };
    if (demonstration) await seeded(folder, servers, say);
    say('Starting the services and the gateway …');
    const own = port ?? (await freePort());
    const processes = {};
    const balancers = {};
    /** So many of it, behind one address where they are several. */
    const begin = async (name, file, port, environment) => {
      const ports = replicas === 1 ? [port] : await Promise.all(Array.from({ length: replicas }, freePort));
      if (replicas > 1) {
        balancers[name] = await roundRobin({ port, targets: ports });
        running.push(balancers[name].stop);
      }
      for (const [index, each] of ports.entries()) {
        const title = replicas === 1 ? name : `${name}-${index + 1}`;
        const settings = { ...servers, ...environment, PORT: String(each), METRICS_PORT: String(await freePort()) };
        const one = (processes[title] = started({ name: title, file, environment: settings, heard }));
        running.push(() => one.stop());
      }
    };
    const urls = {};
    for (const name of serviceNames) {
      const servicePort = await freePort();
      urls[variableOf(name)] = `http://127.0.0.1:${servicePort}`;
      await begin(name, join(apps, 'services/dist', `${name}.js`), servicePort, {
        GATEWAY_KEYS: `http://127.0.0.1:${own}/.well-known/csp-gateway-keys.json`,
      });
    }
    const url = `http://localhost:${own}`;
    await begin('gateway', join(apps, 'gateway/dist/main.js'), own, { ...urls, PUBLIC_URL: url, DEMO_ACCOUNTS: 'yes' });
    await Promise.all(Object.values(processes).map((one) => one.ready()));
    return { url, urls, processes, balancers, servers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Fills an empty MongoDB; what was cut short is finished by the next start. */
const seeded = async (folder, servers, say) => {
  const mark = join(folder, 'demonstration.json');
  if (existsSync(mark)) return;
  say('Seeding the demonstration: about half a minute on FerretDB …');
  const child = spawn(process.execPath, [join(apps, 'services/dist/seed.js')], {
    env: { ...process.env, ...servers },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  endsWithUs(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('The demonstration could not be seeded: see above.');
  writeFileSync(mark, '{ "seeded": true }\n');
  say('Seeded.');
};

/** One process of the product, which can be killed and started again where it was. */
const started = ({ name, file, environment, heard }) => {
  let child;
  let ended;
  const start = () => {
    child = spawn(process.execPath, [file], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endsWithUs(child);
    ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => text.split('\n').filter(Boolean).forEach(heard));
  };
  const end = async (signal) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
    await ended;
    clearTimeout(late);
  };
  const ready = async () => {
    const address = `http://127.0.0.1:${environment.PORT}/readyz`;
    for (const began = Date.now(); Date.now() - began < readyMilliseconds;) {
      if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}.`);
      const answer = await fetch(address).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((next) => setTimeout(next, 25));
    }
    throw new Error(`${name} is not ready after ${readyMilliseconds / 1000} s.`);
  };
  start();
  // Of the gateway alone they are away from what the public reaches.
  const metrics = `http://127.0.0.1:${name.startsWith('gateway') ? environment.METRICS_PORT : environment.PORT}/metrics`;
  return { pid: () => child.pid, metrics, start, ready, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};
