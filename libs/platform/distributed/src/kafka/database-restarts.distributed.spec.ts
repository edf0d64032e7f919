import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongodb } from '@csp/infra-local';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { howMuch, insist, tell } from '../testing/faults.ts';
import { begun, commitOf, complete, provisioned, tenants, until, world } from '../testing/messages.ts';

const restarts = howMuch('RESTARTS', 4);
vi.setConfig({ testTimeout: 60_000 + restarts * 30_000, hookTimeout: 60_000 });

const { MONGO_PROGRAM: program = '' } = process.env;
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

// A server named in MONGO_URL is somebody else's, and is not stopped: this is then counted as skipped.
describe.skipIf(program === '')(
  'a database that is killed while one appends to it and another takes in, and comes back',
  () => {
    it(`has lost nothing and doubled nothing, ${restarts} times`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'csp-mongodb-'));
      endings.push(() => rmSync(folder, { recursive: true, force: true }));
      let server = await startMongodb({ program, folder });
      endings.push(() => server.stop());
      const here = world({ mongo: server.url });
      endings.push(() => here.end());
      const [writer, reader] = [await here.writer(), await here.reader()];
      await provisioned(writer);
      await begun(writer, reader);
      const acknowledged: string[] = [];
      let sentAgain = 0;
      let over = false;
      const write = async (tenant: (typeof tenants)[number]): Promise<void> => {
        for (let number = 1; !over; number++) {
          const commit = commitOf(number);
          sentAgain += await insist(writer, tenant, commit);
          acknowledged.push(commit.commandId);
        }
      };
      const writing = Promise.all(tenants.map(write));
      for (let restart = 0; restart < restarts; restart++) {
        // As long as it takes until something more has come all the way.
        const before = reader.incidents.of('taken-in');
        await until(() => reader.incidents.of('taken-in') > before + 8);
        await new Promise((next) => setTimeout(next, (restart % 7) * 15));
        await server.kill();
        // Long enough that something is asked of it while it is away.
        await new Promise((next) => setTimeout(next, 300));
        server = await startMongodb({ program, folder, port: server.port });
      }
      over = true;
      await writing;
      const sum = await complete(writer, reader);
      const logs = await Promise.all(
        tenants.map((tenant) => writer.distributed.store('tally').of(tenant).read(0, 1_000_000)),
      );
      const stored = logs.flat().map(({ commandId }) => commandId);
      expect(stored.toSorted()).toEqual(acknowledged.toSorted());
      expect(sentAgain).toBeGreaterThan(0);
      expect(reader.inbox.standing).toEqual([]);
      expect(reader.incidents.of('missing')).toBe(0);
      tell('Database killed and started again', {
        restarts,
        commits: stored.length,
        sentAgain,
        publications: sum,
        writer: writer.incidents.all(),
        reader: reader.incidents.all(),
      });
    });
  },
);
