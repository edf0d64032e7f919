import { z } from 'zod';
import { capacity, decisionVerb, interestConduct, interestKind, purpose, reviewOutcome } from './vocabulary.ts';

// A meeting as a file of another program has it, to be imported: described for its writers in docs/how-to/import-a-meeting.md. Only
// what something is (a text, a list) is settled here; what it may say is for the domain, which tells it by its place.

const textOrNone = z.string().nullable().default(null);
const list = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).default([]);

const role = z.strictObject({ role: z.string(), agency: textOrNone });
const person = z.strictObject({
  ...role.shape,
  capacity: capacity.default('member'),
  deputyFor: textOrNone,
  /** Numbers of items: there from the first, until the second was done. */
  from: textOrNone,
  until: textOrNone,
});

const decision = z.strictObject({
  verb: decisionVerb,
  subject: z.string(),
  caveat: textOrNone,
  recommendation: textOrNone,
  votes: z.strictObject({ for: z.number(), against: z.number(), abstained: z.number() }).nullable().default(null),
});

const action = z.strictObject({
  reference: textOrNone,
  text: z.string(),
  owners: list(role),
  dueOn: textOrNone,
});

const paragraph = z.strictObject({
  number: textOrNone,
  text: z.string(),
  decisions: list(decision),
  actions: list(action),
});

const subItem = z.strictObject({
  number: textOrNone,
  title: textOrNone,
  purpose: purpose.nullable().default(null),
  leads: list(role),
  /** Minutes of time. */
  minutes: z.number().nullable().default(null),
  startsAt: textOrNone,
  endsAt: textOrNone,
  restrictedBecause: textOrNone,
  paragraphs: list(paragraph),
});

export const meetingFile = z.strictObject({
  /** The name of the group that met, or is to meet. */
  group: textOrNone,
  date: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: textOrNone,
  agendaPublishedOn: textOrNone,
  /** What the agenda says that its items come to. */
  totalMinutes: z.number().nullable().default(null),
  items: list(z.strictObject({ ...subItem.shape, subItems: list(subItem) })),
  /** What it made, or was to make, of earlier action points. */
  reviews: list(
    z.strictObject({ reference: z.string(), outcome: reviewOutcome, response: textOrNone, dueOn: textOrNone }),
  ),
  /** None: the meeting hasn't been held. */
  minutes: z
    .strictObject({
      present: list(person),
      apologies: list(person),
      absent: list(person),
      public: z.number().default(0),
      interests: list(
        z.strictObject({
          ...role.shape,
          item: z.string(),
          kind: interestKind,
          nature: z.string(),
          conduct: interestConduct,
        }),
      ),
      keyMessages: list(z.string()),
      closedAt: textOrNone,
    })
    .nullable()
    .default(null),
});

export type MeetingFile = z.output<typeof meetingFile>;
export type FileItem = z.output<typeof subItem>;
export type FileParagraph = z.output<typeof paragraph>;
export type FilePerson = z.output<typeof person>;
export type FileRole = z.output<typeof role>;
