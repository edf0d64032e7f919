import { createInterface } from 'node:readline';
import { inspect, integrity } from './inspection.ts';
import { openDesk, type Order } from './desk.ts';

// A process that takes orders line by line and says of each when it is done: what the fault suites kill, starve and inspect.
//   clerk serve <folder>      `ready`, then for each line `ack <number>`, `refused <number> <code>` or `failed <number> <name>`
//   clerk inspect             for each line, a folder: what is found there, as JSON
// `CLERK=serial` takes one order after the other; `CLERK=rash` answers before anything is stored, which suites must notice.

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const lines = () => createInterface({ input: process.stdin });

/** As the product: a fault of the disk ends the process, by name, and a new one reads back what is there. */
const named = (error: unknown): never => {
  const { name, message, stack } = error as Error;
  process.stderr.write(name === 'Error' || name === 'TypeError' ? `${stack}\n` : `${name}: ${message}\n`);
  process.exit(74);
};

const serve = async (dataDir: string): Promise<void> => {
  const manner = process.env['CLERK'];
  const desk = await openDesk(dataDir, (error) => setImmediate(() => named(error)));
  say(
    `ready ${JSON.stringify({
      at: await desk.embedded
        .store('tally')
        .of('cambridge-city' as never)
        .head(),
    })}`,
  );
  const give = async (order: Order): Promise<void> => {
    if (manner === 'rash') say(`ack ${order.number}`);
    try {
      const acted = await desk.act(order);
      if (manner !== 'rash')
        say(acted.kind === 'accepted' ? `ack ${order.number}` : `refused ${order.number} ${acted.code}`);
    } catch (error) {
      say(`failed ${order.number} ${(error as Error).name}`);
    }
  };
  let last = Promise.resolve();
  for await (const line of lines()) {
    const order = JSON.parse(line) as Order;
    if (manner === 'serial') await give(order);
    else last = Promise.all([last, give(order)]).then(() => undefined);
  }
  await last;
  await desk.echoed();
  await desk.stop();
  say('done');
};

/** Each folder is opened as a start of the product would, looked through, and given the rest of its orders. */
const inspectAll = async (): Promise<void> => {
  for await (const line of lines()) {
    const { folder, orders } = JSON.parse(line) as { folder: string; orders: readonly Order[] };
    try {
      const corrupt = integrity(folder);
      const desk = await openDesk(folder, named);
      const found = await inspect(desk);
      for (const order of orders) {
        const acted = await desk.act(order);
        if (acted.kind === 'refused') throw new Error(`${order.number} was refused: ${acted.code}.`);
      }
      const finished = await inspect(desk);
      await desk.stop();
      say(JSON.stringify({ found: { ...found, wrong: [...corrupt, ...found.wrong] }, finished }));
    } catch (error) {
      say(JSON.stringify({ failed: (error as Error).stack }));
    }
  }
};

const [mode, folder] = process.argv.slice(2);
process.on('uncaughtException', named);
await (mode === 'serve' ? serve(folder!) : inspectAll()).catch(named);
