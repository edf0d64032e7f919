import type { ActionPointEvent } from '@csp/action-plan-contract';
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

const raised: ActionPointEvent = {
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
  type: 'ActionPointUpdated.v1',
  data: { actionPointId: 'a1', note: 'Asked', updatedOn: '2020-03-01' },
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

  it('has nothing to show for a point that was never raised', () => {
    expect(rowAfter(updated)).toBeUndefined();
  });

  it('sorts points without a date after all others', () => {
    const row = rowAfter({ ...raised, data: { ...raised.data, dueOn: null } } as ActionPointEvent);
    expect(actionPoints.indexes.due(row!)).toBe('9999-12-31');
    expect(actionPoints.indexes.open(row!)).toBe(1);
  });
});
