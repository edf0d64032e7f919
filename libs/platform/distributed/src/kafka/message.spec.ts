import type { TenantId } from '@csp/kernel';
import type { Publication } from '@csp/platform-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incoming } from './broker.ts';
import { decode, encode, type Fault } from './message.ts';
import { topicOf } from './topics.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const publication: Publication = {
  context: 'tally',
  tenant: 'cambridge-city' as TenantId,
  position: 42,
  previous: 40,
  commit: {
    position: 42,
    stream: 'tally-a',
    version: 7,
    commandId: id(1),
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: id(2),
    causation: id(3),
    events: [
      { type: 'Counted.v1', data: { tallyId: 'a', amount: 1, note: 'Ŵyn — «é» 👩‍👩‍👧' } },
      { type: 'TallyClosed.v1', data: { tallyId: 'a', sum: 1 } },
    ],
  },
};

/** As a broker gives it: bytes. */
const arrived = (change: { key?: string | null; headers?: object; body?: string | Buffer | null } = {}): Incoming => {
  const { key, headers, body } = encode(publication);
  const all: Record<string, unknown> = { ...headers, ...change.headers };
  const found = 'key' in change ? change.key : key;
  const text = 'body' in change ? change.body : body;
  return {
    offset: 0,
    key: found === null || found === undefined ? null : Buffer.from(found),
    headers: Object.fromEntries(
      Object.entries(all)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typeof value === 'string' ? Buffer.from(value) : value]),
    ),
    body: text === null || text === undefined ? null : Buffer.from(text),
  };
};

describe('a publication as a message', () => {
  it('is a CloudEvent in binary mode, keyed by its tenant', () => {
    expect(encode(publication)).toMatchObject({
      key: 'cambridge-city',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ce_specversion: '1.0',
        ce_id: 'tally/cambridge-city/42',
        ce_source: '/csp/tally/cambridge-city',
        ce_type: 'uk.gov.csp.tally.commit.v1',
        ce_time: '2020-02-11T10:00:00.000Z',
        ce_subject: 'tally-a',
        ce_eventtypes: 'Counted.v1,TallyClosed.v1',
        ce_sequence: '0000000000000042',
        ce_previoussequence: '0000000000000040',
        ce_partitionkey: 'cambridge-city',
        ce_recordedtime: '2020-02-11T10:00:00.000Z',
        ce_correlationid: id(2),
        ce_causationid: id(3),
        ce_dataclassification: 'official',
      },
    });
  });
  it('has attribute names that CloudEvents allows', () => {
    for (const name of Object.keys(encode(publication).headers))
      expect(name).toMatch(/^(?:content-type|ce_[a-z0-9]{1,20})$/);
  });
  it('carries a trace where its commit is part of one, and nothing of it otherwise; a broken one costs the trace alone', () => {
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = { ...publication, commit: { ...publication.commit, trace } };
    expect(encode(publication).headers).not.toHaveProperty('ce_traceparent');
    expect(encode(traced).headers['ce_traceparent']).toBe(trace);
    expect(decode('tally', arrived({ headers: { ce_traceparent: trace } }))).toEqual({
      kind: 'publication',
      publication: traced,
    });
    for (const broken of ['', 'x', trace.toUpperCase(), [Buffer.from(trace), Buffer.from(trace)]])
      expect(decode('tally', arrived({ headers: { ce_traceparent: broken } }))).toEqual({
        kind: 'publication',
        publication,
      });
  });
  it('has sequences in order as text as well', () => {
    const sequences = [1, 9, 10, 999, 1_000, Number.MAX_SAFE_INTEGER].map(
      (position) => encode({ ...publication, position }).headers['ce_sequence']!,
    );
    expect([...sequences].sort()).toEqual(sequences);
  });
  it('comes back as it was', () => {
    expect(decode('tally', arrived())).toEqual({ kind: 'publication', publication });
  });
  it('comes back as it was whatever its data is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1 }), fc.nat(), (data, position, before) => {
        const given: Publication = {
          ...publication,
          position,
          previous: Math.min(before, position - 1),
          commit: { ...publication.commit, position, events: [{ type: 'Counted.v1', data }] },
        };
        const { key, headers, body } = encode(given);
        const decoded = decode('tally', {
          offset: 0,
          key: Buffer.from(key),
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)])),
          body: Buffer.from(body),
        });
        expect(decoded.kind).toBe('publication');
        expect(JSON.stringify(decoded)).toBe(JSON.stringify({ kind: 'publication', publication: given }));
      }),
    );
  });
  it('may have attributes that are not known yet', () => {
    expect(decode('tally', arrived({ headers: { ce_traceparent: '00-1', 'x-other': 'y' } })).kind).toBe('publication');
  });
});

const body = (change: object) => JSON.stringify({ ...JSON.parse(encode(publication).body), ...change });

const strangers: readonly [string, Fault, Incoming][] = [
  ['nothing at all', 'foreign', { offset: 0, key: null, headers: {}, body: null }],
  ['somebody else`s JSON', 'foreign', { offset: 0, key: null, headers: {}, body: Buffer.from('{}') }],
  ['another version of CloudEvents', 'attributes', arrived({ headers: { ce_specversion: '1.1' } })],
  [
    'two versions of CloudEvents',
    'attributes',
    arrived({ headers: { ce_specversion: [Buffer.from('1.0'), Buffer.from('1.0')] } }),
  ],
  ['no id', 'attributes', arrived({ headers: { ce_id: undefined } })],
  ['another`s id', 'attributes', arrived({ headers: { ce_id: 'tally/cambridge-city/41' } })],
  ['another`s source', 'attributes', arrived({ headers: { ce_source: '/csp/meetings/cambridge-city' } })],
  ['another tenant`s key', 'attributes', arrived({ key: 'fenland' })],
  ['no key', 'attributes', arrived({ key: null })],
  ['a tenant that can be none', 'attributes', arrived({ key: '../x', headers: { ce_partitionkey: '../x' } })],
  ['no sequence', 'attributes', arrived({ headers: { ce_sequence: undefined } })],
  ['sequence 0', 'attributes', arrived({ headers: { ce_sequence: '0' } })],
  ['a negative sequence', 'attributes', arrived({ headers: { ce_sequence: '-42' } })],
  ['a sequence that is none', 'attributes', arrived({ headers: { ce_sequence: '4e1' } })],
  ['a sequence beyond what is exact', 'attributes', arrived({ headers: { ce_sequence: '9007199254740993' } })],
  ['what follows on itself', 'attributes', arrived({ headers: { ce_previoussequence: '42' } })],
  ['what follows on what is to come', 'attributes', arrived({ headers: { ce_previoussequence: '43' } })],
  ['a day that is none', 'attributes', arrived({ headers: { ce_time: '2020-02-30T10:00:00.000Z' } })],
  ['bytes that are no text', 'attributes', arrived({ headers: { ce_subject: Buffer.from([0xff, 0xfe]) } })],
  ['another content', 'attributes', arrived({ headers: { 'content-type': 'application/xml' } })],
  ['another type', 'type', arrived({ headers: { ce_type: 'com.example.invoice' } })],
  ['a form that came later', 'type', arrived({ headers: { ce_type: 'uk.gov.csp.tally.commit.v2' } })],
  ['no body', 'body', arrived({ body: null })],
  ['an empty body', 'body', arrived({ body: '' })],
  ['half a body', 'body', arrived({ body: encode(publication).body.slice(0, 50) })],
  ['bytes for a body', 'body', arrived({ body: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ['no events', 'body', arrived({ body: body({ events: [] }) })],
  ['an event without a version', 'body', arrived({ body: body({ events: [{ type: 'Counted', data: {} }] }) })],
  ['an operator for a version', 'body', arrived({ body: body({ version: { $gt: 0 } }) })],
  ['an operator for a command', 'body', arrived({ body: body({ commandId: { $ne: null } }) })],
  ['too much', 'oversized', arrived({ body: ' '.repeat(2_001) })],
];

describe('what is no publication', () => {
  for (const [what, fault, message] of strangers)
    it(`${what}: ${fault}`, () => {
      const decoded = decode('tally', message, 2_000);
      expect(decoded).toMatchObject({ kind: 'fault', fault });
    });
  it('is told without a word of what it says', () => {
    const secret = 'Mrs Smith of 4 Mill Road';
    for (const message of [
      arrived({ headers: { ce_time: secret } }),
      arrived({ body: secret }),
      arrived({ body: body({ version: secret }) }),
    ])
      expect(JSON.stringify(decode('tally', message))).not.toContain('Smith');
  });
  it('is whatever arrives, without ever failing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(encode(publication).headers), 'x'), fc.anything()),
        fc.option(fc.uint8Array()),
        (headers, bytes) => {
          const message = { offset: 0, key: null, headers, body: bytes && Buffer.from(bytes) };
          expect(decode('tally', message).kind).toBe('fault');
        },
      ),
    );
  });
});

describe('a topic', () => {
  it('is named after its context', () => expect(topicOf('action-plan')).toBe('csp.action-plan.v1'));
  it('is refused for what is no context`s name', () => {
    for (const name of ['', 'A', 'a.b', 'a_b', '../a']) expect(() => topicOf(name)).toThrow('context');
  });
});
