import { tenantId } from '@csp/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAt, placeAt } from './cursor.ts';
import { feedReader, type Message } from './feed.ts';
import { beginning, placeOf } from './feed.view.ts';
import { subscriptionsContext } from './index.ts';
import { asking, carried, closed, inMemory, raised, updated } from './testing/memory.ts';

const city = tenantId('cambridge-city');

interface Page {
  readonly messages: readonly Message[];
  readonly cursor: string;
}
interface Arguments {
  readonly after?: string | null;
  readonly ownerAgencyId?: string | null;
  readonly first?: number;
}

const opened = () => {
  const memory = inMemory();
  const { Query, Subscription } = subscriptionsContext.subgraph!.resolvers(memory.ports) as unknown as {
    Query: { actionPointEvents(parent: object, args: Arguments, asked: object): Promise<Page> };
    Subscription: {
      actionPointEvents: {
        subscribe(parent: object, args: Arguments, asked: object): AsyncGenerator<{ actionPointEvents: Message }>;
      };
    };
  };
  const poll = (args: Arguments = {}, tenant = 'cambridge-city') =>
    Query.actionPointEvents({}, { first: 50, ...args }, asking(tenant));
  /** Follows until told to stop, or until `most` messages have come. */
  const follow = async (args: Arguments, heard: (message: Message) => void, stop: AbortSignal, most = Infinity) => {
    let count = 0;
    const events = Subscription.actionPointEvents.subscribe({}, args, asking('cambridge-city', stop));
    for await (const { actionPointEvents } of events) {
      heard(actionPointEvents);
      if (++count >= most) break;
    }
  };
  return { ...memory, poll, follow, commit: memory.commit.bind(null, city) };
};

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
const notes = (messages: readonly Message[]) =>
  messages.map(({ event }) => `${event.kind} ${event.actionPointId}${event.note ? ` ${event.note}` : ''}`);
const badCursor = { extensions: { code: 'BAD_CURSOR' } };

describe('polling', () => {
  it('gives all from the beginning, each with what minutes cite and the due date of its time', async () => {
    const { poll, commit } = opened();
    commit(raised('a', { dueOn: null }));
    commit(updated('a', 'asked'));
    commit(carried('a', '2021-02-09'));
    commit(updated('a', 'asked again'));
    commit(closed('a', 'few referrals magnify it'));
    const { messages } = await poll();
    expect(notes(messages)).toEqual([
      'RAISED a',
      'UPDATED a asked',
      'CARRIED_FORWARD a',
      'UPDATED a asked again',
      'CLOSED a few referrals magnify it',
    ]);
    expect(messages.map(({ event }) => event.dueOn)).toEqual([null, null, '2021-02-09', '2021-02-09', '2020-10-06']);
    for (const { event } of messages)
      expect(event).toMatchObject({ reference: '02/a', text: 'What a is about', ownerAgencyIds: ['research-group'] });
  });

  it('says who answered, who owns it now, and that it was withdrawn', async () => {
    const { poll, commit } = opened();
    const by = { actionPointId: 'a', agencyId: 'research-group', answeredOn: '2020-02-13' };
    commit(raised('a'));
    commit({ type: 'ActionPointAnswered.v1', data: { ...by, answer: 'acknowledged', note: null } });
    commit({ type: 'ActionPointAnswered.v1', data: { ...by, answer: 'accepted', note: 'by June' } });
    commit({ type: 'ActionPointAnswered.v1', data: { ...by, answer: 'declined', note: 'not ours' } });
    const owners = [{ agencyId: 'police', role: 'Inspector' }];
    const previousOwners = [{ agencyId: 'research-group', role: 'Officer' }];
    const reassignment = { owners, previousOwners, reason: 'theirs', reassignedOn: '2020-02-14' };
    commit({ type: 'ActionPointReassigned.v1', data: { actionPointId: 'a', ...reassignment } });
    const date = { previousDueOn: '2020-10-06', dueOn: '2020-06-30', reason: 'the bid', changedOn: '2020-02-15' };
    commit({ type: 'ActionPointDueDateChanged.v1', data: { actionPointId: 'a', ...date } });
    const gone = { reason: null, withdrawnOn: '2020-02-16', wasClosed: false, dueOn: '2020-06-30' };
    commit({ type: 'ActionPointWithdrawn.v1', data: { actionPointId: 'a', ...gone } });
    const { messages } = await poll();
    expect(notes(messages)).toEqual([
      'RAISED a',
      'ACKNOWLEDGED a',
      'ACCEPTED a by June',
      'DECLINED a not ours',
      'REASSIGNED a theirs',
      'DUE_DATE_CHANGED a the bid',
      'WITHDRAWN a',
    ]);
    expect(messages.map(({ event }) => event.byAgencyId)).toEqual([
      null,
      ...Array(3).fill('research-group'),
      ...Array(3).fill(null),
    ]);
    const owned = messages.map(({ event }) => event.ownerAgencyIds.join());
    expect(owned).toEqual([...Array(4).fill('research-group'), ...Array(3).fill('police')]);
    const told = async (ownerAgencyId: string) =>
      (await poll({ ownerAgencyId })).messages.map(({ event }) => event.kind);
    expect((await told('research-group')).at(-1)).toBe('REASSIGNED');
    expect(await told('police')).toEqual(['REASSIGNED', 'DUE_DATE_CHANGED', 'WITHDRAWN']);
  });

  it('goes on from the cursor, and answers the same cursor when there is nothing new', async () => {
    const { poll, commit } = opened();
    expect(await poll()).toEqual({ messages: [], cursor: '0' });
    commit(raised('a'), raised('b'));
    commit(raised('c'));
    const first = await poll({ after: '0', first: 2 });
    expect(notes(first.messages)).toEqual(['RAISED a', 'RAISED b']);
    const second = await poll({ after: first.cursor });
    expect(notes(second.messages)).toEqual(['RAISED c']);
    expect(await poll({ after: second.cursor })).toEqual({ messages: [], cursor: second.cursor });
  });

  it('gives between none and 100 at a time', async () => {
    const { poll, commit } = opened();
    for (let n = 0; n < 120; n++) commit(raised(`p${n}`));
    expect((await poll({ first: 10_000 })).messages).toHaveLength(100);
    expect(await poll({ first: -1 })).toEqual({ messages: [], cursor: '0' });
  });

  it('filters by owner and moves on over what others own', async () => {
    const { poll, commit } = opened();
    commit(raised('a', { owner: 'cambs-fire' }));
    commit(raised('b'));
    commit(updated('a', 'seen'));
    const { messages, cursor } = await poll({ ownerAgencyId: 'research-group' });
    expect(notes(messages)).toEqual(['RAISED b']);
    expect((await poll({ after: cursor })).messages).toEqual([]);
  });

  it('reads on through a filter that fits seldom', async () => {
    const { poll, commit } = opened();
    for (let n = 0; n < 6_000; n++) commit(raised(`p${n}`, { owner: 'cambs-fire' }));
    commit(raised('mine'));
    let [cursor, found] = ['0', [] as string[]];
    for (let asked = 0; asked < 10 && found.length === 0; asked++) {
      const page = await poll({ after: cursor, ownerAgencyId: 'research-group' });
      [cursor, found] = [page.cursor, notes(page.messages)];
    }
    expect(found).toEqual(['RAISED mine']);
  });
});

describe('restricted points', () => {
  it('never show: not raised, not in anything later, not in the cursor', async () => {
    const { poll, commit } = opened();
    commit(raised('a'));
    const { cursor } = await poll();
    commit(raised('secret', { restricted: true }));
    commit(updated('secret', 'hush'));
    const owners = [{ agencyId: 'police', role: 'Inspector' }];
    const data = { owners, previousOwners: owners, reason: 'hush', reassignedOn: '2020-02-14' };
    commit({ type: 'ActionPointReassigned.v1', data: { actionPointId: 'secret', ...data } });
    commit(closed('secret', 'hush'));
    expect(await poll({ after: cursor })).toEqual({ messages: [], cursor });
    commit(updated('a', 'asked'));
    expect(JSON.stringify(await poll())).not.toMatch(/secret|hush/);
  });
});

describe('a cursor', () => {
  it('comes back as the place it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 9_999 }), (position, index) => {
        const place = placeOf(position, index);
        expect(placeAt(city, cursorAt(city, place))).toBe(place);
      }),
    );
    expect(placeAt(city, '0')).toBe(beginning);
  });

  it('orders as text in the order of the log', () => {
    expect(placeOf(9, 0) < placeOf(10, 0)).toBe(true);
    expect(placeOf(10, 2) < placeOf(10, 10)).toBe(true);
  });

  const own = cursorAt(city, placeOf(3, 0));
  it.each([
    '1',
    '-1',
    'null',
    'MTo',
    '%00',
    'é'.repeat(50),
    '\u0000',
    `${own}=`,
    ` ${own}`,
    own.toLowerCase(),
    btoa('2:3.0:cambridge-city'),
    btoa('1:0.0:cambridge-city').replace(/=+$/, ''),
    btoa('1:03.0:cambridge-city').replace(/=+$/, ''),
    btoa('1:1e3.0:cambridge-city').replace(/=+$/, ''),
    btoa('1:-3.0:cambridge-city').replace(/=+$/, ''),
    cursorAt(tenantId('fenland'), placeOf(3, 0)),
  ])('that is not ours is refused: %j', async (after) => {
    const { poll, follow, commit } = opened();
    for (const id of ['a', 'b', 'c', 'd']) commit(raised(id));
    await expect(poll({ after })).rejects.toMatchObject(badCursor);
    await expect(follow({ after }, () => {}, new AbortController().signal)).rejects.toMatchObject(badCursor);
  });

  it('of any text is refused or understood, never an error of another kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        try {
          expect(cursorAt(city, placeAt(city, text))).toBe(text);
        } catch (error) {
          expect(error).toMatchObject(badCursor);
        }
      }),
    );
  });

  it('from beyond the end is refused: going on from there would miss what comes', async () => {
    const { poll, follow, commit } = opened();
    commit(raised('a'));
    const after = cursorAt(city, placeOf(2, 0));
    await expect(poll({ after })).rejects.toMatchObject(badCursor);
    await expect(follow({ after }, () => {}, new AbortController().signal)).rejects.toMatchObject(badCursor);
  });
});

describe('following', () => {
  it('without a cursor begins now', async () => {
    const { follow, commit } = opened();
    commit(raised('before'));
    const heard: Message[] = [];
    const stop = new AbortController();
    const following = follow({}, (message) => heard.push(message), stop.signal);
    await turn();
    commit(raised('after'));
    await turn();
    expect(notes(heard)).toEqual(['RAISED after']);
    stop.abort();
    await following;
  });

  it('ends when the one who asked has gone', async () => {
    const { follow } = opened();
    const stop = new AbortController();
    const following = follow({ after: '0' }, () => {}, stop.signal);
    await turn();
    stop.abort();
    await expect(following).resolves.toBeUndefined();
  });

  it('reads once for all who stand at the same place, and looks once more for each', async () => {
    const { follow, commit, reads } = opened();
    const stop = new AbortController();
    let heard = 0;
    const everyone = Array.from({ length: 50 }, () =>
      follow({ after: '0' }, () => heard++, AbortSignal.any([stop.signal])),
    );
    await turn();
    const before = reads();
    commit(raised('a'));
    await turn();
    expect(heard).toBe(50);
    expect(reads() - before).toBeLessThanOrEqual(51);
    stop.abort();
    await Promise.all(everyone);
  });

  it('believes no reading that was begun by another before the change it was woken by', async () => {
    const { ports, commit } = opened();
    // Answers with what was there when it was asked, some time later: as a store on the other side of a network does.
    const slow = {
      ...ports,
      of: (asked: Parameters<typeof ports.of>[0]) => {
        const here = ports.of(asked);
        return {
          ...here,
          rows: ((view) => {
            const rows = here.rows(view);
            return { ...rows, find: async (query) => (await Promise.all([rows.find(query), turn()]))[0] };
          }) as typeof here.rows,
        };
      },
    };
    const reader = feedReader(slow);
    const earlier = reader.after(asking('cambridge-city'), beginning);
    commit(raised('a'));
    const later = reader.after(asking('cambridge-city'), beginning);
    expect((await earlier).messages).toEqual([]);
    expect(notes((await later).messages)).toEqual(['RAISED a']);
  });

  it('says each event once and in order, wherever it is cut and resumed', async () => {
    const points = ['a', 'b', 'secret'];
    const step = fc.record({
      point: fc.constantFrom(...points),
      together: fc.integer({ min: 1, max: 3 }),
      pause: fc.boolean(),
    });
    const cuts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), cuts, async (steps, stretches) => {
        const { follow, commit, poll } = opened();
        commit(...points.map((point) => raised(point, { restricted: point === 'secret' })));
        const writing = (async () => {
          for (const [n, { point, together, pause }] of steps.entries()) {
            commit(...Array.from({ length: together }, (_, index) => updated(point, `${n}.${index}`)));
            if (pause) await turn();
          }
        })();
        const expected = [
          'RAISED a',
          'RAISED b',
          ...steps.flatMap(({ point, together }, n) =>
            point === 'secret' ? [] : Array.from({ length: together }, (_, index) => `UPDATED ${point} ${n}.${index}`),
          ),
        ];
        const heard: Message[] = [];
        let after = '0';
        for (let cut = 0; heard.length < expected.length; cut++) {
          const left = expected.length - heard.length;
          const most = Math.min(stretches[cut % stretches.length]!, left);
          await follow({ after }, (message) => heard.push(message), new AbortController().signal, most);
          after = heard.at(-1)!.cursor;
        }
        await writing;
        expect(notes(heard)).toEqual(expected);
        expect(new Set(heard.map(({ event }) => event.id)).size).toBe(expected.length);
        expect((await poll({ after })).messages).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the edge', () => {
  it('is for those with a role in the partnership', () => {
    const { access } = subscriptionsContext.subgraph!;
    for (const rule of Object.values(access)) {
      if (rule === 'anyone') throw new Error('The feed is not for anyone.');
      const principal = { id: 'x', kind: 'machine', grants: [] } as const;
      expect(rule([], principal)).toBe(false);
      expect(rule([{ tenant: city, role: 'agency-officer', agencyId: 'cambs-fire' }], principal)).toBe(true);
    }
  });
});
