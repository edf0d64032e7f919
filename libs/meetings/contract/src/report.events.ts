import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';
import { date, id, lead } from './vocabulary.ts';

/** Who may have it, as the Government Security Classifications have it for partnerships. */
const marking = z.enum(['official', 'official-sensitive']);

/** What a file that is attached may be. */
const fileType = z.enum(['pdf', 'docx', 'xlsx', 'png', 'jpeg', 'csv']);

const section = z.object({ heading: z.string(), text: z.string() });

/** All that one version of a report says. */
const content = {
  subject: z.string(),
  /** What the meeting is asked to do with it, and why. */
  purpose: z.string(),
  /** Background and body, in the order they are read. */
  sections: z.array(section),
  /** By their place: the first is recommendation 1. */
  recommendations: z.array(z.string()),
  /** Where questions go: a role, its telephone number or mailbox. */
  contact: z.string().nullable(),
  marking,
  /** Keeps this version from the public, for this reason. */
  restrictedBecause: z.string().nullable(),
};

const reportId = id;
const meetingId = id;

/**
 * What can have happened to a report: what people call the paper for an item of a meeting, written by somebody, of which each
 * submission is a version. (In code, papers are what is printed: agenda, minutes, pack, and reports among them.)
 */
export const reportEvents = {
  /** The item waits for it: the agenda says that it is to follow. */
  'ReportExpected.v1': z.object({
    reportId,
    meetingId,
    itemId: id,
    /** Whose report. */
    author: lead,
    expectedOn: date,
  }),
  'ReportSubmitted.v1': z.object({
    reportId,
    meetingId,
    itemId: id,
    /** From 1. */
    version: z.int(),
    author: lead,
    ...content,
    /** Since the version before; null in the first. */
    whatChanged: z.string().nullable(),
    submittedOn: date,
    /** After the last day of full notice of the meeting as it then stood. */
    late: z.boolean(),
    /** Why it is late; null when it isn't. */
    lateBecause: z.string().nullable(),
  }),
  /** No longer expected, or taken back. */
  'ReportWithdrawn.v1': z.object({ reportId, meetingId, reason: z.string(), withdrawnOn: date }),
  /** To its newest version, whose restriction it shares. The bytes are kept apart from the log, under their digest. */
  'ReportFileAttached.v1': z.object({
    reportId,
    meetingId,
    version: z.int(),
    /** SHA-256, 64 lower-case hexadecimal digits. */
    digest: z.string(),
    name: z.string(),
    mediaType: fileType,
    sizeBytes: z.int(),
    attachedOn: date,
  }),
  'ReportFileRemoved.v1': z.object({ reportId, meetingId, digest: z.string(), removedOn: date }),
} as const;

type Schemas = typeof reportEvents;
export type ReportEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type Marking = z.infer<typeof marking>;
export type FileType = z.infer<typeof fileType>;
