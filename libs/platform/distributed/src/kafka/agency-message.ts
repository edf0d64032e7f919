import { z } from 'zod';
import type { Outgoing } from './broker.ts';

const place = z.string().regex(/^\d{15}\.\d{5}$/);
const instant = z.iso.datetime({ precision: 3 });

/** Headers of a message in an agency's topic: CloudEvents 1.0 in Kafka's binary mode, with the extensions that we use. */
export const agencyHeaders = z.object({
  'content-type': z.literal('application/json; charset=utf-8'),
  ce_specversion: z.literal('1.0'),
  /** Stable: a message that comes twice has the same one. */
  ce_id: z.string().min(1).max(200),
  /** The partnership's feed: `/csp/subscriptions/cambridge-city`. */
  ce_source: z.string().regex(/^\/csp\/subscriptions\/[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/),
  ce_type: z.string().regex(/^uk\.gov\.csp\.[a-z-]+\.[a-z-]+\.v[1-9]\d*$/),
  ce_time: instant,
  /** The action point. */
  ce_subject: z.string().min(1).max(100),
  /** Its place in the partnership's feed; sorts as text. */
  ce_sequence: place,
  /** Place of the message before it of the same partnership in this topic; all zeros before the first. */
  ce_previoussequence: place,
  /** The partnership, and the message's key. */
  ce_partitionkey: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/),
  ce_recordedtime: instant,
  ce_dataclassification: z.literal('official'),
});

/** What an agency is told; `place` sorts as text in the order of the tenant's feed. */
export interface AgencyTold {
  readonly place: string;
  readonly id: string;
  readonly type: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly subject: string;
  readonly data: unknown;
}

/**
 * One message of an agency's topic; the same one always gives the same bytes. Throws where it would break the promise that
 * `agencyHeaders` is: rather nothing than what no reader can place.
 */
export const encodeForAgency = (tenant: string, told: AgencyTold, previous: string): Outgoing => ({
  key: tenant,
  headers: agencyHeaders.parse({
    'content-type': 'application/json; charset=utf-8',
    ce_specversion: '1.0',
    ce_id: told.id,
    ce_source: `/csp/subscriptions/${tenant}`,
    ce_type: told.type,
    ce_time: told.at,
    ce_subject: told.subject,
    ce_sequence: told.place,
    ce_previoussequence: previous,
    ce_partitionkey: tenant,
    ce_recordedtime: told.at,
    ce_dataclassification: 'official',
  }),
  body: JSON.stringify(told.data),
});
