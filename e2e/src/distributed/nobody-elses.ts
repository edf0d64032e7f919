import type { RunningProduct } from '@csp/infra-local/product';
import { beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../harness/accounts.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { openProduct } from '../harness/product.ts';
import { allStored, allTold, type Broadcast, type Stored } from './everything.ts';

/** Where else to look: what processes print, and where each serves its metrics. */
export interface Outlets {
  /** An open meeting in Cambridge City, where action points can be minuted. */
  readonly desk: () => object;
  readonly lines: readonly string[];
  readonly metrics: readonly string[];
}

/** A word that stands nowhere unless it was brought there. */
const canaryOf = (tenant: string): string => `canary${tenant.replaceAll('-', '')}${Date.now().toString(36)}`;

const places = [
  { tenant: 'cambridge-city', kind: 'support officer', canary: canaryOf('cambridge-city') },
  { tenant: 'fenland', kind: 'officer of another district', canary: canaryOf('fenland') },
] as const;

/** What the agencies' topics and the county's inbox must have before there is something to look for. */
const arrivedMilliseconds = 60_000;

/** Two partnerships at work on one product; then everything that it has left anywhere is read past it. */
export const nobodyElses = ({ servers }: RunningProduct, { lines, metrics, desk }: Outlets): void => {
  describe('what one partnership writes', () => {
    const { MONGO_URL = '', KAFKA_BROKERS = '', CSP_PREFIX = '' } = servers;
    let broadcast: Broadcast;
    let stored: readonly Stored[];

    beforeAll(async () => {
      const product = await openProduct();
      const [here, there] = await Promise.all(places.map(({ kind }) => product.user(kind)));
      const [mine, theirs] = places.map(({ canary }) => `To do ${canary}`);
      await here!.act('minuteActionPoint', { ...desk(), text: mine }, 'id');
      const { groupId, agencies } = await placeOf(there!);
      const meeting = await MeetingDesk.schedule(there!, { groupId, date: '2045-06-13' });
      await meeting.item(`Item ${places[1].canary}`);
      const owners = [{ role: 'Officer', agencyId: agencies[0] }];
      await there!.act('raiseActionPoint', { reference: 'Canary', text: theirs, owners }, 'id');
      const told = ({ told }: Broadcast, canary: string, topics: string) =>
        told.some(({ topic, body }) => topic.startsWith(`${CSP_PREFIX}.${topics}`) && body.includes(canary));
      for (const began = Date.now(); ;) {
        broadcast = await allTold(KAFKA_BROKERS, CSP_PREFIX);
        stored = await allStored(MONGO_URL, CSP_PREFIX);
        const arrived = places.every(
          ({ tenant, canary }) =>
            ['action-plan.', 'agency.'].every((topics) => told(broadcast, canary, topics)) &&
            ['action-plan', 'subscriptions', 'county'].every((context) =>
              stored.some(({ database, text }) => database.endsWith(`_${context}_${tenant}`) && text.includes(canary)),
            ),
        );
        if (arrived) break;
        if (Date.now() - began < arrivedMilliseconds) continue;
        console.log(
          `Not everything has arrived:\n${lines
            .filter((line) => line.includes('incident'))
            .slice(-30)
            .join('\n')}`,
        );
        break;
      }
    }, arrivedMilliseconds + 60_000);

    it.each(places)('is in $tenant’s own databases and under its own key, and nowhere else', ({ tenant, canary }) => {
      const databases = new Set(stored.filter(({ text }) => text.includes(canary)).map(({ database }) => database));
      for (const context of ['meetings', 'action-plan', 'subscriptions', 'county'])
        expect(databases).toContain(`${CSP_PREFIX}_${context}_${tenant}`);
      // The county board may read, and searches, what action points are about.
      const theirs = (database: string) =>
        database.endsWith(`_${tenant}`) || database === `${CSP_PREFIX}_county_county`;
      expect([...databases].filter((database) => !theirs(database))).toEqual([]);
      const found = broadcast.told.filter((one) => JSON.stringify(one).includes(canary));
      const topics = [...new Set(found.map(({ topic }) => topic))];
      expect(topics).toContain(`${CSP_PREFIX}.action-plan.v1`);
      expect(topics.some((topic) => topic.startsWith(`${CSP_PREFIX}.agency.`))).toBe(true);
      expect(found.filter(({ key }) => key !== tenant)).toEqual([]);
      expect(found.filter(({ headers }) => JSON.stringify(headers).includes(canary))).toEqual([]);
    });

    it('is sent under the key of the partnership it is of, all of it', () => {
      for (const { topic, key, headers } of broadcast.told) {
        expect(headers['ce_partitionkey']).toBe(key);
        expect(headers['ce_source']?.split('/').at(-1)).toBe(key);
        expect(topic).toMatch(/^[a-z0-9]+\.(?:agency\.)?[a-z0-9-]+\.v1$/);
      }
      const inboxes = stored.filter(({ collection }) => collection.startsWith('inbox.'));
      expect(inboxes.length).toBeGreaterThan(100);
    });

    it('is named by no topic, group, database or collection', () => {
      const names = [
        ...broadcast.topics,
        ...broadcast.groups,
        ...stored.flatMap(({ database, collection }) => [database, collection]),
      ];
      expect(broadcast.groups.length).toBeGreaterThan(3);
      expect(forbidden().filter((word) => names.some((name) => name.includes(word)))).toEqual([]);
      // A group and a topic are all partnerships', so that none is named after one: but for an agency that is called as it is.
      const shared = [...broadcast.topics, ...broadcast.groups].filter((name) => !name.includes('.agency.'));
      for (const { tenant } of places) expect(shared.filter((name) => name.includes(tenant))).toEqual([]);
    });

    it('is in no log and no metrics, nor is anybody’s name or address', async () => {
      for (const name of ['gateway', 'meetings', 'action-plan', 'subscriptions', 'county', 'partnerships'])
        expect(lines.some((line) => line.includes(`"process":"${name}"`))).toBe(true);
      const served = await Promise.all(metrics.map(async (address) => (await fetch(address)).text()));
      for (const text of served) expect(text).toContain('csp_graphql_operation_seconds histogram');
      const all = [...lines, ...served].join('\n');
      expect(forbidden().filter((word) => all.includes(word))).toEqual([]);
      // How busy a partnership is, is nobody's business who reads the metrics.
      for (const { tenant } of places) expect(served.filter((text) => text.includes(tenant))).toEqual([]);
    });
  });
};

/** What people have written, and what they sign in as. */
const forbidden = (): readonly string[] => [
  ...places.map(({ canary }) => canary),
  ...accounts.flatMap((account) => (account.kind === 'person' ? [account.login, account.password] : [account.secret])),
];
