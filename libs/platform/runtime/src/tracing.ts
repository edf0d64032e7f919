import type { Commit } from '@csp/kernel';
import type { Publication } from './publications.ts';

/** What a step is. No more than this is told of it: nothing that a person has written, and nobody's id. */
export interface What {
  /** `publish`, `view action-points`: words of ours, never a client's. */
  readonly name: string;
  readonly kind?: 'server' | 'producer' | 'consumer';
  readonly tenant: string;
}

/** Something that one process does on a command's way. */
export interface Step {
  /** The W3C `traceparent` of this step, for what goes on from it. */
  readonly trace: string;
  /** Which types of events it is about. */
  about(events: Commit['events']): void;
  end(outcome?: 'failed'): void;
}

/**
 * Follows commands through processes, for those who run them: which steps there were, where, and how long each took. Left out
 * where nobody asked for it.
 */
export interface Tracing {
  /** `after`: the `traceparent` of what it goes on from; a new trace begins where there is none, or one that can't be read. */
  begin(what: What, after?: string): Step;
  /** Goes on from a commit. None for a commit of no trace, or of one so long ago that nobody waits for it any more. */
  follow(what: What, commit: Pick<Commit, 'trace' | 'at' | 'events'>): Step | undefined;
}

/** Does something as a step; without one it is just done. */
export const inStep = async <T>(step: Step | undefined, work: () => Promise<T>): Promise<T> => {
  if (!step) return work();
  try {
    const result = await work();
    step.end();
    return result;
  } catch (error) {
    step.end('failed');
    throw error;
  }
};

/** Does something with publications, as a step in the trace of each. */
export const following = async <T>(
  tracing: Tracing | undefined,
  what: Omit<What, 'tenant'>,
  publications: readonly Publication[],
  work: () => Promise<T>,
): Promise<T> => {
  if (!tracing) return work();
  const steps = publications.flatMap(({ tenant, commit }) => tracing.follow({ ...what, tenant }, commit) ?? []);
  try {
    const result = await work();
    for (const step of steps) step.end();
    return result;
  } catch (error) {
    for (const step of steps) step.end('failed');
    throw error;
  }
};
