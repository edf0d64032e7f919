import type { Commit, TenantId, TenantLog, TenantViews, ViewWrite } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { memoryPlatform, type MemoryPlatform, type Wrapping } from './memory/memory-platform.ts';
import { casesOf, suites } from './suites.ts';
import type { MakePlatform } from './platform.ts';

type LogFault = NonNullable<Wrapping['log']>;
type ViewFault = NonNullable<Wrapping['views']>;

/** Each case of a suite on a platform of its own; the titles of those that fail or don't end. */
const failing = async (suite: keyof typeof suites, make: MakePlatform): Promise<string[]> => {
  const failed: string[] = [];
  for (const [title, run] of Object.entries(casesOf(suites[suite], {}))) {
    const platform = await make();
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('It does not end.')), 2_000).unref());
    await Promise.race([run(platform), late]).catch(() => failed.push(title));
    await platform.close();
  }
  return failed;
};

const withLog =
  (fault: () => LogFault): MakePlatform =>
  async () =>
    memoryPlatform({ log: fault() });

const withViews =
  (fault: () => ViewFault): MakePlatform =>
  async () =>
    memoryPlatform({ views: fault() });

const every = (nth: number) => {
  let times = 0;
  return () => ++times % nth === 0;
};

/** A log in which something is wrong, and a case that must say so. */
const logFaults: Readonly<Record<string, readonly [make: MakePlatform, caughtBy: string]>> = {
  'a commit is acknowledged and lost': [
    withLog(() => {
      const lost = every(7);
      return (log) => ({
        ...log,
        append: async (commit) =>
          lost() ? { kind: 'appended', position: (await log.head()) + 1 } : log.append(commit),
      });
    }),
    'takes 64 appends at once to as many streams, each at a position of its own',
  ],
  'a commit shows only some time after its answer': [
    withLog(() => (log) => ({
      ...log,
      append: async (commit) => {
        setImmediate(() => void log.append(commit).catch(() => undefined));
        return { kind: 'appended', position: (await log.head()) + 1 };
      },
    })),
    'shows a commit to whoever reads after its answer',
  ],
  'a command id is stored twice': [
    withLog(() => {
      let count = 0;
      return (log) => ({
        ...log,
        append: (commit) =>
          log.append({
            ...commit,
            commandId: commit.commandId.slice(0, 24) + (++count).toString(16).padStart(12, '0'),
          }),
      });
    }),
    'answers a command it knows with the first commit, and writes nothing',
  ],
  'a repeat is answered with itself and not with the first commit': [
    withLog(() => (log) => ({
      ...log,
      append: async (commit) => {
        const answer = await log.append(commit);
        return answer.kind === 'repeated'
          ? { kind: 'repeated', commit: { ...commit, position: answer.commit.position } }
          : answer;
      },
    })),
    'answers a command it knows with the first commit, and writes nothing',
  ],
  'a repeat is answered conflict': [
    withLog(() => (log) => ({
      ...log,
      append: async (commit) => {
        const answer = await log.append(commit);
        return answer.kind === 'repeated' ? { kind: 'conflict' } : answer;
      },
    })),
    'says repeated rather than conflict',
  ],
  'positions have a gap where a commit was refused': [
    withLog(() => {
      const refused = new WeakMap<TenantLog, number[]>();
      return (log) => {
        const gaps: number[] = refused.get(log) ?? [];
        refused.set(log, gaps);
        const shifted = (commit: Commit): Commit => ({
          ...commit,
          position: commit.position + gaps.filter((gap) => gap < commit.position).length,
        });
        return {
          ...log,
          read: async (after, limit) => (await log.read(after, limit)).map(shifted),
          append: async (commit) => {
            const answer = await log.append(commit);
            if (answer.kind === 'conflict') gaps.push(await log.head());
            return answer.kind === 'appended' ? { ...answer, position: answer.position + gaps.length } : answer;
          },
        };
      };
    }),
    'takes no position for what it refuses',
  ],
  'pages come in the wrong order': [
    withLog(() => (log) => ({ ...log, read: async (after, limit) => [...(await log.read(after, limit))].reverse() })),
    'reads in pages that join without seam',
  ],
  'commits come in the order of the clock': [
    withLog(() => (log) => ({
      ...log,
      read: async (after, limit) => [...(await log.read(after, limit))].sort((a, b) => (a.at < b.at ? -1 : 1)),
    })),
    'goes by positions, whatever the clock did meanwhile',
  ],
  'a page begins one too late': [
    withLog(() => (log) => ({ ...log, read: (after, limit) => log.read(after === 0 ? 0 : after + 1, limit) })),
    'reads in pages that join without seam',
  ],
  'two can have the same version': [
    withLog(() => (log) => ({
      ...log,
      append: async (commit) => {
        const answer = await log.append(commit);
        if (answer.kind !== 'conflict') return answer;
        const history = await log.stream(commit.stream);
        return log.append({ ...commit, version: history.at(-1)!.version + 1 });
      },
    })),
    'lets exactly one of 64 have a version',
  ],
  'a stream takes in those that begin like it': [
    withLog(() => (log) => ({
      ...log,
      stream: async (name, after = 0) => (await log.read(after, 1e6)).filter(({ stream }) => stream.startsWith(name)),
    })),
    "reads a stream's own commits only, in order, also from a position on",
  ],
  'a name can be claimed twice': [
    withLog(() => (log) => ({
      ...log,
      append: ({ claim: _, ...rest }) => log.append(rest),
    })),
    'lets a name be claimed once, whichever stream asks',
  ],
  'a claim is asked for before the version': [
    withLog(() => {
      const claimed = new Set<string>();
      return (log) => ({
        ...log,
        append: async (commit) => {
          if (commit.claim !== undefined && claimed.has(commit.claim)) return { kind: 'taken' };
          const answer = await log.append(commit);
          if (answer.kind === 'appended' && commit.claim !== undefined) claimed.add(commit.claim);
          return answer;
        },
      });
    }),
    'lets a name be claimed once, whichever stream asks',
  ],
  'a history ends with the first event of its last commit': [
    withLog(() => (log) => ({
      ...log,
      history: async (stream) => {
        const commits = await log.stream(stream);
        const events = commits.flatMap(({ events: all }, index) =>
          index < commits.length - 1 ? all : all.slice(0, 1),
        );
        return { events, position: commits.at(-1)?.position ?? 0 };
      },
    })),
    'gives all that happened in a stream, in order, and how far that is',
  ],
  'a history goes as far as the whole log': [
    withLog(() => (log) => ({
      ...log,
      history: async (stream) => ({ ...(await log.history(stream)), position: await log.head() }),
    })),
    'gives all that happened in a stream, in order, and how far that is',
  ],
  'a command id of another tenant is found': [
    withLog(() => {
      const logs = new Set<TenantLog>();
      return (log) => {
        logs.add(log);
        return {
          ...log,
          commitOf: async (id) => {
            for (const any of logs) {
              const found = await any.commitOf(id);
              if (found) return found;
            }
            return undefined;
          },
        };
      };
    }),
    'shows a tenant nothing of another',
  ],
  'all tenants share one log': [
    withLog(() => {
      const logs = new Map<string, TenantLog>();
      return (log, { context }) => {
        logs.set(context, logs.get(context) ?? log);
        return logs.get(context)!;
      };
    }),
    'shows a tenant nothing of another',
  ],
  'one bad append fails those of the same moment': [
    withLog(() => {
      let bad = false;
      return (log) => ({
        ...log,
        append: async (commit) => {
          bad ||= commit.commandId === 'not-a-uuid';
          await new Promise((turn) => setImmediate(turn));
          if (bad) throw new Error('The batch failed.');
          return log.append(commit);
        },
      });
    }),
    'lets an append that can not be stored harm no other of the same moment',
  ],
  'what was stored can be changed by whoever read it': [
    withLog(() => {
      const pages = new Map<TenantId, Commit[]>();
      return (log, { tenant }) => ({
        ...log,
        read: async (after, limit) => {
          const known = pages.get(tenant) ?? [];
          pages.set(tenant, [...known, ...(await log.read(known.length, 1e6))]);
          return pages.get(tenant)!.slice(after, after + limit);
        },
      });
    }),
    'is not changed by what happens to an object handed in or given out',
  ],
  'nothing is left when it is opened again': [
    async () => {
      let inner = memoryPlatform();
      const outer: MemoryPlatform = {
        ...inner,
        provision: (tenant) => inner.provision(tenant),
        tenants: () => inner.tenants(),
        store: (context) => inner.store(context),
        views: (context) => inner.views(context),
        reopen: async () => {
          inner = memoryPlatform();
        },
      };
      return outer;
    },
    'holds the same commits after it was opened again',
  ],
  'a tenant that was never provisioned can be written to': [
    async () => {
      const platform = memoryPlatform();
      const open = (context: string, tenant: TenantId) => {
        void platform.provision(tenant);
        return platform.store(context).of(tenant);
      };
      return { ...platform, store: (context) => ({ of: (tenant) => open(context, tenant) }) };
    },
    'is not there for a tenant never provisioned',
  ],
};

const withoutRows = (change: ViewWrite): ViewWrite => ({ ...change, rows: [] });

const viewFaults: Readonly<Record<string, readonly [make: MakePlatform, caughtBy: string]>> = {
  'the checkpoint is ahead of the rows': [
    withViews(() => (views) => ({
      ...views,
      write: async (change) => {
        await views.write(withoutRows(change));
        await views.write(change);
      },
    })),
    'does not move its checkpoint when the rows fail, and can be written again',
  ],
  'a write shows row by row': [
    withViews(() => (views) => ({
      ...views,
      write: async (change) => {
        for (const row of change.rows) {
          await views.write({ ...change, rows: [row], checkpoint: await views.checkpoint(change.feed) });
          await new Promise((turn) => setImmediate(turn));
        }
        await views.write(withoutRows(change));
      },
    })),
    'shows readers all of a write or nothing',
  ],
  'readers see a generation that is half built': [
    withViews(() => (views) => ({
      ...views,
      create: async (generation) => {
        await views.create(generation);
        await views.finish(generation);
      },
    })),
    'answers from the old generation while the new one is filled',
  ],
  'readers stay with the generation that they began with': [
    withViews(() => (views) => ({
      ...views,
      finish: async (generation) => {
        const { number } = await views.live(generation.view);
        if (number === 0) await views.finish(generation);
      },
    })),
    'answers from the new generation at once, also those who asked before',
  ],
  'a rebuild goes on from what a cut-off one left': [
    withViews(() => {
      const made = new Set<string>();
      return (views, { tenant }) => ({
        ...views,
        create: async (generation) => {
          const key = `${tenant}/${generation.view.name}@${generation.number}`;
          if (!made.has(key)) await views.create(generation);
          made.add(key);
        },
      });
    }),
    'makes a generation empty, whatever an interrupted rebuild left there',
  ],
  'consumers share a checkpoint': [
    withViews(() => (views) => {
      const one = (feed: ViewWrite['feed']) => ({ ...feed, consumer: 'all' });
      return {
        ...views,
        checkpoint: (feed) => views.checkpoint(one(feed)),
        write: (change) => views.write({ ...change, feed: one(change.feed) }),
      };
    }),
    'keeps consumers, sources and tenants apart',
  ],
  'a parked stream forgets where it was parked': [
    withViews(() => (views) => ({
      ...views,
      write: (change) => views.write({ ...change, unpark: (change.park ?? []).map(({ stream }) => stream) }),
    })),
    'keeps parked streams by position until they are taken up again',
  ],
  'what a policy did is lost with the views': [
    withViews(() => (views) => {
      const fleeting = ({ lasting: _, ...feed }: ViewWrite['feed']) => feed;
      return {
        ...views,
        checkpoint: (feed) => views.checkpoint(fleeting(feed)),
        parked: (feed) => views.parked(fleeting(feed)),
        write: (change) => views.write({ ...change, feed: fleeting(change.feed) }),
      };
    }),
    'remembers what a policy has done where the views are lost',
  ],
  'a removed row is still found': [
    withViews(() => (views) => ({
      ...views,
      write: (change) => views.write({ ...change, rows: change.rows.filter(({ row }) => row !== undefined) }),
    })),
    'puts, replaces and removes rows',
  ],
  'what was found once is found for ever': [
    withViews(() => (views) => {
      const kept = new Map<string, Promise<unknown>>();
      const once = <Answer>(question: unknown, answer: () => Promise<Answer>): Promise<Answer> => {
        const key = JSON.stringify(question);
        if (!kept.has(key)) kept.set(key, answer());
        return kept.get(key) as Promise<Answer>;
      };
      return {
        ...views,
        rows: (view) => {
          const rows = views.rows(view);
          return { ...rows, find: (query) => once([view.name, query], () => rows.find(query)) };
        },
      };
    }),
    'answers after each write as if it were asked for the first time',
  ],
  'texts are ordered as JavaScript does': [
    withViews(() => (views) => ({
      ...views,
      rows: (view) => {
        const rows = views.rows(view);
        const index = (row: unknown) => (row as { role: string }).role;
        return {
          ...rows,
          find: async (query = {}) => {
            const found = [...(await rows.find(query))];
            return query.orderBy === 'role' ? found.sort((a, b) => (index(a) < index(b) ? -1 : 1)) : found;
          },
        };
      },
    })),
    'orders texts by code point and numbers by size',
  ],
  'all tenants share their rows': [
    withViews(() => {
      const shared = new Map<string, TenantViews>();
      return (views, { context }) => {
        shared.set(context, shared.get(context) ?? views);
        return shared.get(context)!;
      };
    }),
    'shows a tenant nothing of another',
  ],
};

/** Faults of a platform that the suites above it notice as well, at what they do to those who use it. */
const usersOfFaults: readonly (readonly [string, keyof typeof suites, MakePlatform, string])[] = [
  [
    'the checkpoint is written and the rows are not',
    'inbox',
    withViews(() => (views) => ({ ...views, write: (change) => views.write(withoutRows(change)) })),
    'has its rows and its checkpoint at one place, wherever it died',
  ],
  [
    'a page leaves a commit out',
    'relay',
    withLog(() => (log) => ({
      ...log,
      read: async (after, limit) => (await log.read(after, limit)).filter(({ position }) => position !== 4),
    })),
    'gives what is published in the order of positions',
  ],
  [
    'a command id is not found again',
    'runtime',
    withLog(() => {
      let count = 0;
      return (log) => ({
        ...log,
        commitOf: async () => undefined,
        append: (commit) =>
          log.append({
            ...commit,
            commandId: commit.commandId.slice(0, 24) + (++count).toString(16).padStart(12, '0'),
          }),
      });
    }),
    'has one effect although each event comes again and again',
  ],
];

describe('the suites catch what was planted', () => {
  it.each(Object.entries(logFaults))('event store: %s', async (_, [make, caughtBy]) => {
    expect(await failing('event store', make)).toContain(caughtBy);
  });
  it.each(Object.entries(viewFaults))('view store: %s', async (_, [make, caughtBy]) => {
    expect(await failing('view store', make)).toContain(caughtBy);
  });
  it.each(usersOfFaults)('%s (%s)', { timeout: 60_000 }, async (_, suite, make, caughtBy) => {
    expect(await failing(suite, make)).toContain(caughtBy);
  });
  it.each(Object.keys(suites) as (keyof typeof suites)[])(
    'and find nothing where nothing was planted: %s',
    async (suite) => {
      expect(await failing(suite, async () => memoryPlatform())).toEqual([]);
    },
  );
});
