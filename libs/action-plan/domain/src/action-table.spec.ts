import type { ActionTableEvent } from '@csp/action-plan-contract';
import { given as givenDecider } from '@csp/kernel';
import { describe, it } from 'vitest';
import { actionTable, type TakeInActionTable } from './action-table.ts';

const given = givenDecider(actionTable);
const point = {
  actionPointId: 'p1',
  reference: '02/03',
  text: 'Send the figures',
  owners: [{ agencyId: 'police', role: 'Chief Inspector' }],
  dueOn: null,
  raisedOn: '2020-02-11',
};
const take = (...points: TakeInActionTable['points']): TakeInActionTable => ({
  type: 'TakeInActionTable',
  tableId: 'aa',
  points,
  takenOn: '2020-10-06',
});
const taken: ActionTableEvent = { type: 'ActionTableRowTaken.v1', data: { tableId: 'aa', ...point } };
const response = (closedOn: string | null): ActionTableEvent => ({
  type: 'ActionTableResponseTaken.v1',
  data: { tableId: 'aa', actionPointId: 'p1', response: 'Sent', closedOn, takenOn: '2020-10-06' },
});

describe('TakeInActionTable', () => {
  it('takes in every row at once, and what it says of its point right after it', () =>
    given()
      .when(take({ ...point, response: 'Sent', closedOn: '2020-03-20' }, { ...point, response: null, closedOn: null }))
      .then(taken, response('2020-03-20'), taken));
  it('takes progress for what it is', () =>
    given()
      .when(take({ ...point, response: 'Sent', closedOn: null }))
      .then(taken, response(null)));
  it('refuses one without a row', () => given().when(take()).thenRefused('empty-table'));
  it('a repeat changes nothing, whatever ids it brings', () =>
    given(taken)
      .when(take({ ...point, actionPointId: 'p2', response: null, closedOn: null }))
      .thenNothing());
});
