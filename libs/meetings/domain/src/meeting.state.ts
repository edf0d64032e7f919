import { refuse, unreachable, type LocalDate, type LocalTime, type Refused } from '@csp/kernel';
import type {
  ActionReferences,
  Attendee,
  Consequence,
  DecisionVerb,
  InterestConduct,
  InterestKind,
  Lead,
  MinuteNumbering,
  Owner,
  Participant,
  Purpose,
  ReviewOutcome,
  Votes,
} from '@csp/meetings-contract';

/** What the meeting is to go through. Its number is its place: see `agenda-numbers.ts`. */
export interface AgendaItem {
  readonly id: string;
  readonly title: string;
  readonly purpose: Purpose | null;
  readonly leads: readonly Lead[];
  readonly minutesAllotted: number | null;
  readonly restrictedBecause: string | null;
  /** Empty in a sub-item: an agenda has two levels. */
  readonly subItems: readonly AgendaItem[];
}

export interface Paragraph {
  readonly id: string;
  readonly itemId: string;
  readonly number: string;
  readonly text: string;
  /** What stood there before the minutes were agreed with an alteration. */
  readonly before: string | null;
}

export interface RecordedDecision {
  readonly id: string;
  readonly paragraphId: string;
  readonly verb: DecisionVerb;
  readonly subject: string;
  readonly caveat: string | null;
  readonly recommendation: string | null;
  readonly votes: Votes | null;
  readonly setsOff: Consequence | null;
  /** What it sets off has been set off. */
  readonly inEffect: boolean;
}

export interface Declaration extends Lead {
  readonly id: string;
  readonly itemId: string;
  readonly kind: InterestKind;
  readonly nature: string;
  readonly conduct: InterestConduct;
}

export interface Comment {
  readonly id: string;
  readonly paragraphId: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly text: string;
  readonly commentedOn: LocalDate;
}

export interface Correction {
  readonly id: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly correctedOn: LocalDate;
}

export interface MinutedActionPoint {
  readonly id: string;
  readonly reference: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly ownerAgencyNames: readonly string[];
  readonly dueOn: LocalDate | null;
}

export interface Review {
  readonly outcome: ReviewOutcome;
  readonly response: string | null;
  readonly dueOn: LocalDate | null;
}

export interface RecordedAttendance {
  readonly present: readonly Attendee[];
  readonly apologies: readonly Participant[];
  readonly absent: readonly Participant[];
  readonly publicCount: number;
}

/** What is known of a meeting from the day it is scheduled; the habits of the partnership are those of that day. */
export interface Plan {
  readonly id: string;
  readonly groupId: string;
  /** The series it was scheduled from; none where it stands by itself. */
  readonly seriesId: string | null;
  readonly title: string;
  readonly date: LocalDate;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly place: string | null;
  readonly noticeWorkingDays: number;
  readonly quorumAgencies: number;
  readonly minuteNumbering: MinuteNumbering;
  readonly actionReferences: ActionReferences;
  readonly agenda: readonly AgendaItem[];
  /** None while the agenda isn't out. */
  readonly publishedOn: LocalDate | null;
}

/** A meeting that has begun, with what is written down about it. */
export interface Sitting extends Plan {
  /** None before it is recorded. */
  readonly attendance: RecordedAttendance | null;
  /** In the order they are read: by item, or as they were written where numbers run on. */
  readonly paragraphs: readonly Paragraph[];
  readonly decisions: readonly RecordedDecision[];
  readonly declarations: readonly Declaration[];
  /** Without those taken out as mistakes. */
  readonly actionPoints: readonly MinutedActionPoint[];
  /** The running number of the last action point, taken out or not: numbers are given once. */
  readonly lastReference: number;
  readonly keyMessages: readonly string[];
  readonly comments: readonly Comment[];
  /** By id of the action point. */
  readonly reviews: Readonly<Record<string, Review>>;
}

/** A meeting that is over. */
export interface Past extends Sitting {
  readonly closedAt: LocalTime;
}

export interface Agreement {
  readonly atMeetingId: string;
  readonly agreedOn: LocalDate;
  /** Made since, beside the minutes. */
  readonly corrections: readonly Correction[];
}

export type Meeting =
  | { readonly status: 'none' }
  | ({ readonly status: 'scheduled' | 'agenda-published' } & Plan)
  | ({ readonly status: 'cancelled'; readonly cancelledBecause: string } & Plan)
  | ({ readonly status: 'open' } & Sitting)
  /** Over; its minutes are being written. */
  | ({ readonly status: 'held' } & Past)
  /** Its minutes have been sent round. */
  | ({ readonly status: 'circulated' } & Past)
  | ({ readonly status: 'agreed'; readonly agreement: Agreement } & Past);

export type Status = Meeting['status'];
export type Planned = Extract<Meeting, { status: 'scheduled' | 'agenda-published' }>;
export type Minuting = Extract<Meeting, { status: 'open' | 'held' }>;
export type Known = Exclude<Meeting, { status: 'none' }>;

export type SituationRefusal =
  'unknown-meeting' | 'meeting-cancelled' | 'already-opened' | 'not-open' | 'minutes-circulated' | 'minutes-agreed';

/** For what can only be done before a meeting begins. */
export const beforeItBegins = (state: Known): Planned | Refused<SituationRefusal> => {
  switch (state.status) {
    case 'scheduled':
    case 'agenda-published':
      return state;
    case 'cancelled':
      return refuse('meeting-cancelled');
    case 'open':
    case 'held':
    case 'circulated':
      return refuse('already-opened');
    case 'agreed':
      return refuse('minutes-agreed');
    default:
      return unreachable(state);
  }
};

/** For what is written down while a meeting runs, and afterwards until its minutes are sent round. */
export const whileMinuted = (state: Known): Minuting | Refused<SituationRefusal> => {
  switch (state.status) {
    case 'open':
    case 'held':
      return state;
    case 'scheduled':
    case 'agenda-published':
      return refuse('not-open');
    case 'cancelled':
      return refuse('meeting-cancelled');
    case 'circulated':
      return refuse('minutes-circulated');
    case 'agreed':
      return refuse('minutes-agreed');
    default:
      return unreachable(state);
  }
};

/** Whether it has begun, so that something is written down about it. */
export const hasBegun = (state: Meeting): state is Extract<Meeting, Sitting> => 'paragraphs' in state;
