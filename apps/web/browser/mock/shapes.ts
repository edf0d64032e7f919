/** Arguments as the graph's own validation let them through: what is in them, the SDL says. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- typed by the schema, not by the compiler
export type Input = Record<string, any>;

export interface Agency {
  id: string;
  name: string;
  class: string;
  listedFrom: string | null;
  listedUntil: string | null;
  succeededById?: string;
}

export interface Group {
  id: string;
  name: string;
  kind: string;
  cadence: string | null;
  active: boolean;
  setUpOn: string | null;
  disbandedOn: string | null;
  /** The latest first. */
  termsVersions?: Input[];
}

export interface Lead {
  role: string;
  agencyId: string | null;
  agencyName: string | null;
}

export interface Item {
  id: string;
  number: string;
  title: string;
  purpose: string | null;
  leads: Lead[];
  minutesAllotted: number | null;
  restrictedBecause: string | null;
  subItems: Item[];
}

export interface Person extends Lead {
  capacity: string;
  deputyFor: string | null;
  fromItemId?: string | null;
  untilItemId?: string | null;
}

/** A meeting as it is stored here; what follows from it is worked out when it is asked for. */
export interface MockMeeting {
  id: string;
  groupId: string;
  seriesId?: string;
  version: number;
  title: string;
  date: string;
  startsAt: string;
  endsAt: string;
  place: string | null;
  stage: 'SCHEDULED' | 'AGENDA_PUBLISHED' | 'OPEN' | 'HELD' | 'CANCELLED';
  cancelledBecause: string | null;
  changesOfDate: { from: string; to: string; reason: string | null; notedAt: string }[];
  agenda: Item[];
  attendance: { recorded: boolean; present: Person[]; apologies: Person[]; absent: Person[]; publicCount: number };
  declarations: Input[];
  keyMessages: string[];
  publicQuestions?: Input[];
  reports?: Input[];
  comments: Input[];
  minutes: { id: string; number: string; itemId: string; text: string; before: string | null }[];
  decisions: {
    id: string;
    paragraphId: string;
    paragraph: string;
    verb: string;
    subject: string;
    caveat: string | null;
    recommendation?: string | null;
    votes?: Input | null;
    setsOff?: Input | null;
  }[];
  actionPoints: {
    actionPointId: string;
    reference: string;
    paragraph: string;
    text: string;
    owners: Lead[];
    dueOn: string | null;
  }[];
  /** What was made of earlier action points, by their id. */
  outcomes: Record<string, { outcome: string; response: string | null }>;
  minutesStatus: 'NONE' | 'DRAFT' | 'CIRCULATED' | 'AGREED';
  agreed: {
    atMeetingId: string;
    on: string;
    asCorrectRecord: boolean;
    alterations: { paragraph: string; before: string; after: string }[];
    corrections: Input[];
  } | null;
  closedAt: string | null;
  publishedAt: string | null;
}

export interface MockPoint {
  id: string;
  version: number;
  reference: string;
  text: string;
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'WITHDRAWN';
  owners: { agencyId: string; role: string }[];
  originalOwners: { agencyId: string; role: string }[];
  answers: {
    agencyId: string;
    askedOn: string;
    answer: string | null;
    note: string | null;
    heardOn: string | null;
  }[];
  declined: boolean;
  silentForDays: number | null;
  dueOn: string | null;
  overdue: boolean;
  meetingId: string | null;
  paragraph: string | null;
  raisedOn: string;
  closedOn: string | null;
  answer: string | null;
  timesCarriedForward: number;
  history: {
    kind: string;
    at: string;
    on: string;
    note: string | null;
    dueOn: string | null;
    agencyId?: string | null;
    owners?: MockPoint['owners'] | null;
  }[];
}

export interface FeedMessage {
  cursor: string;
  event: Record<string, unknown> & { id: string; ownerAgencyIds: string[] };
}

/** A series of meetings; its standing items are an agenda. */
export interface MockSeries {
  id: string;
  version: number;
  groupId: string;
  name: string;
  rhythm: Input | null;
  startsAt: string;
  endsAt: string;
  place: string | null;
  endedOn: string | null;
  agenda: Item[];
}

/** What a partnership holds here. */
export interface World {
  slug: string;
  name: string;
  kind: 'DISTRICT' | 'COUNTY';
  agencies: Agency[];
  groups: Group[];
  meetings: MockMeeting[];
  series: MockSeries[];
  points: MockPoint[];
  recommendations: Input[];
  feedback: Input[];
  reviews: Input[];
  today: string;
  silentAfterDays: number;
  feed: FeedMessage[];
  overview: Record<string, unknown>[];
}
