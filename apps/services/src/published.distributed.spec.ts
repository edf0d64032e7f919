import { readdirSync, readFileSync } from 'node:fs';
import { actionPlanPublished } from '@csp/action-plan-contract';
import type { DomainEvent, TenantId } from '@csp/kernel';
import { meetingsPublished } from '@csp/meetings-contract';
import { outreachPublished } from '@csp/outreach-contract';
import { partnershipsPublished } from '@csp/partnerships-contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { channelOf, documentedEvents, misfitsOf } from './testing/asyncapi.ts';
import { founded, listed, raised, updated } from './testing/events.ts';
import { everythingIn, topicsOf, until, type Found } from './testing/topics.ts';
import { world } from './testing/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const tenant = 'cambridge-city' as TenantId;

/** What happens to an action point first, whatever the names of the files. */
const beginning = 'ActionPointRaised.v1';

/** An example of each event that a context publishes, as its contract keeps it. */
const goldenOf = (context: string, published: readonly string[]): DomainEvent[] => {
  const folder = new URL(`../../../libs/${context}/contract/golden/`, import.meta.url);
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent)
    .filter(({ type }) => published.includes(type))
    .sort((a, b) => Number(b.type === beginning) - Number(a.type === beginning));
};

const golden = [
  ...goldenOf('partnerships', partnershipsPublished),
  ...goldenOf('meetings', meetingsPublished),
  ...goldenOf('action-plan', actionPlanPublished),
  ...goldenOf('outreach', outreachPublished),
];

describe('what is really published', () => {
  it('fits the AsyncAPI document, in every topic there is, with an example of every event', async () => {
    const here = await world();
    endings.push(() => here.end());
    await here.happened(tenant, founded(tenant), listed('police'));
    await here.publisher();
    await here.happened(tenant, raised('own', 'Its own'), updated('own', 'Asked'), ...golden);
    const found = new Map<string, readonly Found[]>();
    const typesFound = () =>
      new Set([...found.values()].flat().flatMap(({ headers }) => (headers['ce_eventtypes'] ?? '').split(',')));
    const look = async () => {
      for (const topic of await topicsOf(here.brokers, here.prefix))
        found.set(topic, await everythingIn(here.brokers, topic));
      return documentedEvents().every((type) => typesFound().has(type)) && toldTo('police').length >= 7;
    };
    const toldTo = (agency: string) => found.get(`${here.prefix}.agency.${agency}.v1`) ?? [];
    await until(look, () => [[...typesFound()], toldTo('police').length]);

    for (const [topic, messages] of found)
      for (const message of messages) expect([topic, misfitsOf(topic, message)]).toEqual([topic, []]);
    expect([...new Set([...found.keys()].map(channelOf))].sort()).toEqual([
      'action-plan',
      'agency',
      'meetings',
      'outreach',
      'partnerships',
    ]);
    expect(new Set(golden.map(({ type }) => type))).toEqual(new Set(documentedEvents()));
  });

  it('would be found not to fit, were it otherwise', () => {
    const headers = { 'content-type': 'application/json; charset=utf-8', ce_specversion: '1.0' };
    expect(misfitsOf('csp.agency.police.v1', { key: tenant, headers, body: '{}' })).not.toEqual([]);
    expect(() => channelOf('csp.agency.police.v2')).toThrow();
    expect(() => channelOf('csp.police.v1')).toThrow();
  });
});
