import { describe, expect, it } from 'vitest';
import { agencyEvent, agencyEventKinds, agencyEventType } from './index.ts';

/** As the first message to an agency was: a program that reads it must read all that come later. */
const first = {
  id: 'MTozLjA6Y2FtYnJpZGdlLWNpdHk',
  kind: 'CLOSED',
  at: '2020-10-06T09:00:00.000Z',
  actionPointId: '0198c8a0-0000-7000-8000-000000000001',
  reference: '02/03',
  text: 'Share the figures for cycle theft with the group',
  ownerAgencyIds: ['cambs-constabulary'],
  note: 'Shared in July',
  dueOn: null,
};

describe('what an agency is told', () => {
  it('is read as it was at first', () => expect(agencyEvent.parse(first)).toEqual(first));
  it.each(Object.keys(first))('says %s', (field) => {
    const { [field as keyof typeof first]: _, ...without } = first;
    expect(agencyEvent.safeParse(without).success).toBe(false);
  });
  it('has a type of message for each kind', () =>
    expect(agencyEventKinds.map(agencyEventType)).toEqual([
      'uk.gov.csp.action-point.raised.v1',
      'uk.gov.csp.action-point.updated.v1',
      'uk.gov.csp.action-point.closed.v1',
      'uk.gov.csp.action-point.reopened.v1',
      'uk.gov.csp.action-point.carried-forward.v1',
      'uk.gov.csp.action-point.acknowledged.v1',
      'uk.gov.csp.action-point.accepted.v1',
      'uk.gov.csp.action-point.declined.v1',
      'uk.gov.csp.action-point.reassigned.v1',
      'uk.gov.csp.action-point.due-date-changed.v1',
      'uk.gov.csp.action-point.withdrawn.v1',
    ]));
});
