import type { Generation, Recorded, Rows, TenantViews, View } from '@csp/kernel';
import { DomainFault } from './act.ts';
import { TryLater, type Effect } from './consumer.ts';
import type { Acted, Here, Policy, Reaction } from './context.ts';

/** Folds events into the rows of one generation of a view. */
export const viewEffect = (views: TenantViews, generation: Generation): Effect => ({
  generation,
  begin: async (events) => {
    const { view } = generation;
    const loaded = await views.load(generation, [...new Set(events.flatMap((event) => keysOf(view, event)))]);
    const rows = new Map([...loaded].map(([key, { row }]) => [key, row]));
    // A row may be further than the checkpoint, where a process died between writing the two.
    const unseen = (key: string, { position }: Recorded) => position > (loaded.get(key)?.position ?? 0);
    const changed = new Map<string, number>();
    let elsewhere = false;
    return {
      apply: (event) => {
        // All rows of an event first, so that one that fails leaves none half done.
        const all = view.keys(event);
        const keys = all.filter((key) => unseen(key, event));
        if (keys.length < all.length) elsewhere = true;
        const after = keys.map((key) => [key, view.fold(rows.get(key), event, key)] as const);
        for (const [key, row] of after) {
          if (row === rows.get(key)) continue;
          rows.set(key, row);
          changed.set(key, event.position);
        }
      },
      rows: () => [...changed].map(([key, position]) => ({ key, row: rows.get(key), position })),
      changedElsewhere: () => elsewhere,
    };
  },
});

const keysOf = (view: View, event: Recorded): readonly string[] => {
  try {
    return view.keys(event);
  } catch {
    return []; // The fold meets the same fault and parks the stream.
  }
};

/**
 * Gives the command a policy asks for, under an id derived from the event, so that a repeat has no second effect. What the
 * policy's or the domain's own code throws is the event's fault; any other failure is storage's, and of the moment.
 */
export const policyEffect = (
  policy: Policy,
  rows: Here['rows'],
  give: (reaction: Reaction, cause: Recorded, policy: string) => Promise<Acted>,
): Effect => ({
  begin: async () => {
    let acted = false;
    return {
      apply: async (event) => {
        const reaction = await policy.react(event, (view) => patient(rows(view)));
        if (!reaction) return;
        const answer = await give(reaction, event, policy.name).catch((error: Error) => {
          throw error instanceof DomainFault ? error : new TryLater(error.message);
        });
        if (answer.kind === 'refused' && answer.code === 'busy') throw new TryLater('The stream is busy.');
        acted = true;
      },
      rows: () => [],
      // Also of a refusal: it is final for this event, and must not be asked for again when the aggregate has moved on.
      acted: () => acted,
    };
  },
});

const patient = <Row, Index extends string>(rows: Rows<Row, Index>): Rows<Row, Index> => {
  const later = (error: Error): never => {
    throw new TryLater(error.message);
  };
  return {
    get: (key) => rows.get(key).catch(later),
    find: (query) => rows.find(query).catch(later),
    count: (query) => rows.count(query).catch(later),
  };
};
