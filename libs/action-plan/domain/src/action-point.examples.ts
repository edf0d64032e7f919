import type { ActionPointEvent } from '@csp/action-plan-contract';
import { given as givenDecider } from '@csp/kernel';
import { actionPoint } from './action-point.ts';

export const given = givenDecider(actionPoint);
export const facts = {
  reference: '02/02',
  text: 'Ask about the repeat rate',
  owners: [{ agencyId: 'research-group', role: 'Officer' }],
  dueOn: '2020-10-06',
  raisedOn: '2020-02-11',
  meetingId: 'm1',
  paragraph: '6.3.2',
  restricted: false,
};
export const raise = { type: 'RaiseActionPoint', id: 'a1', ...facts } as const;
export const raised: ActionPointEvent = {
  type: 'ActionPointRaised.v1',
  data: { actionPointId: 'a1', ...facts, owners: [...facts.owners] },
};
export const update = {
  type: 'UpdateActionPoint',
  note: 'Asked',
  agencyId: 'research-group',
  updatedOn: '2020-03-01',
} as const;
export const updated: ActionPointEvent = {
  type: 'ActionPointUpdated.v2',
  data: { actionPointId: 'a1', note: 'Asked', agencyId: 'research-group', updatedOn: '2020-03-01' },
};
export const close = { type: 'CloseActionPoint', answer: 'Few referrals magnify it', closedOn: '2020-10-06' } as const;
export const closed: ActionPointEvent = {
  type: 'ActionPointClosed.v1',
  data: { actionPointId: 'a1', answer: 'Few referrals magnify it', closedOn: '2020-10-06', dueOn: '2020-10-06' },
};
export const reopen = {
  type: 'ReopenActionPoint',
  reason: 'One quarter only',
  reopenedOn: '2020-10-06',
  dueOn: '2021-02-09',
} as const;
export const reopened: ActionPointEvent = {
  type: 'ActionPointReopened.v1',
  data: { actionPointId: 'a1', reason: 'One quarter only', reopenedOn: '2020-10-06', dueOn: '2021-02-09' },
};
export const carry = {
  type: 'CarryForwardActionPoint',
  dueOn: '2021-02-09',
  reason: null,
  carriedOn: '2020-10-06',
} as const;
export const carried: ActionPointEvent = {
  type: 'ActionPointCarriedForward.v1',
  data: {
    actionPointId: 'a1',
    dueOn: '2021-02-09',
    previousDueOn: '2020-10-06',
    reason: null,
    carriedOn: '2020-10-06',
  },
};

const police = { agencyId: 'police', role: 'Inspector' };
export const withdraw = { type: 'WithdrawActionPoint', reason: 'Entered twice', withdrawnOn: '2020-02-12' } as const;
export const follow = { type: 'FollowWithdrawal', withdrawnOn: '2020-02-11' } as const;
export const withdrawn: ActionPointEvent = {
  type: 'ActionPointWithdrawn.v1',
  data: { actionPointId: 'a1', reason: null, withdrawnOn: '2020-02-11', wasClosed: false, dueOn: '2020-10-06' },
};
export const decline = {
  type: 'AnswerActionPoint',
  agencyId: 'research-group',
  answer: 'declined',
  note: 'Not ours',
  answeredOn: '2020-02-13',
} as const;
export const declined: ActionPointEvent = {
  type: 'ActionPointAnswered.v1',
  data: {
    actionPointId: 'a1',
    agencyId: 'research-group',
    answer: 'declined',
    note: 'Not ours',
    answeredOn: '2020-02-13',
  },
};
export const reassign = {
  type: 'ReassignActionPoint',
  owners: [police],
  reason: 'They hold the figures',
  reassignedOn: '2020-02-14',
} as const;
export const reassigned: ActionPointEvent = {
  type: 'ActionPointReassigned.v1',
  data: {
    actionPointId: 'a1',
    owners: [police],
    previousOwners: [...facts.owners],
    reason: 'They hold the figures',
    reassignedOn: '2020-02-14',
  },
};
export const changeDate = {
  type: 'ChangeDueDate',
  dueOn: '2020-06-30',
  reason: 'The bid closes in July',
  changedOn: '2020-03-02',
} as const;
export const dateChanged: ActionPointEvent = {
  type: 'ActionPointDueDateChanged.v1',
  data: {
    actionPointId: 'a1',
    dueOn: '2020-06-30',
    previousDueOn: '2020-10-06',
    reason: 'The bid closes in July',
    changedOn: '2020-03-02',
  },
};
