import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantId } from '@csp/kernel';
import { createEmbedded } from '@csp/platform-embedded';
import { digest, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { createDoorbell } from '@csp/platform-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type Service, type ServicePlatform } from './service.ts';
import { createParish } from './testing/parish.ts';
import { cambridge, officer } from './testing/town.ts';
import { createVoucher } from './voucher.ts';
import { newVouchingKey, publicKeysOf } from './vouching-keys.ts';

const fenland = tenantId('fenland');
const [bells] = createParish().contexts;
const key = newVouchingKey();
const voucher = createVoucher([key], systemClock);

describe('a service process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csp-service-'));
  let gateway: Server;
  let service: Service;
  let reached = true;
  let closed = false;
  beforeAll(async () => {
    gateway = createServer((_, response) => response.end(JSON.stringify(publicKeysOf([key]))));
    await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
    const keys = new URL(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}/keys.json`);
    const configuration = { port: 0, host: '127.0.0.1', keys, production: true, logLevel: 'silent' };
    service = await startService(bells!, configuration, () => onEmbedded());
  });
  afterAll(async () => {
    gateway.close();
    rmSync(folder, { recursive: true });
  });

  /** As the distributed platform will: partnerships can be provisioned elsewhere, and storage can be out of reach. */
  const onEmbedded = (): ServicePlatform => {
    const embedded = createEmbedded(folder);
    embedded.provision(cambridge);
    return {
      ports: {
        store: embedded.store,
        views: embedded.views,
        tenants: embedded.tenants,
        clock: systemClock,
        ids: timeOrderedIds(systemClock),
        timers: systemTimers,
        doorbell: createDoorbell(),
        digest,
        soleWriter: true,
        alarm: () => {},
      },
      newTenants: async () => {
        if (embedded.tenants().includes(fenland)) return [];
        embedded.provision(fenland);
        return [fenland];
      },
      checks: { storage: async () => reached },
      close: async () => {
        embedded.close();
        closed = true;
      },
    };
  };

  const at = (path: string) => fetch(`http://127.0.0.1:${service.port}${path}`);
  const ask = async (query: string, tenant = cambridge) =>
    fetch(`http://127.0.0.1:${service.port}/t/${tenant}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await voucher.assertion({ principal: officer, tenant })}`,
      },
      body: JSON.stringify({ query }),
    });

  it('believes the gateway by the keys at its address', async () => {
    expect(await (await ask('{ bell(id: "a") { weight } }')).json()).toEqual({ data: { bell: { weight: 100 } } });
  });

  it('says what it adds to the graph', async () => {
    const { data } = (await (await ask('{ _service { sdl } }')).json()) as { data: { _service: { sdl: string } } };
    expect(data._service.sdl).toContain('type Bell @key(fields: "id")');
  });

  it('is ready as long as it reaches what it needs', async () => {
    expect(await (await at('/readyz')).json()).toEqual({ state: 'ready', reached: { storage: true }, parked: 0 });
    reached = false;
    const answer = await at('/readyz');
    reached = true;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ reached: { storage: false } });
  });

  it('takes in a partnership that was provisioned elsewhere', async () => {
    await expect
      .poll(async () => (await ask('{ bell(id: "a") { id } }', fenland)).status, { timeout: 8_000 })
      .toBe(200);
    expect(await (await at('/tenants')).json()).toEqual({ tenants: [cambridge, fenland] });
  });

  it('tells of nothing else', async () => {
    expect((await ask('{ bell(id: "a") { id } }', tenantId('nowhere'))).status).toBe(404);
    expect(await (await at('/elsewhere')).json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('lets go of its platform when it stops', async () => {
    await service.stop();
    expect(closed).toBe(true);
    await expect(at('/livez')).rejects.toThrow();
  });
});
