import type { Feed, Generation, Recorded, TenantId, TenantLog, TenantViews, View } from '@csp/kernel';
import {
  Consumer,
  publicationsOf,
  relayed,
  viewEffect,
  type Effect,
  type Publication,
  type PublicationSource,
} from '@csp/platform-runtime';
import { tallies, tallyContext, type TallyRow } from '../examples/tally.ts';
import type { PlatformUnderTest } from '../platform.ts';
import type { AlarmRecord } from '../ports.ts';
import { appended, counted, logOf } from './commits.ts';
import { viewsOf } from './rows.ts';

const generation: Generation = { view: tallies as unknown as View, number: 1 };

/** What a broker would deliver. */
export const pushed = async ({ source }: Inbox): Promise<Publication[]> => {
  const publications: Publication[] = [];
  for await (const publication of relayed(source, 0, 100)) publications.push(publication);
  return publications;
};

export interface Inbox {
  readonly feed: Feed;
  /** Of a consumer that keeps no rows. */
  readonly policyFeed: Feed;
  readonly log: TenantLog;
  readonly source: PublicationSource;
  readonly views: TenantViews;
  readonly alarms: AlarmRecord[];
  /** A consumer as a process has it that has just begun. `views`: a port that fails, for example. */
  consumer(views?: TenantViews): Promise<Consumer>;
  row(id: string): Promise<TallyRow | undefined>;
  open(id: string): Promise<void>;
  count(id: string, amount: number, note?: string): Promise<void>;
}

/** A log that grows, a view over it, and the consumer between them. */
export const inboxOf = async (platform: PlatformUnderTest, name = 'cambridge-city'): Promise<Inbox> => {
  const tenant = name as TenantId;
  const feed: Feed = { consumer: 'tallies@1', source: 'tally', tenant };
  const log = await logOf(platform, name);
  const views = await viewsOf(platform, name);
  const source = publicationsOf('tally', tenant, log, tallyContext.upcasts);
  const alarms: AlarmRecord[] = [];
  if ((await views.live(generation.view)).number === 0) {
    await views.create(generation);
    await views.finish(generation);
  }
  const versions = new Map<string, number>();
  const next = (id: string) => {
    versions.set(id, (versions.get(id) ?? 0) + 1);
    return { stream: `tally-${id}`, version: versions.get(id)! };
  };
  return {
    feed,
    policyFeed: { consumer: 'policy:listen', source: 'tally', tenant, lasting: true },
    log,
    source,
    views,
    alarms,
    consumer: async (port = views) => {
      const alarm = (kind: AlarmRecord['kind'], detail: AlarmRecord['detail']) => void alarms.push({ kind, detail });
      const consumer = new Consumer(feed, source, port, viewEffect(port, generation), alarm);
      await consumer.start();
      return consumer;
    },
    row: (id) => views.rows(tallies).get(id),
    open: async (tallyId) => {
      const data = { tallyId, subject: tallyId };
      await appended(log, { ...next(tallyId), events: [{ type: 'TallyOpened.v2', data }] });
    },
    count: async (tallyId, amount, note = '') => {
      const { data, type } = counted(amount);
      await appended(log, { ...next(tallyId), events: [{ type, data: { ...(data as object), tallyId, note } }] });
    },
  };
};

/** A consumer that keeps no rows and writes down what it was given; `fails` may throw. */
export const listener = async (
  { policyFeed, source, views, alarms }: Inbox,
  heard: string[],
  fails: (event: Recorded) => void | Promise<void> = () => {},
): Promise<Consumer> => {
  const effect: Effect = {
    begin: async () => ({
      apply: async (event) => {
        await fails(event);
        const { tallyId, amount = 0 } = event.event.data as { tallyId: string; amount?: number };
        heard.push(`${tallyId}:${amount}`);
      },
      rows: () => [],
      acted: () => true,
    }),
  };
  const consumer = new Consumer(
    policyFeed,
    source,
    views,
    effect,
    (kind, detail) => void alarms.push({ kind, detail }),
  );
  await consumer.start();
  return consumer;
};
