import { OutcomeUnknown, StorageFull, type Generation, type Recorded, type TenantViews, type View } from '@csp/kernel';
import { TryLater, type Effect } from './consumer.ts';
import type { Acted, Here, Policy, Reaction } from './context.ts';

/** Folds events into the rows of one generation of a view. */
export const viewEffect = (views: TenantViews, generation: Generation): Effect => ({
  generation,
  begin: async (events) => {
    const { view } = generation;
    const rows = new Map(await views.load(generation, [...new Set(events.flatMap((event) => keysOf(view, event)))]));
    const changed = new Map<string, number>();
    return {
      apply: (event) => {
        // All rows of an event first, so that one that fails leaves none half done.
        const after = view.keys(event).map((key) => [key, view.fold(rows.get(key), event, key)] as const);
        for (const [key, row] of after) {
          if (row === rows.get(key)) continue;
          rows.set(key, row);
          changed.set(key, event.position);
        }
      },
      rows: () => [...changed].map(([key, position]) => ({ key, row: rows.get(key), position })),
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

/** Gives the command a policy asks for, under an id derived from the event, so that a repeat has no second effect. */
export const policyEffect = (
  policy: Policy,
  rows: Here['rows'],
  give: (reaction: Reaction, cause: Recorded, policy: string) => Promise<Acted>,
): Effect => ({
  begin: async () => {
    let acted = false;
    return {
      apply: async (event) => {
        const reaction = await policy.react(event, rows);
        if (!reaction) return;
        try {
          const answer = await give(reaction, event, policy.name);
          if (answer.kind === 'refused' && answer.code === 'busy') throw new TryLater('The stream is busy.');
          acted = true;
        } catch (error) {
          const moment = error instanceof OutcomeUnknown || error instanceof StorageFull;
          throw moment ? new TryLater(error.message) : error;
        }
      },
      rows: () => [],
      // Also of a refusal: it is final for this event, and must not be asked for again when the aggregate has moved on.
      acted: () => acted,
    };
  },
});
