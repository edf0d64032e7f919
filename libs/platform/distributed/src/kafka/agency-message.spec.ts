import { describe, expect, it } from 'vitest';
import { agencyHeaders, encodeForAgency, type AgencyTold } from './agency-message.ts';
import { agencyGroupsOf, agencyTopicOf } from './topics.ts';

const told: AgencyTold = {
  place: '000000000000003.00001',
  id: 'MTozLjE6ZmVubGFuZA',
  type: 'uk.gov.csp.action-point.carried-forward.v1',
  at: '2020-10-06T09:00:00.000Z',
  subject: 'point-1',
  data: { note: 'Ŵ' },
};
const previous = '000000000000002.00000';

describe('a message to an agency', () => {
  it('is CloudEvents in binary mode, keyed by the partnership', () =>
    expect(encodeForAgency('fenland', told, previous)).toEqual({
      key: 'fenland',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ce_specversion: '1.0',
        ce_id: told.id,
        ce_source: '/csp/subscriptions/fenland',
        ce_type: told.type,
        ce_time: told.at,
        ce_subject: 'point-1',
        ce_sequence: told.place,
        ce_previoussequence: previous,
        ce_partitionkey: 'fenland',
        ce_recordedtime: told.at,
        ce_dataclassification: 'official',
      },
      body: '{"note":"Ŵ"}',
    }));
  it('has the attributes that our schema says, and no other', () => {
    const { headers } = encodeForAgency('fenland', told, previous);
    expect(agencyHeaders.strict().parse(headers)).toEqual(headers);
  });
  it.each([
    ['a place of another form', { ...told, place: '3.1' }],
    ['a type that isn’t ours', { ...told, type: 'com.example.raised' }],
    ['no id', { ...told, id: '' }],
    ['a time that is none', { ...told, at: 'yesterday' }],
  ])('is not made of %s', (_, wrong) => expect(() => encodeForAgency('fenland', wrong, previous)).toThrow());
  it('is not made for what is no partnership', () =>
    expect(() => encodeForAgency('Fen Land', told, previous)).toThrow());
});

describe('an agency’s names', () => {
  it('are under the prefix', () => {
    expect(agencyTopicOf('cambs-police', 'county')).toBe('county.agency.cambs-police.v1');
    expect(agencyGroupsOf('cambs-police')).toBe('csp.agency.cambs-police.');
  });
  it.each(['', '.', '..', 'a.b', 'a_b', 'a:b', 'a b', 'a/b', '-a', 'a-', 'å', 'a\n', '*', 'x'.repeat(81)])(
    'are refused for %j',
    (agencyId) => {
      expect(() => agencyTopicOf(agencyId)).toThrow();
      expect(() => agencyGroupsOf(agencyId)).toThrow();
    },
  );
  it('are refused under what is no prefix', () => expect(() => agencyTopicOf('a', 'A.b')).toThrow());
});
