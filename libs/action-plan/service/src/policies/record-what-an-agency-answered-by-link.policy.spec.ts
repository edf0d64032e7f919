import { tenantId, type Recorded } from '@csp/kernel';
import { outreachPublished, type DigestEvent, type LinkOutcome } from '@csp/outreach-contract';
import type { Here } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { recordWhatAnAgencyAnsweredByLink as policy } from './record-what-an-agency-answered-by-link.policy.ts';

const noRows = (() => {
  throw new Error('This policy reads nothing.');
}) as unknown as Here['rows'];
const recorded = (event: DigestEvent): Recorded<DigestEvent> => ({
  event,
  tenant: tenantId('cambridge-city'),
  stream: 'digest-police.2027-04-06',
  position: 7,
  index: 0,
  commandId: 'c',
  correlation: 'c',
  causation: 'c',
  actor: 'anonymous',
  at: '2027-04-06T11:00:00.000Z',
});
const base = { digestId: 'police.2027-04-06', agencyId: 'police' };
const answered = (outcome: LinkOutcome) =>
  recorded({
    type: 'AnsweredByLink.v1',
    data: { ...base, actionPointId: 'a1', outcome, text: 'Gates are up.', answeredOn: '2027-04-06' },
  });

describe('record what an agency answered by link', () => {
  it('hears what is published', () => expect(outreachPublished).toContain('AnsweredByLink.v1'));
  it('notes progress', () =>
    expect(policy.react(answered('progress'), noRows)).toMatchObject({
      id: 'a1',
      command: { type: 'UpdateActionPoint', note: 'Gates are up.', updatedOn: '2027-04-06' },
    }));
  it('closes what is done', () =>
    expect(policy.react(answered('done'), noRows)).toMatchObject({
      id: 'a1',
      command: { type: 'CloseActionPoint', answer: 'Gates are up.', closedOn: '2027-04-06' },
    }));
  it('does nothing else', () =>
    expect(
      policy.react(recorded({ type: 'DigestSent.v1', data: { ...base, attempt: 1, sentOn: '2027-04-06' } }), noRows),
    ).toBeUndefined());
});
