import { tenantId, type Recorded } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import type { Here, Reaction } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { followWhatAMeetingMadeOfIt } from './follow-what-a-meeting-made-of-it.policy.ts';
import { keepTheRegisterAsMinuted } from './keep-the-register-as-minuted.policy.ts';

const recorded = (event: MeetingEvent): Recorded<MeetingEvent> => ({
  event,
  tenant: tenantId('cambridge-city'),
  stream: 'meeting-m1',
  position: 7,
  index: 0,
  commandId: 'c',
  correlation: 'c',
  causation: 'c',
  actor: 'p',
  at: '2020-02-11T11:00:00.000Z',
});
const noRows = (() => {
  throw new Error('These policies read nothing.');
}) as unknown as Here['rows'];

const minuted = {
  type: 'ActionPointMinuted.v1',
  data: {
    meetingId: 'm1',
    actionPointId: 'a1',
    reference: '02/02',
    paragraphId: 'p1',
    paragraph: '6.3.2',
    text: 'Ask about the repeat rate',
    owners: [{ agencyId: 'research-group', role: 'Officer' }],
    dueOn: '2020-10-06',
    raisedOn: '2020-02-11',
    restricted: false,
  },
} as MeetingEvent;

const reviewed = (outcome: 'closed' | 'carried-forward' | 'reopened'): MeetingEvent =>
  ({
    type: 'ActionPointReviewed.v1',
    data: {
      meetingId: 'm2',
      actionPointId: 'a1',
      reference: '02/02',
      outcome,
      response: 'Few referrals',
      dueOn: outcome === 'closed' ? null : '2021-02-09',
      reviewedOn: '2020-10-06',
    },
  }) as MeetingEvent;

describe('keep the register as minuted', () => {
  it('raises what was minuted, with its paragraph and owners', () => {
    expect(keepTheRegisterAsMinuted.react(recorded(minuted), noRows)).toMatchObject({
      id: 'a1',
      command: {
        type: 'RaiseActionPoint',
        reference: '02/02',
        paragraph: '6.3.2',
        meetingId: 'm1',
        dueOn: '2020-10-06',
      },
    });
  });

  it('withdraws what was minuted by mistake', () => {
    const data = { meetingId: 'm1', actionPointId: 'a1', withdrawnOn: '2020-02-11' };
    const taken: MeetingEvent = { type: 'MinutedActionPointWithdrawn.v1', data };
    expect(keepTheRegisterAsMinuted.react(recorded(taken), noRows)).toMatchObject({
      id: 'a1',
      command: { type: 'FollowWithdrawal', withdrawnOn: '2020-02-11' },
    });
  });

  it('does nothing else', () => {
    expect(keepTheRegisterAsMinuted.react(recorded(reviewed('closed')), noRows)).toBeUndefined();
  });
});

describe('follow what a meeting made of it', () => {
  it.each([
    ['closed', { type: 'CloseActionPoint', answer: 'Few referrals', closedOn: '2020-10-06' }],
    ['carried-forward', { type: 'CarryForwardActionPoint', dueOn: '2021-02-09', carriedOn: '2020-10-06' }],
    ['reopened', { type: 'ReopenActionPoint', reason: 'Few referrals', reopenedOn: '2020-10-06', dueOn: '2021-02-09' }],
  ] as const)('%s', (outcome, command) => {
    const reaction = followWhatAMeetingMadeOfIt.react(recorded(reviewed(outcome)), noRows) as Reaction;
    expect(reaction.id).toBe('a1');
    expect(reaction.command).toMatchObject(command);
  });
});
