import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startKafka } from '@csp/infra-local/kafka';
import { howMuch, tell } from '../testing/faults.ts';
import { append, begun, complete, provisioned, tenants, world } from '../testing/messages.ts';

/** R15 wants 50. */
const restarts = howMuch('RESTARTS', 3);
vi.setConfig({ testTimeout: 120_000 + restarts * 30_000, hookTimeout: 60_000 });

const { KAFKA_PROGRAM: program = '' } = process.env;
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

// A broker named in KAFKA_BROKERS is somebody else's, and is not stopped: these cases are then counted as skipped.
describe.skipIf(program === '')('a broker that ends in the middle and comes back', () => {
  it(`has lost nothing and doubled nothing, ${restarts} times`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csp-kafka-'));
    endings.push(async () => rmSync(folder, { recursive: true, force: true }));
    let server = await startKafka({ program, folder });
    endings.push(() => server.stop());
    const here = world({ brokers: server.brokers });
    endings.push(() => here.end());
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer);
    await begun(writer, reader);
    let last = 0;
    for (let restart = 0; restart < restarts; restart++) {
      const writing = Promise.all(tenants.map((tenant) => append(writer, tenant, last + 1, last + 40)));
      await new Promise((next) => setTimeout(next, 60 + (restart % 5) * 40));
      // Now and then as an upgrade does it, otherwise as a power cut.
      await server[restart % 5 === 2 ? 'stop' : 'kill']();
      await writing;
      server = await startKafka({ program, folder, port: server.port });
      last += 40;
    }
    await Promise.all(tenants.map((tenant) => append(writer, tenant, last + 1, last + 10)));
    const sum = await complete(writer, reader);
    expect(sum).toBeGreaterThan(restarts * 100);
    expect(reader.incidents.of('taken-in')).toBe(sum);
    expect(reader.incidents.of('missing')).toBe(0);
    expect(reader.inbox.standing).toEqual([]);
    tell('Broker ended and started again', {
      restarts,
      publications: sum,
      writer: writer.incidents.all(),
      reader: reader.incidents.all(),
    });
  });
  it('is waited for by services that begin before it is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csp-kafka-'));
    endings.push(async () => rmSync(folder, { recursive: true, force: true }));
    const first = await startKafka({ program, folder });
    await first.stop();
    const here = world({ brokers: first.brokers });
    endings.push(() => here.end());
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer);
    await begun(writer, reader);
    for (const tenant of tenants) await append(writer, tenant, 1, 10);
    const server = await startKafka({ program, folder, port: first.port });
    endings.push(() => server.stop());
    expect(await complete(writer, reader)).toBeGreaterThan(20);
    // Its end comes before the broker's.
    await here.end();
  });
});
