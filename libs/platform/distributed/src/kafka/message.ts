import { TextDecoder } from 'node:util';
import { tenantId, type Commit } from '@csp/kernel';
import type { Publication } from '@csp/platform-runtime';
import type { Incoming, Outgoing } from './broker.ts';
import { attributesIn, bodyIn, commitType, type Attributes } from './message-schema.ts';

/** Why a message isn't a publication; each is counted by this name. */
export type Fault =
  /** None of our attributes: somebody else's message. */
  | 'foreign'
  /** Attributes that CloudEvents or we don't allow, are missing, or contradict each other, the key or the topic. */
  | 'attributes'
  /** An event of CloudEvents, but not a commit, or one in a form that came later. */
  | 'type'
  | 'oversized'
  /** No JSON, or not that of a commit. */
  | 'body';

export type Decoded =
  | { readonly kind: 'publication'; readonly publication: Publication }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly reason: string };

/** A log's commit may have 15 MiB of events; the rest of a message is less than one. */
export const mostBodyBytes = 16 * 1024 * 1024;

/** Published events are for the partnership's agencies, not for the public. */
const defaultClassification = 'official';

/** Zero-padded, since CloudEvents wants a sequence that is in order as text as well. */
const sequence = (position: number): string => String(position).padStart(16, '0');

/**
 * One commit as one message, CloudEvents 1.0 in Kafka's binary mode. The same publication always gives the same bytes, so that a
 * repeat is a repeat to everybody.
 */
export const encode = (publication: Publication, classification = defaultClassification): Outgoing => {
  const { context, tenant, position, previous, commit } = publication;
  const { stream, version, commandId, commandDigest, at, actor, correlation, causation, trace, events } = commit;
  return {
    key: tenant,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: idOf(context, tenant, position),
      ce_source: sourceOf(context, tenant),
      ce_type: commitType(context),
      ce_time: at,
      ce_subject: stream,
      // What is in it, so that a reader can choose without parsing.
      ce_eventtypes: [...new Set(events.map(({ type }) => type))].join(','),
      ce_sequence: sequence(position),
      ce_previoussequence: sequence(previous),
      ce_partitionkey: tenant,
      ce_recordedtime: at,
      ce_correlationid: correlation,
      ce_causationid: causation,
      // The extension of CloudEvents for distributed tracing: as it was when the event came to be.
      ...(trace && { ce_traceparent: trace }),
      ce_dataclassification: classification,
    },
    body: JSON.stringify({
      version,
      commandId,
      commandDigest,
      actor,
      events: events.map(({ type, data }) => ({ type, data })),
    }),
  };
};

const idOf = (context: string, tenant: string, position: number): string => `${context}/${tenant}/${position}`;
const sourceOf = (context: string, tenant: string): string => `/csp/${context}/${tenant}`;

/** What a message in a context's topic holds; never throws, whatever came. `mostBytes`: of the body. */
export const decode = (context: string, message: Incoming, mostBytes = mostBodyBytes): Decoded => {
  const fault = (kind: Fault, reason: string): Decoded => ({ kind: 'fault', fault: kind, reason });
  const headers = textHeaders(message.headers);
  if (!('ce_specversion' in headers)) return fault('foreign', 'It has no ce_specversion.');
  const attributes = attributesIn(headers);
  if (typeof attributes === 'string') return fault('attributes', attributes);
  const contradiction = contradictionIn(context, message.key?.toString() ?? '', attributes);
  if (contradiction) return fault('attributes', contradiction);
  if (attributes.type !== commitType(context)) return fault('type', `Its type is ${attributes.type}.`);
  const { body } = message;
  if (!body) return fault('body', 'It has none.');
  if (body.length > mostBytes) return fault('oversized', `${body.length} bytes are more than ${mostBytes}.`);
  const parsed = bodyIn(textOf(body));
  if (typeof parsed === 'string') return fault('body', parsed);
  const { sequence: position, previous, tenant, subject: stream, time: at } = attributes;
  const { version, commandId, commandDigest, actor, events } = parsed;
  const { correlation, causation, trace } = attributes;
  const who = { commandId, commandDigest, at, actor, correlation, causation, ...(trace && { trace }) };
  const commit: Commit = { position, stream, version, ...who, events };
  return {
    kind: 'publication',
    publication: { context, tenant: tenantId(tenant), position, previous, commit },
  };
};

/** Kafka's headers are bytes, and a name may come several times: one that does is no text, and fits no attribute. */
const textHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      value instanceof Uint8Array ? textOf(value) : value,
    ]),
  );

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const contradictionIn = (context: string, key: string, attributes: Attributes): string | undefined => {
  const { tenant, sequence: position, previous, id, source } = attributes;
  if (key !== tenant) return 'Its key is not its partition key.';
  if (source !== sourceOf(context, tenant)) return 'Its source is not what writes to this topic.';
  if (id !== idOf(context, tenant, position)) return 'Its id is not that of its source and sequence.';
  if (previous >= position) return 'It follows on itself, or on what comes later.';
  return undefined;
};
