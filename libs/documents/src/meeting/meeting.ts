import { reportSelection, type Report } from './report.ts';

/** A meeting as papers need it: the graph's answer, for whoever asks. What they may not see isn't in it. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  /** `2020-10-06`; times `10:00`, London. */
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly closedAt?: string | null;
  readonly place?: string | null;
  readonly cancelled: boolean;
  readonly changesOfDate: readonly { readonly from: string; readonly to: string; readonly reason?: string | null }[];
  readonly agenda: readonly Item[];
  readonly attendance?: Attendance | null;
  readonly declarations: readonly Declaration[];
  readonly keyMessages: readonly string[];
  readonly minutes: readonly Paragraph[];
  readonly decisions: readonly Decision[];
  readonly actionPoints: readonly ActionPoint[];
  readonly review: readonly ReviewRow[];
  /** Left out for the public. */
  readonly sinceLast?: SinceLast | null;
  /** On minutes that are not agreed; left out for the public and in copies that are going to be published. */
  readonly comments?: readonly Comment[];
  readonly minutesStatus: 'NONE' | 'DRAFT' | 'CIRCULATED' | 'AGREED';
  readonly agreed?: Agreement | null;
  /** Papers for its items, in the order of the agenda. */
  readonly reports: readonly Report[];
  readonly sealed?: (Seal & { readonly corrections: readonly Seal[] }) | null;
}

export interface Seal {
  readonly number: number;
  readonly seal: string;
}

export interface Partnership {
  /** Names it in addresses: `cambridge-city`. */
  readonly slug: string;
  readonly name: string;
}

export interface Lead {
  readonly role: string;
  readonly agencyName?: string | null;
}

export interface Item {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly purpose?: string | null;
  readonly leads: readonly Lead[];
  readonly minutesAllotted?: number | null;
  readonly restricted?: boolean;
  readonly restrictedBecause?: string | null;
  readonly subItems?: readonly Item[];
}

export interface Attendee extends Lead {
  readonly capacity: 'BOARD' | 'MEMBER' | 'OFFICER' | 'OBSERVER' | 'OTHER';
  readonly deputyFor?: string | null;
  /** Came late or left early: `from item 3`. */
  readonly stay?: string | null;
}

export interface Attendance {
  readonly recorded: boolean;
  readonly present: readonly Attendee[];
  readonly apologies: readonly Attendee[];
  readonly absent: readonly Attendee[];
  readonly publicCount: number;
}

export interface Paragraph {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly text: string;
  readonly before?: string | null;
}

export interface Decision {
  readonly paragraphId: string;
  readonly verb: string;
  readonly subject: string;
  readonly caveat?: string | null;
  readonly recommendation?: string | null;
  readonly votes?: { readonly for: number; readonly against: number; readonly abstained: number } | null;
}

export interface Declaration extends Lead {
  /** Number of the item. */
  readonly item: string;
  readonly kind: string;
  readonly nature: string;
  readonly conduct: string;
}

export interface ActionPoint {
  readonly reference: string;
  /** Number of the paragraph. */
  readonly paragraph: string;
  readonly text: string;
  readonly owners: readonly Lead[];
  readonly dueOn?: string | null;
}

export interface ReviewRow {
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Lead[];
  readonly status: string;
  readonly response?: string | null;
  readonly dueOn?: string | null;
  readonly outcome?: string | null;
  readonly outcomeResponse?: string | null;
}

/** What happened between the meeting before and this one. */
export interface SinceLast {
  /** The day of the meeting before. */
  readonly date: string;
  readonly happenings: readonly { readonly on: string; readonly text: string }[];
}

export interface Agreement {
  readonly on: string;
  readonly asCorrectRecord: boolean;
  readonly alterations: readonly { readonly paragraph: string; readonly before: string; readonly after: string }[];
  /** Made since, beside the minutes. */
  readonly corrections: readonly Correction[];
}

export interface Comment {
  /** None: on the minutes as a whole. */
  readonly paragraphId?: string | null;
  /** None: from the partnership itself. */
  readonly agencyName?: string | null;
  readonly text: string;
  readonly on: string;
}

export interface Correction {
  /** Its place among all of the meeting, restricted ones as well. */
  readonly number: number;
  readonly paragraph: string;
  readonly text: string;
  readonly on: string;
}

const lead = '{ role agencyName }';
const item = `id number title purpose leads ${lead} minutesAllotted restricted restrictedBecause`;
const attendee = 'role agencyName capacity deputyFor stay';
const both = `id title date startsAt endsAt place changesOfDate { from to reason }
  agenda { ${item} subItems { ${item} } }
  attendance { recorded publicCount present { ${attendee} } apologies { ${attendee} } absent { ${attendee} } }
  reports { ${reportSelection} }
  declarations { item role agencyName kind nature conduct } keyMessages
  minutes { id number itemId text before }
  decisions { paragraphId verb subject caveat recommendation votes { for against abstained } }
  actionPoints { reference paragraph text owners ${lead} dueOn }
  agreed { on asCorrectRecord alterations { paragraph before after } corrections { number paragraph text on } }`;

/** What papers ask the graph of a `Meeting`. */
export const meetingSelection = `${both} stage closedAt minutesStatus group { id }
  sinceLast { date happenings { on text } } review { reference text owners ${lead} status response dueOn outcome outcomeResponse }`;

/** What is asked of a `Meeting` beside that, unless the paper is a copy that is going to be published. */
export const commentsSelection = 'comments { paragraphId agencyName text on }';

/** What papers ask the graph of a `PublicMeeting`. */
export const publicMeetingSelection = `${both} cancelled minutesAgreed`;

/** A `Meeting` of the graph, asked by `meetingSelection`. */
export const meetingOf = (answer: object): Meeting => {
  const { stage, ...rest } = answer as { readonly stage: string } & Omit<Meeting, 'cancelled'>;
  return { ...rest, cancelled: stage === 'CANCELLED' };
};

/** A `PublicMeeting` of the graph, asked by `publicMeetingSelection`: of minutes it has agreed ones only, and no review. */
export const meetingOfPublic = (answer: object): Meeting => {
  const { minutesAgreed, ...rest } = answer as { readonly minutesAgreed: boolean } & Omit<
    Meeting,
    'minutesStatus' | 'review'
  >;
  return { ...rest, minutesStatus: minutesAgreed ? 'AGREED' : 'NONE', review: [] };
};

/** Items and sub-items in the order they are numbered. */
export const allItems = (agenda: readonly Item[]): readonly Item[] =>
  agenda.flatMap((one) => [one, ...(one.subItems ?? [])]);

/** Whether its agenda, and what is minuted under it, hold anything that must not be published. */
export const holdsRestricted = ({ agenda }: Meeting): boolean => allItems(agenda).some(({ restricted }) => restricted);
