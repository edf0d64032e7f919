/** What the public pages are made of: `PublicMeeting` of the SDL and what belongs round it. */
export interface PublicPartnership {
  /** Names it in addresses: `cambridge-city`. */
  readonly slug: string;
  readonly name: string;
}

export interface PublicLead {
  readonly role: string;
  readonly agencyName?: string | null;
}

export interface PublicItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly purpose?: 'AGREE' | 'NOTE' | 'REVIEW' | 'DISCUSS' | 'VERBAL_UPDATE' | null;
  readonly leads: readonly PublicLead[];
  readonly minutesAllotted?: number | null;
  readonly subItems?: readonly PublicItem[];
}

export interface PublicPerson extends PublicLead {
  readonly capacity: 'BOARD' | 'MEMBER' | 'OFFICER' | 'OBSERVER' | 'OTHER';
  readonly deputyFor?: string | null;
  /** Between which items they were there, as papers say it. */
  readonly stay?: string | null;
}

export interface PublicDeclaration extends PublicLead {
  readonly id: string;
  /** The item's number. */
  readonly item: string;
  readonly kind: 'PERSONAL' | 'PREJUDICIAL' | 'PECUNIARY' | 'OTHER';
  readonly nature: string;
  readonly conduct: 'STAYED' | 'TOOK_NO_PART' | 'LEFT_THE_ROOM';
}

/** A paper for an item, in its newest version; one that is to follow has none. */
export interface PublicReport {
  readonly id: string;
  readonly itemId: string;
  readonly author: PublicLead;
  readonly current?: {
    readonly subject: string;
    readonly number: number;
    readonly submittedOn: string;
    readonly late: boolean;
    readonly lateBecause?: string | null;
  } | null;
  readonly files?: readonly { readonly digest: string; readonly name: string; readonly sizeBytes: number }[];
}

export interface PublicQuestion {
  readonly id: string;
  readonly text: string;
  readonly answer?: string | null;
}

export interface QuestionTime {
  readonly closesOn: string;
  readonly closesAt: string;
  readonly closed: boolean;
  readonly noneReceived?: boolean;
}

export interface PublicAttendance {
  readonly recorded: boolean;
  readonly present: readonly PublicPerson[];
  readonly apologies: readonly PublicPerson[];
  readonly absent: readonly PublicPerson[];
  readonly publicCount: number;
}

export interface PublicParagraph {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly text: string;
  /** What stood here before an alteration. */
  readonly before?: string | null;
}

export interface PublicDecision {
  readonly id: string;
  readonly paragraphId: string;
  readonly verb: 'NOTED' | 'AGREED' | 'APPROVED' | 'ENDORSED' | 'ACCEPTED' | 'DEFERRED' | 'REFUSED';
  readonly subject: string;
  readonly caveat?: string | null;
  readonly recommendation?: string | null;
  readonly votes?: { readonly for: number; readonly against: number; readonly abstained: number } | null;
}

export interface PublicActionPoint {
  readonly actionPointId: string;
  readonly reference: string;
  readonly paragraph: string;
  readonly text: string;
  readonly owners: readonly PublicLead[];
  readonly dueOn?: string | null;
}

export interface PublicMeeting {
  readonly id: string;
  readonly title: string;
  /** `2020-10-06`. */
  readonly date: string;
  /** London time. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place?: string | null;
  readonly cancelled: boolean;
  readonly changesOfDate: readonly { readonly from: string; readonly to: string; readonly reason?: string | null }[];
  readonly agenda: readonly PublicItem[];
  readonly reports: readonly PublicReport[];
  /** An instant. */
  readonly agendaPublishedAt: string;
  readonly minutesAgreed: boolean;
  readonly attendance?: PublicAttendance | null;
  readonly declarations: readonly PublicDeclaration[];
  readonly keyMessages: readonly string[];
  readonly publicQuestions: readonly PublicQuestion[];
  readonly questionTime: QuestionTime;
  readonly minutes: readonly PublicParagraph[];
  readonly decisions: readonly PublicDecision[];
  readonly actionPoints: readonly PublicActionPoint[];
  readonly agreed?: {
    readonly on: string;
    readonly asCorrectRecord: boolean;
    readonly alterations: readonly { readonly paragraph: string }[];
    readonly corrections: readonly {
      readonly id: string;
      readonly paragraph: string;
      readonly text: string;
      readonly on: string;
    }[];
  } | null;
}

/** What a list of meetings needs of each. */
export type PublicMeetingRow = Pick<
  PublicMeeting,
  'id' | 'title' | 'date' | 'startsAt' | 'cancelled' | 'minutesAgreed'
>;
