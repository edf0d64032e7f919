import type { RecommendationSource, SaidBy } from '@csp/action-plan-contract';
import type { LocalDate, LocalTime } from '@csp/kernel';
import type { DecisionVerb, Purpose, ReviewOutcome, Rhythm } from '@csp/meetings-contract';
import type { AgencyClass, PartnershipSettings } from '@csp/partnerships-contract';
import type { Day } from './days.ts';

/** What a support officer would type in: one partnership's papers as plain data, turned into commands by `office.ts`. */
export interface Papers {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'district' | 'county';
  readonly district: string | null;
  readonly council: string | null;
  readonly settings: PartnershipSettings;
  readonly agencies: readonly AgencyPaper[];
  readonly groups: readonly GroupPaper[];
  /** Where minutes are numbered on and on: the first number after those from before the record began. */
  readonly runningFrom?: number;
  readonly meetings: readonly MeetingPaper[];
  readonly series?: readonly SeriesPaper[];
  /** What agencies and the support officer reported between meetings. */
  readonly reports: readonly ReportPaper[];
  readonly recommendations?: readonly RecommendationPaper[];
  readonly feedback?: readonly FeedbackPaper[];
}

export interface AgencyPaper {
  readonly id: string;
  readonly name: string;
  readonly class: AgencyClass;
  readonly from?: string;
  readonly until?: string;
  readonly succeededBy?: string;
}

export interface GroupPaper {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly cadence?: string;
  readonly setUpOn?: string;
  readonly disbandedOn?: string;
  /** Terms of reference from before the record began. */
  readonly terms?: { readonly text: string; readonly adoptedOn: LocalDate; readonly reviewOn: LocalDate };
}

/** A role title and the agency it belongs to; never a name. */
export type Role = readonly [role: string, agencyId: string | null];

export interface MeetingPaper {
  readonly key: string;
  readonly group: string;
  /** The series it was scheduled from. Where no agenda is given, it begins with the series' standing items. */
  readonly series?: string;
  readonly on: Day;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly place: string | null;
  /** The day its date was set; 100 days before it when left out. */
  readonly scheduledOn?: Day;
  /** It was first set for this day. */
  readonly movedFrom?: { readonly on: Day; readonly reason: string };
  readonly cancelledBecause?: string;
  /** How many days before the meeting the agenda went out; 8 when left out. */
  readonly publishedDaysBefore?: number;
  readonly stage: 'scheduled' | 'published' | 'held' | 'circulated';
  readonly agenda: readonly ItemPaper[];
  readonly attendance?: AttendancePaper;
  readonly reviews?: readonly ReviewPaper[];
  readonly closedAt?: LocalTime;
  /** Earlier meetings whose minutes it agreed. */
  readonly agrees?: readonly AgreementPaper[];
}

/** What the meetings of a group have in common. */
export interface SeriesPaper {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  /** Before its first meeting was scheduled. */
  readonly startedOn: Day;
  readonly rhythm: Rhythm;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly place: string;
  readonly items: readonly ItemPaper[];
}

export interface ItemPaper {
  readonly title: string;
  readonly purpose?: Purpose;
  readonly leads?: readonly Role[];
  readonly minutes?: number;
  readonly restrictedBecause?: string;
  /** The paper that was written for it. */
  readonly written?: WrittenPaper;
  /** From whom a paper is to follow. */
  readonly awaits?: Role;
  readonly said?: readonly (string | SaidPaper)[];
  readonly subItems?: readonly ItemPaper[];
}

/** A report, as code calls the paper for an item; submitted half an hour before the agenda goes out. */
export interface WrittenPaper {
  readonly from: Role;
  readonly subject: string;
  readonly purpose: string;
  readonly sections: readonly (readonly [heading: string, text: string])[];
  readonly recommendations: readonly string[];
}

/** A paragraph that decides something or starts something. */
export interface SaidPaper {
  readonly text: string;
  readonly decided?: {
    readonly verb: DecisionVerb;
    readonly subject: string;
    readonly caveat?: string;
    /** The recommendation that it agrees, by its key. */
    readonly agrees?: string;
    /** The terms of reference that it adopts, and whose, by the group's key. */
    readonly adopts?: { readonly group: string; readonly text: string; readonly reviewOn: LocalDate | null };
  };
  readonly action?: ActionPaper;
}

export interface ActionPaper {
  readonly key: string;
  readonly text: string;
  readonly owners: readonly (readonly [role: string, agencyId: string])[];
  /** Days after the meeting; the group's next meeting when left out. */
  readonly dueInDays?: number;
}

export interface AttendancePaper {
  readonly board: readonly Role[];
  readonly members?: readonly Role[];
  readonly others?: readonly Role[];
  readonly apologies?: {
    readonly board?: readonly Role[];
    readonly members?: readonly Role[];
    readonly others?: readonly Role[];
  };
  readonly public: number;
}

export interface ReviewPaper {
  readonly action: string;
  readonly outcome: ReviewOutcome;
  /** Left out where the register had its answer before. */
  readonly response?: string;
  /** Days after the meeting; the group's next meeting when left out. */
  readonly dueInDays?: number;
}

export interface AgreementPaper {
  readonly meeting: string;
  readonly alterations?: readonly { readonly paragraph: string; readonly text: string }[];
}

export interface ReportPaper {
  readonly action: string;
  readonly on: Day;
  /** Progress. */
  readonly note?: string;
  /** It is done. */
  readonly answer?: string;
  /** The owner that reports; nobody in particular when left out. */
  readonly agency?: string;
  /** What that owner says to it; a note is then its reason, or what it says beside. */
  readonly says?: 'acknowledged' | 'accepted' | 'declined';
}

/** A recommendation of the register; a decision that agrees it is in its meeting. */
export interface RecommendationPaper {
  readonly key: string;
  readonly on: Day;
  readonly source: RecommendationSource;
  readonly sourceTitle: string;
  readonly number: string;
  readonly text: string;
  readonly agencyIds?: readonly string[];
  readonly targetOn?: Day;
  readonly refused?: { readonly on: Day; readonly reason: string };
  readonly takenUp?: { readonly on: Day; readonly actions?: readonly string[]; readonly agencyIds?: readonly string[] };
}

/** Something that was said of the partnership's work. */
export interface FeedbackPaper {
  readonly key: string;
  readonly on: Day;
  readonly recordedOn: Day;
  readonly saidBy: SaidBy;
  readonly said: string;
  readonly answer?: {
    readonly on: Day;
    readonly response: string;
    readonly whatChanged?: string;
    readonly publishedOn?: Day;
  };
}
