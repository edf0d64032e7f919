import { isRefused, refuse, type LocalDate } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { referenceOf } from './action-references.ts';
import { evolve } from './meeting.evolve.ts';
import type { Outcome } from './meeting.refusals.ts';
import type { Meeting } from './meeting.state.ts';
import type { MeetingStep } from './meeting.ts';

/** A whole meeting, entered from a file at once: all of it, or nothing. */
export interface ImportMeeting {
  readonly type: 'ImportMeeting';
  readonly importedOn: LocalDate;
  /** As somebody would have taken them, the first of them its scheduling: each is decided by its own rules. */
  readonly steps: readonly MeetingStep[];
  /** The first number of the meeting's month (or year) that nothing else in the register has. */
  readonly firstFreeNumber: number;
}

/**
 * The events of all steps, one after the other. A commit of the log can claim one reference only: this one claims the first that was
 * free, which every other meeting of that month would have to take before it comes to one of these.
 */
export const importWith =
  (decide: (step: MeetingStep, state: Meeting) => Outcome) =>
  ({ steps, importedOn, firstFreeNumber }: ImportMeeting, before: Meeting): Outcome => {
    if (before.status !== 'none') return refuse('already-imported');
    let state: Meeting = before;
    const all: MeetingEvent[] = [];
    for (const step of steps) {
      const events = decide(step, state);
      if (isRefused(events)) return events;
      state = events.reduce<Meeting>(evolve, state);
      all.push(...events);
    }
    if (state.status === 'none') return refuse('unknown-meeting');
    const { id: meetingId, date, actionReferences } = state;
    const reference = referenceOf(actionReferences, date, firstFreeNumber);
    const takesAny = all.some(({ type }) => type === 'ActionPointMinuted.v1');
    const freeReference = takesAny ? { year: date.slice(0, 4), reference } : null;
    return all.toSpliced(1, 0, { type: 'MeetingImported.v1', data: { meetingId, importedOn, freeReference } });
  };
