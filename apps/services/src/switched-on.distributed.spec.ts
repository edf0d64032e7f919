import type { TenantId } from '@csp/kernel';
import { onMongoAndKafka, readDistributedSettings } from '@csp/platform-distributed';
import { contextPorts, Runtime } from '@csp/platform-runtime';
import { agencyFeeds, subscriptionsContext } from '@csp/subscriptions-service';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { othersOf } from './others.ts';
import { founded, listed, raised } from './testing/events.ts';
import { everythingIn, topicsOf, until } from './testing/topics.ts';
import { named, world, type World } from './testing/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const tenant = 'fenland' as TenantId;

/** The subscriptions service's platform as its process has it, with this in its environment; settles when it has begun. */
const process = async ({ prefix, brokers }: World, environment: Readonly<Record<string, string>>): Promise<void> => {
  const servers = { MONGO_URL: named('MONGO_URL'), KAFKA_BROKERS: brokers, CSP_PREFIX: prefix };
  const settings = readDistributedSettings({ ...servers, ...environment });
  const logger = { warn: () => {}, error: () => {} };
  const context = subscriptionsContext;
  const platform = await onMongoAndKafka(settings, othersOf(context), agencyFeeds)({ context, logger });
  endings.push(() => platform.close());
  const runtime = new Runtime([context], platform.ports);
  await runtime.start();
  endings.push(() => runtime.stop());
  await platform.begun(contextPorts(context.name, runtime, platform.ports, () => Promise.reject(new Error('Unused.'))));
  const admit = async (): Promise<void> => {
    for (const one of await platform.newTenants()) await runtime.admit(one);
  };
  const admitting = setInterval(() => void admit().catch(() => undefined), 100);
  endings.push(async () => clearInterval(admitting));
};

const begun = async (environment: Readonly<Record<string, string>>): Promise<World> => {
  const here = await world();
  endings.push(() => here.end());
  await process(here, environment);
  await here.happened(tenant, founded(tenant), listed('police'), raised('1', 'one'));
  return here;
};

describe('AGENCY_TOPICS', () => {
  it('yes: agencies are told in their topics', async () => {
    const here = await begun({ AGENCY_TOPICS: 'yes' });
    const topic = `${here.prefix}.agency.police.v1`;
    await until(async () => (await topicsOf(here.brokers, here.prefix)).includes(topic));
    await until(async () => (await everythingIn(here.brokers, topic)).length === 1);
  });
  it('left out: there are no such topics', async () => {
    const here = await begun({});
    // Longer than it takes when it is on: two looks.
    await new Promise((next) => setTimeout(next, 5_000));
    const topics = await topicsOf(here.brokers, here.prefix);
    expect(topics).toContain(`${here.prefix}.partnerships.v1`);
    expect(topics.filter((name) => name.includes('.agency.'))).toEqual([]);
  });
  it('of another word ends the start with what would be right', () => {
    const servers = { MONGO_URL: 'mongodb://mongo', KAFKA_BROKERS: 'kafka:9092' };
    expect(() => readDistributedSettings({ ...servers, AGENCY_TOPICS: 'on' })).toThrow('give yes or no');
  });
});
