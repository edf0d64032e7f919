import { upcast, type Commit, type TenantId, type Upcasts } from '@csp/kernel';
import type { Publication, PublicationSource } from '@csp/platform-runtime';
import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

/** One publication as it arrived. */
interface PublicationDocument {
  /** Its position: what comes twice is refused by the index that is there anyway. */
  readonly _id: number;
  readonly previous: number;
  /** JSON of the commit, so that it comes back as it was whatever its keys are. */
  readonly commit: string;
}

/** So many that came together are kept at hand; of more, a process that catches up would keep too much for every tenant. */
const keptPublications = 8;

/** A publication is missing before another one: nobody may read past it. */
export class InboxHasGap extends Error {
  override readonly name = 'InboxHasGap';
}

/**
 * What one context has published in one tenant, as far as it has arrived: the collection `inbox.<context>` of the reading
 * service's own database. The last document is the place it has come to, so that there is nothing to be kept beside it. A
 * publication is only inserted by somebody who knows that what it follows on is there: whoever writes at once, and however late,
 * the chain has no gap.
 */
export class InboxStore {
  private readonly arrived;
  /** All there is between `after` and the last of them: those who were told of them needn't read them back. */
  private latest: { readonly after: number; readonly publications: readonly Publication[] } | undefined;

  constructor(
    database: Connection,
    private readonly context: string,
    private readonly tenant: TenantId,
  ) {
    this.arrived = database.collection<PublicationDocument>(`inbox.${context}`);
  }

  /** Position of the last publication that has arrived; 0 before the first. */
  async position(): Promise<number> {
    const [last] = await this.arrived
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return last?._id ?? 0;
  }

  /**
   * In their order, after the last that is there. `taken`: another process was first with one of them; what is there is to be
   * looked at again.
   */
  async add(publications: readonly Publication[], after: number): Promise<'added' | 'taken'> {
    const documents = publications.map(({ position, previous, commit }) => ({
      _id: position,
      previous,
      commit: JSON.stringify(commit),
    }));
    try {
      await this.arrived.insertMany(documents, { ordered: true });
      this.latest = publications.length > keptPublications ? undefined : { after, publications };
      return 'added';
    } catch (error) {
      if (isDuplicate(error)) return 'taken';
      throw error;
    }
  }

  /** Some of those after a position; nothing only where there are none. Throws `InboxHasGap` where a document was lost. */
  async read(after: number, limit: number): Promise<readonly Publication[]> {
    if (this.latest && after >= this.latest.after) {
      const atHand = this.latest.publications.filter(({ position }) => position > after);
      if (atHand.length > 0) return atHand.slice(0, limit);
    }
    const found = await this.arrived
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    let before = after;
    return found.map(({ _id: position, previous, commit }) => {
      if (previous > before)
        throw new InboxHasGap(`${this.context} of ${this.tenant}: ${previous} is missing, and ${position} is there.`);
      before = position;
      return { context: this.context, tenant: this.tenant, position, previous, commit: JSON.parse(commit) as Commit };
    });
  }
}

/** A context of another process, as its contract describes it: this much of a runtime's context. */
export interface Source {
  readonly name: string;
  /** The event types it publishes, in the versions that this service understands. */
  readonly published: readonly string[];
  /** What arrived years ago is in the shape that was the newest then. */
  readonly upcasts: Upcasts;
}

/**
 * What has arrived, for views and policies to pull from. An event in another version than this service knows is not to be passed
 * over in silence, and parks its stream; an event of a name that nobody here has heard of concerns nobody here.
 */
export const inboxSource = (store: InboxStore, { published, upcasts }: Source): PublicationSource => {
  const known = new Set(published);
  const names = new Set(published.map(nameOf));
  return {
    read: async (after, limit) => {
      const arrived = await store.read(after, limit);
      const publications = arrived.flatMap((publication): Publication[] => {
        const newest = publication.commit.events.map((event) => upcast(upcasts, event));
        const events = newest.filter(({ type }) => known.has(type) || names.has(nameOf(type)));
        if (events.length === 0) return [];
        const strange = events.find(({ type }) => !known.has(type));
        const commit = { ...publication.commit, events };
        return [{ ...publication, commit, ...(strange && { notUnderstood: `${strange.type} is not known here.` }) }];
      });
      return { publications, upTo: arrived.at(-1)?.position ?? after };
    },
  };
};

/** Which types of events are in none of the versions that this service knows. */
export const strangeTypes = (publications: readonly Publication[], { published, upcasts }: Source): string[] => {
  const types = new Set(publications.flatMap(({ commit }) => commit.events.map(({ type }) => type)));
  return [...types].filter((type) => !published.includes(type) && !(type in upcasts));
};

const nameOf = (type: string): string => type.slice(0, type.lastIndexOf('.'));
