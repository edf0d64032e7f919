import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

/**
 * What a commit's message is, whichever events it holds: a commit is what happened at once, and may hold several, which
 * `ce_eventtypes` names. Its version is that of the body's form.
 */
export const commitType = (context: string): string => `uk.gov.csp.${context}.commit.v1`;

const instant = z.iso.datetime({ precision: 3 });
const name = z.string().min(1).max(200);
const position = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .refine(Number.isSafeInteger);

/** Attributes that we don't know are let be: who writes may be newer than who reads. */
export const commitHeaders = z.object({
  'content-type': z.string().regex(/^application\/json(?:\s*;.*)?$/i),
  ce_specversion: z.literal('1.0'),
  ce_id: name,
  ce_source: name,
  ce_type: name,
  ce_time: instant,
  ce_subject: name,
  ce_eventtypes: z.string().min(1).max(10_000),
  ce_sequence: position.refine((value) => value > 0),
  ce_previoussequence: position,
  ce_partitionkey: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/),
  ce_recordedtime: instant,
  ce_correlationid: z.guid(),
  ce_causationid: z.guid(),
  /** W3C trace context, where commands are traced. One that can't be read costs the trace, not the event. */
  ce_traceparent: z
    .string()
    .regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .optional()
    .catch(undefined),
  ce_dataclassification: z.string().regex(/^[a-z][a-z-]{0,39}$/),
});

export const commitBody = z.object({
  version: z.int().positive(),
  commandId: z.guid(),
  commandDigest: z.string().min(1).max(200),
  actor: z.string().min(1).max(1_000),
  events: z.array(z.object({ type: z.string().regex(/^[A-Za-z]\w*\.v\d+$/), data: z.unknown() })).min(1),
});

export interface Attributes {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly sequence: number;
  readonly previous: number;
  readonly tenant: string;
  readonly correlation: string;
  readonly causation: string;
  readonly trace: string | undefined;
}

export type Body = Omit<z.infer<typeof commitBody>, 'events'> & { readonly events: readonly DomainEvent[] };

/** The attributes, or which of them are wrong and how: never what they say, which may be anybody's text. */
export const attributesIn = (found: Readonly<Record<string, unknown>>): Attributes | string => {
  const { success, data, error } = commitHeaders.safeParse(found);
  if (!success) return faultsOf(error);
  return {
    id: data.ce_id,
    source: data.ce_source,
    type: data.ce_type,
    time: data.ce_time,
    subject: data.ce_subject,
    sequence: data.ce_sequence,
    previous: data.ce_previoussequence,
    tenant: data.ce_partitionkey,
    correlation: data.ce_correlationid,
    causation: data.ce_causationid,
    trace: data.ce_traceparent,
  };
};

/** `text`: undefined where the bytes were no UTF-8. */
export const bodyIn = (text: string | undefined): Body | string => {
  if (text === undefined) return 'It is no UTF-8.';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'It is no JSON.';
  }
  const { success, data, error } = commitBody.safeParse(json);
  return success ? data : faultsOf(error);
};

const faultsOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.') || 'the whole'}: ${code}`)
    .join('; ');
