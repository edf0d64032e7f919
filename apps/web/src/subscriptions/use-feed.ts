import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePartnership } from '../app/partnership.ts';
import { accountKey, useSession } from '../app/session.ts';
import { useAnnounce } from '../design/announcer.tsx';
import type { Liveness } from '../graph/follow.ts';
import { useConnection } from '../graph/graph.tsx';
import { graphql } from '../graph/graphql.ts';
import { browserStorage } from '../storage/unsent.ts';
import { FeedStore, unreadFeed, type FeedEvent } from './feed.ts';
import { happened } from './words.ts';

const feedSubscription = graphql(`
  subscription ActionPointEvents($after: Cursor, $ownerAgencyId: ID) {
    actionPointEvents(after: $after, ownerAgencyId: $ownerAgencyId) {
      cursor
      event {
        id
        kind
        at
        actionPointId
        reference
        text
        ownerAgencyIds
        note
        dueOn
      }
    }
  }
`);

/** The agency's stream from where this account left it in this browser, each event once. */
export const useFeed = () => {
  const { slug, ownAgencyIds } = usePartnership();
  const account = accountKey(useSession());
  const connection = useConnection();
  const announce = useAnnounce();
  const store = useMemo(() => new FeedStore(browserStorage, slug, account), [slug, account]);
  const [feed, setFeed] = useState(() => store.read());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const agencies = ownAgencyIds.join(' ');
  // On the very first visit all that ever happened comes in; only what happens from then on is news.
  const [newsFrom] = useState(() => (store.read() === unreadFeed ? new Date().toISOString() : ''));
  const announceSoon = useSoon(announce);

  useEffect(() => {
    const own = agencies.split(' ');
    const [only] = own;
    return connection.follow({
      document: feedSubscription,
      variables: () => ({ after: store.read().cursor, ownerAgencyId: own.length === 1 ? (only ?? null) : null }),
      onLiveness: setLiveness,
      onData: ({ actionPointEvents: message }) => {
        const { event } = message;
        const known = store.read();
        const next = store.take(message);
        setFeed(next);
        const mine = event.ownerAgencyIds.some((id) => own.includes(id));
        if (next.cursor === known.cursor || !mine || event.at < newsFrom) return;
        setFresh((so) => new Set(so).add(event.id));
        announceSoon(happened(event));
      },
    });
  }, [connection, store, agencies, announceSoon, newsFrom]);

  const owned = ({ ownerAgencyIds }: FeedEvent) => ownerAgencyIds.some((id) => ownAgencyIds.includes(id));
  // That a point was taken from the agency is told as well, where anything was told of it before.
  const events = feed.events.filter(
    (event) =>
      owned(event) ||
      (event.kind === 'REASSIGNED' &&
        feed.events.some((other) => other.actionPointId === event.actionPointId && owned(other))),
  );
  return { feed: { ...feed, events }, fresh, liveness };
};

const togetherMilliseconds = 600;

/** One sentence for one thing, one sentence for many that come at once: nobody wants a hundred read out. */
const useSoon = (announce: (sentence: string) => void): ((sentence: string) => void) => {
  const waiting = useRef<string[]>([]);
  return useCallback(
    (sentence) => {
      if (waiting.current.push(sentence) > 1) return;
      setTimeout(() => {
        const [first, ...more] = waiting.current.splice(0);
        announce(more.length === 0 ? `${first}.` : `${more.length + 1} things have happened to your action points.`);
      }, togetherMilliseconds);
    },
    [announce],
  );
};
