import type { ActionPointEvent, Owner } from '@csp/action-plan-contract';
import { tenantId, type Recorded } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { actionPoints, type ActionPointRow } from './action-points.view.ts';

const at = '2020-02-11T10:30:00.000Z';
const recorded = (event: ActionPointEvent): Recorded<ActionPointEvent> => ({
  event,
  tenant: tenantId('cambridge-city'),
  stream: 'action-point-a1',
  position: 1,
  index: 0,
  commandId: 'c',
  correlation: 'c',
  causation: 'c',
  actor: 'p',
  at,
});
const rowAfter = (...events: ActionPointEvent[]): ActionPointRow | undefined =>
  events.reduce<ActionPointRow | undefined>((row, event) => actionPoints.fold(row, recorded(event), 'a1'), undefined);

const raised: Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }> = {
  type: 'ActionPointRaised.v1',
  data: {
    actionPointId: 'a1',
    reference: '02/02',
    text: 'Ask about the repeat rate',
    owners: [{ agencyId: 'research-group', role: 'Officer' }],
    dueOn: '2020-10-06',
    raisedOn: '2020-02-11',
    meetingId: 'm1',
    paragraph: '6.3.2',
    restricted: false,
  },
};
const updated: ActionPointEvent = {
  type: 'ActionPointUpdated.v2',
  data: { actionPointId: 'a1', note: 'Asked', agencyId: 'research-group', updatedOn: '2020-03-01' },
};
const closed: ActionPointEvent = {
  type: 'ActionPointClosed.v1',
  data: { actionPointId: 'a1', answer: 'Few referrals', closedOn: '2020-10-06', dueOn: '2020-10-06' },
};
const reopened: ActionPointEvent = {
  type: 'ActionPointReopened.v1',
  data: { actionPointId: 'a1', reason: 'One quarter only', reopenedOn: '2020-10-06', dueOn: '2021-02-09' },
};
const carried: ActionPointEvent = {
  type: 'ActionPointCarriedForward.v1',
  data: {
    actionPointId: 'a1',
    dueOn: '2021-07-06',
    previousDueOn: '2021-02-09',
    reason: null,
    carriedOn: '2021-02-09',
  },
};

describe('the register', () => {
  it('keys each row by its action point', () => {
    expect(actionPoints.keys(recorded(raised))).toEqual(['a1']);
  });

  it('shows a point as raised', () => {
    expect(rowAfter(raised)).toMatchObject({
      id: 'a1',
      version: 1,
      status: 'OPEN',
      reference: '02/02',
      paragraph: '6.3.2',
      history: [{ kind: 'RAISED', at, on: '2020-02-11', note: null, dueOn: '2020-10-06' }],
    });
  });

  it('follows it through progress, closing, reopening and carrying forward, a version each', () => {
    expect(rowAfter(raised, updated)).toMatchObject({ status: 'IN_PROGRESS', version: 2 });
    expect(rowAfter(raised, updated, closed)).toMatchObject({
      status: 'CLOSED',
      answer: 'Few referrals',
      closedOn: '2020-10-06',
    });
    expect(rowAfter(raised, closed, reopened)).toMatchObject({
      status: 'OPEN',
      answer: null,
      closedOn: null,
      dueOn: '2021-02-09',
    });
    expect(rowAfter(raised, closed, reopened, carried)).toMatchObject({
      dueOn: '2021-07-06',
      timesCarriedForward: 1,
      version: 4,
    });
  });

  it('keeps all that happened, in order', () => {
    expect(rowAfter(raised, updated, closed, reopened, carried)?.history.map(({ kind }) => kind)).toEqual([
      'RAISED',
      'UPDATED',
      'CLOSED',
      'REOPENED',
      'CARRIED_FORWARD',
    ]);
  });

  it('shows who owns it now, who did when minutes cited it, and what each has said', () => {
    const police = { agencyId: 'police', role: 'Inspector' };
    const owners = [...raised.data.owners, police];
    const answer = (agencyId: string, given: 'accepted' | 'declined', answeredOn: string): ActionPointEvent => ({
      type: 'ActionPointAnswered.v1',
      data: { actionPointId: 'a1', agencyId, answer: given, note: null, answeredOn },
    });
    const reassigned = (to: Owner[], reassignedOn: string): ActionPointEvent => ({
      type: 'ActionPointReassigned.v1',
      data: { actionPointId: 'a1', owners: to, previousOwners: [police], reason: 'x', reassignedOn },
    });
    const both = [raised, reassigned(owners, '2020-02-14'), answer('research-group', 'accepted', '2020-02-15')];
    const row = rowAfter(...both, answer('police', 'declined', '2020-02-16'));
    expect(row).toMatchObject({ owners, originalOwners: raised.data.owners, status: 'OPEN' });
    expect(row?.asked).toMatchObject([
      { agencyId: 'research-group', askedOn: '2020-02-11', answer: 'accepted', heardOn: '2020-02-15' },
      { agencyId: 'police', askedOn: '2020-02-14', answer: 'declined', heardOn: '2020-02-16' },
    ]);
    expect(row?.history.map(({ kind }) => kind)).toEqual(['RAISED', 'REASSIGNED', 'ACCEPTED', 'DECLINED']);
    const again = [...both, answer('police', 'declined', '2020-02-16'), reassigned(owners, '2020-02-17')];
    expect(rowAfter(...again)?.asked).toMatchObject([
      { answer: 'accepted', heardOn: '2020-02-15' },
      { agencyId: 'police', askedOn: '2020-02-17', answer: null, heardOn: null },
    ]);
    expect(rowAfter(...both, closed, reopened)?.asked).toMatchObject([
      { askedOn: '2020-10-06', answer: null, heardOn: null },
      { askedOn: '2020-10-06' },
    ]);
  });

  it('moves the date between meetings without counting it, and keeps what was withdrawn apart', () => {
    const dates = { previousDueOn: '2020-10-06', dueOn: '2020-06-30', reason: 'The bid', changedOn: '2020-03-02' };
    const dated: ActionPointEvent = { type: 'ActionPointDueDateChanged.v1', data: { actionPointId: 'a1', ...dates } };
    expect(rowAfter(raised, dated)).toMatchObject({ dueOn: '2020-06-30', timesCarriedForward: 0 });
    const data = { actionPointId: 'a1', reason: null, withdrawnOn: '2020-02-11', wasClosed: true, dueOn: null };
    const row = rowAfter(raised, closed, { type: 'ActionPointWithdrawn.v1', data });
    expect(row).toMatchObject({ status: 'WITHDRAWN', withdrawnOn: '2020-02-11', closedOn: null, answer: null });
    expect(actionPoints.indexes.standing(row!)).toBe('withdrawn');
  });

  it('has nothing to show for a point that was never raised', () => {
    expect(rowAfter(updated)).toBeUndefined();
  });

  it('sorts points without a date after all others', () => {
    const row = rowAfter({ ...raised, data: { ...raised.data, dueOn: null } } as ActionPointEvent);
    expect(actionPoints.indexes.due(row!)).toBe('9999-12-31');
    expect(actionPoints.indexes.standing(row!)).toBe('open');
  });
});
