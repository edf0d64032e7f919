import { z } from 'zod';
import { decisionVerb } from './vocabulary.ts';

// Meetings as the case files of public papers have them: an agenda, minutes, or both, which may be of two meetings.

const role = z.strictObject({ role: z.string(), agency: z.string().nullable() });
const number = z.union([z.string(), z.number()]).transform(String);

const subItem = z.strictObject({
  no: number,
  title: z.string(),
  lead: z.union([role, z.array(role)]).nullable(),
  minutes: z.number().nullable(),
  purpose: z.enum(['agree', 'note', 'review', 'discuss', 'verbal']).nullable(),
});

const agenda = z.strictObject({
  meeting: z.string(),
  end: z.string(),
  items: z.array(z.strictObject({ ...subItem.shape, subItems: z.array(subItem).default([]) })),
  totalMinutesStated: z.number().nullable().default(null),
});

const roles = z.array(role).default([]);

const minutes = z.strictObject({
  meeting: z.string(),
  end: z.string(),
  place: z.string().nullable().default(null),
  attendance: z.strictObject({ board: roles, members: roles, public: z.number().default(0) }),
  apologies: z
    .strictObject({ board: roles, members: roles, others: roles })
    .default({ board: [], members: [], others: [] }),
  paragraphs: z.array(
    z.strictObject({
      no: z.string(),
      fact: z.string(),
      decision: z.boolean().default(false),
      action: z.string().nullable().default(null),
    }),
  ),
  decisions: z.array(z.strictObject({ paragraph: z.string(), verb: decisionVerb, subject: z.string() })).default([]),
  actionPoints: z
    .array(
      z.strictObject({
        ref: z.string(),
        paragraph: z.string(),
        owner: role,
        action: z.string(),
        /** Where the owner was found, when not in the minute. */
        ownerFrom: z.string().nullable().default(null),
      }),
    )
    .default([]),
});

const actionReview = z.strictObject({
  asOf: z.string(),
  rows: z.array(
    z.strictObject({
      ref: z.string(),
      status: z.enum(['closed', 'carried forward', 'reopened']),
      fact: z.string().nullable(),
    }),
  ),
});

export const meetingCase = z.strictObject({
  partnership: z.string(),
  agenda: agenda.nullable().default(null),
  minutes: minutes.nullable().default(null),
  actionReview: actionReview.nullable().default(null),
});

export type MeetingCase = z.output<typeof meetingCase>;
export type CaseRole = z.output<typeof role>;
