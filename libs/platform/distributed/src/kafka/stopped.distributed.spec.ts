import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { howMuch, insist, tell } from '../testing/faults.ts';
import { begun, commitOf, complete, provisioned, tenants, until, world } from '../testing/messages.ts';

/** R13 wants a minute. Longer than the lease of these specs (1.5 s) and Kafka's session (10 s). */
const seconds = howMuch('SECONDS', 12);
vi.setConfig({ testTimeout: 120_000 + seconds * 2_000, hookTimeout: 60_000 });

const here = world();
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await here.end();
});

const program = fileURLToPath(new URL('../testing/process.ts', import.meta.url));

interface Account {
  readonly acknowledged: readonly string[];
  readonly leads: boolean;
  readonly writer: Readonly<Record<string, number>>;
  readonly reader: Readonly<Record<string, number>>;
}

it(`a process stopped for ${seconds} s and woken has been replaced, and doubles nothing`, async () => {
  const [writer, reader] = [await here.writer(), await here.reader()];
  await provisioned(writer);
  const child = spawn(process.execPath, ['--import', 'tsx', program, here.prefix], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  endings.push(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('leads');
  await begun(writer, reader);
  expect(writer.relay.leads).toBe(false);

  child.kill('SIGSTOP');
  const ours: string[] = [];
  const write = async (count: number) => {
    for (let number = 1; number <= count; number++)
      for (const tenant of tenants) {
        const commit = commitOf(number);
        await insist(writer, tenant, commit);
        ours.push(commit.commandId);
      }
  };
  const stopped = new Promise((woken) => setTimeout(woken, seconds * 1_000));
  await write(10);
  await until(() => writer.relay.leads);
  // All of it, also what the stopped one had appended, and in the partitions that were the stopped one's.
  const meanwhile = await complete(writer, reader);
  await stopped;

  child.kill('SIGCONT');
  await write(10);
  await new Promise((next) => setTimeout(next, 1_000));
  child.stdin.end();
  const account = JSON.parse(String((await lines.next()).value)) as Account;
  await once(child, 'close');
  expect(account.leads).toBe(false);
  expect(writer.relay.leads).toBe(true);
  const sum = await complete(writer, reader);
  const logs = await Promise.all(
    tenants.map((tenant) => writer.distributed.store('tally').of(tenant).read(0, 1_000_000)),
  );
  const stored = logs.flat().map(({ commandId }) => commandId);
  expect(stored.toSorted()).toEqual([...ours, ...account.acknowledged].toSorted());
  // Each was taken in by one of the two, and by one alone.
  expect(reader.incidents.of('taken-in') + (account.reader['taken-in'] ?? 0)).toBe(sum);
  expect(reader.inbox.standing).toEqual([]);
  tell('Process stopped and woken', {
    seconds,
    meanwhile,
    publications: sum,
    woken: { ...account, acknowledged: account.acknowledged.length },
  });
});
