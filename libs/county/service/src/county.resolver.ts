import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { countyActionPoints } from './action-points.view.ts';
import { countyMeetings } from './meetings.view.ts';
import { readOverview } from './overview.ts';
import { countyPartnerships } from './partnerships.view.ts';
import { searchCounty, type CountySearch } from './search/search.ts';

interface SearchArguments {
  readonly search: CountySearch;
  readonly first: number;
  readonly offset: number;
}

export const countyResolvers = (ports: ContextPorts): Resolvers => {
  /** Listens before it reads for the first time, so that nothing falls between. What looks as before is not told again. */
  async function* follow(asking: Asking) {
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, ...(asking.signal ? [asking.signal] : [])]);
    const told = new Map<string, string>();
    const changes = anyOf([
      ports.changes(asking.tenant, countyPartnerships, signal),
      ports.changes(asking.tenant, countyActionPoints, signal),
      ports.changes(asking.tenant, countyMeetings, signal),
      // A new day makes points overdue and meetings past without any event.
      ports.days(signal),
    ]);
    try {
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a change says nothing but that there was one
      for await (const change of changes) {
        for (const overview of await readOverview(ports.of(asking))) {
          const content = JSON.stringify(overview);
          if (told.get(overview.slug) === content) continue;
          told.set(overview.slug, content);
          yield { countyOverviewChanged: overview };
        }
      }
    } finally {
      left.abort();
    }
  }

  return {
    Query: {
      countyOverview: (_: unknown, __: unknown, asking: Asking) => readOverview(ports.of(asking)),
      searchCounty: (_: unknown, { search, ...page }: SearchArguments, asking: Asking) =>
        searchCounty(ports.of(asking), { ...search, ...page }),
    },
    Subscription: {
      countyOverviewChanged: {
        subscribe: (_: unknown, __: unknown, asking: Asking) => follow(asking),
      },
    },
  };
};

/** Once for one or more changes of any source; ends when all have ended, fails when one fails. */
async function* anyOf(sources: readonly AsyncIterable<unknown>[]): AsyncGenerator<void> {
  let changed = false;
  let running = sources.length;
  let fault: unknown;
  let wake = (): void => {};
  const listen = async (source: AsyncIterable<unknown>): Promise<void> => {
    try {
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as above
      for await (const change of source) {
        changed = true;
        wake();
      }
    } catch (error) {
      fault = error;
    }
    running--;
    wake();
  };
  for (const source of sources) void listen(source);
  for (;;) {
    if (fault !== undefined) throw fault;
    if (changed) {
      changed = false;
      yield;
    } else if (running === 0) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
