import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { badCursor, cursorAt, placeAt } from './cursor.ts';
import { feedReader, type Message } from './feed.ts';
import { beginning, feed } from './feed.view.ts';

interface Wanted {
  readonly after?: string | null;
  readonly ownerAgencyId?: string | null;
}

const mostAtATime = 100;
/** Pages looked through for one answer; a filter that fits seldom goes on with the next request. */
const mostPages = 25;

const fits = ({ concerns }: Message, { ownerAgencyId }: Wanted): boolean =>
  !ownerAgencyId || concerns.includes(ownerAgencyId);

export const subscriptionsResolvers = (ports: ContextPorts): Resolvers => {
  const reader = feedReader(ports);

  /** A cursor from beyond the end was made up, or given out before an older copy was restored: to go on from it would miss things. */
  const checked = async (asking: Asking, place: string): Promise<string> => {
    if (place > (await reader.last(asking))) throw badCursor();
    return place;
  };

  const pageOf = async (asking: Asking, wanted: Wanted & { readonly first: number }) => {
    const first = Math.max(0, Math.min(wanted.first, mostAtATime));
    const start = wanted.after ? await checked(asking, placeAt(asking.tenant, wanted.after)) : beginning;
    const messages: Message[] = [];
    let cursor = cursorAt(asking.tenant, start);
    let place = start;
    for (let pages = 0; pages < mostPages; pages++) {
      const page = await reader.after(asking, place);
      if (page.end === undefined) return { messages, cursor };
      for (const message of page.messages) {
        if (messages.length >= first) return { messages, cursor };
        if (fits(message, wanted)) messages.push(message);
        // Moves on over what wasn't asked for, never over what isn't for the asker: that something is there would show.
        cursor = message.cursor;
      }
      place = page.end;
    }
    return { messages, cursor: cursorAt(asking.tenant, place) };
  };

  /**
   * Reads until there is nothing more, then waits for a change, and so on: one way for what was missed and for what comes, so
   * that there is no seam to fall into. Listening begins before the first reading.
   */
  async function* follow(asking: Asking, start: Promise<string>, wanted: Wanted) {
    let place = await start;
    const signal = asking.signal ?? new AbortController().signal;
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a change says nothing but that there was one
    for await (const change of ports.changes(asking.tenant, feed, signal)) {
      for (let page = await reader.after(asking, place); page.end; page = await reader.after(asking, place)) {
        for (const message of page.messages) if (fits(message, wanted)) yield { actionPointEvents: message };
        place = page.end;
      }
    }
  }

  return {
    Query: {
      actionPointEvents: (_: unknown, wanted: Wanted & { readonly first: number }, asking: Asking) =>
        pageOf(asking, wanted),
    },
    Subscription: {
      actionPointEvents: {
        // Not a generator itself: a malformed cursor is refused at once, and "now" is the moment of asking.
        subscribe: (_: unknown, wanted: Wanted, asking: Asking) => {
          const start = wanted.after ? checked(asking, placeAt(asking.tenant, wanted.after)) : reader.last(asking);
          start.catch(() => undefined);
          return follow(asking, start, wanted);
        },
      },
    },
  };
};
