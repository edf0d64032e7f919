/** One thing that happened, as it is kept to be shown again. */
export interface FeedEvent {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actionPointId: string;
  readonly reference: string;
  readonly text: string;
  readonly ownerAgencyIds: readonly string[];
  readonly note: string | null;
  readonly dueOn: string | null;
}

export interface FeedMessage {
  readonly cursor: string;
  readonly event: FeedEvent;
}

/** Where somebody's feed stands: the cursor and what was shown up to it are kept in one piece, so they can't part. */
export interface Feed {
  readonly cursor: string;
  /** The newest first, at most `keptEvents`. */
  readonly events: readonly FeedEvent[];
}

export const keptEvents = 100;

/** Before the first visit: everything from the beginning is yet to come. */
export const unreadFeed: Feed = { cursor: '0', events: [] };

/** The feed after a message; the same feed when the event is in it already, whichever tab took it. */
export const withMessage = (feed: Feed, { cursor, event }: FeedMessage): Feed => {
  if (feed.events.some(({ id }) => id === event.id)) return feed;
  return { cursor, events: [event, ...feed.events].slice(0, keptEvents) };
};

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** One per partnership, account and agencies: another account at the same desk has its own place in the stream. */
export class FeedStore {
  readonly #name: string;
  constructor(
    private readonly storage: Kept,
    tenant: string,
    account: string,
  ) {
    this.#name = `csp:feed:${tenant}:${account}`;
  }

  read(): Feed {
    try {
      const kept = JSON.parse(this.storage.getItem(this.#name) ?? 'null') as Feed | null;
      return typeof kept?.cursor === 'string' && Array.isArray(kept.events) ? kept : unreadFeed;
    } catch {
      return unreadFeed;
    }
  }

  /** Takes a message in and tells how the feed stands; what another tab took meanwhile is kept. */
  take(message: FeedMessage): Feed {
    const before = this.read();
    const after = withMessage(before, message);
    if (after !== before) this.storage.setItem(this.#name, JSON.stringify(after));
    return after;
  }
}
