import type { LocalDate } from '@csp/kernel';
import type { ActionReferences } from '@csp/meetings-contract';

/** What a partnership calls an action point: `10/01` by month of the meeting, `2020/14` by year. */
export const referenceOf = (scheme: ActionReferences, meetingOn: LocalDate, number: number): string =>
  `${seriesOf(scheme, meetingOn)}${scheme === 'month-and-number' ? String(number).padStart(2, '0') : number}`;

/** What all references of one month or year begin with. */
export const seriesOf = (scheme: ActionReferences, meetingOn: LocalDate): string =>
  scheme === 'month-and-number' ? `${meetingOn.slice(5, 7)}/` : `${meetingOn.slice(0, 4)}/`;

/** The running number in a reference; 0 where there is none. */
export const runningNumberOf = (reference: string): number => Number(/\/(\d{1,9})$/.exec(reference)?.[1] ?? 0);
