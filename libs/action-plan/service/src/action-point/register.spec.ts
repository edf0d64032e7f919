import { describe, expect, it } from 'vitest';
import { actionPlanContext } from '../action-plan.context.ts';
import { Register, type Someone } from '../testing/register.ts';
import type { Filter, Shown } from './action-point.reading.ts';

type Answer = Shown & { readonly code?: string };

const officer = { role: 'Officer' };
const owners = [
  { agencyId: 'police', ...officer },
  { agencyId: 'council', ...officer },
];

const opened = () => {
  const register = new Register();
  const change = (field: string, input: object, who: Someone = 'officer') =>
    register.ask<Answer>('Mutation', field, { input }, who);
  const raise = async (reference: string, more: object = {}) =>
    (await change('raiseActionPoint', { reference, text: `About ${reference}`, owners, ...more })).id;
  const list = async (filter: Filter = {}, who: Someone = 'officer') =>
    (await register.ask<{ nodes: Shown[] }>('Query', 'actionPoints', { filter, first: 50, offset: 0 }, who)).nodes.map(
      ({ reference }) => reference,
    );
  const asAt = async (day: string, knownAt?: string, filter: Filter = {}, who: Someone = 'officer') =>
    (
      await register.ask<{ nodes: Shown[] }>(
        'Query',
        'actionPointsAsAt',
        { day, knownAt, filter, first: 50, offset: 0 },
        who,
      )
    ).nodes;
  return { register, change, raise, list, asAt };
};

describe('an owner’s answer', () => {
  const answer = (id: string, agencyId: string, given: string, note?: string) => ({
    id,
    agencyId,
    answer: given,
    note,
  });

  it('is given by each owner for itself, and by the support officer for one that told', async () => {
    const { change, raise, list, register } = opened();
    const id = await raise('1/1');
    const refused = await change('answerActionPoint', answer(id, 'council', 'ACCEPTED'), 'police');
    expect(refused).toMatchObject({ code: 'not-your-action-point' });
    await change('answerActionPoint', answer(id, 'police', 'ACCEPTED'), 'police');
    const point = await change('answerActionPoint', answer(id, 'council', 'DECLINED', 'Not ours'));
    expect(point.asked).toMatchObject([
      { agencyId: 'police', answer: 'accepted' },
      { agencyId: 'council', answer: 'declined', note: 'Not ours' },
    ]);
    expect(await register.field(point, 'declined')).toBe(true);
    expect(await list({ declined: true })).toEqual(['1/1']);
    const to = { id, owners: [owners[0]], reason: 'They can' };
    expect(await change('reassignActionPoint', to)).toMatchObject({ owners: [owners[0]], originalOwners: owners });
    expect(await list({ declined: true })).toEqual([]);
    expect(await change('updateActionPoint', { id, note: 'x' }, 'council')).toMatchObject({
      code: 'not-your-action-point',
    });
  });

  it('can’t come from agencies the partnership doesn’t list, nor be asked of them', async () => {
    const { change, raise, register } = opened();
    const id = await raise('1/1');
    const to = { id, owners: [{ agencyId: 'nobody', ...officer }], reason: 'x' };
    expect(await change('reassignActionPoint', to)).toMatchObject({ code: 'unknown-agency' });
    expect(await change('answerActionPoint', answer(id, 'nobody', 'ACCEPTED'))).toMatchObject({ code: 'not-an-owner' });
    const data = { agencyId: 'police', until: '2026-02-09', succeededBy: null };
    register.store('partnerships', { type: 'AgencyListingEnded.v1', data });
    expect(await change('answerActionPoint', answer(id, 'police', 'ACCEPTED'), 'police')).toMatchObject({
      code: 'agency-left',
    });
  });
});

describe('a progress note', () => {
  it('is of the agency whose officer writes it, or that the support officer names', async () => {
    const { change, raise } = opened();
    const id = await raise('1/1');
    await change('updateActionPoint', { id, note: 'One' }, 'council');
    await change('updateActionPoint', { id, note: 'Two' });
    const { history } = await change('updateActionPoint', { id, note: 'Three', agencyId: 'police' });
    expect(history.slice(1).map(({ agencyId }) => agencyId)).toEqual(['council', null, 'police']);
    expect(await change('updateActionPoint', { id, note: 'x', agencyId: 'police' }, 'council')).toMatchObject({
      code: 'not-your-action-point',
    });
  });
});

describe('silence', () => {
  it('is when some owner has said nothing for as long as the partnership says', async () => {
    const { change, raise, list, register } = opened();
    const id = await raise('1/1');
    await change('answerActionPoint', { id, agencyId: 'police', answer: 'ACKNOWLEDGED' }, 'police');
    register.today = '2026-02-23';
    expect(await list({ silent: true })).toEqual([]);
    register.today = '2026-02-24';
    expect(await list({ silent: true })).toEqual(['1/1']);
    const [point] = (
      await register.ask<{ nodes: Shown[] }>('Query', 'actionPoints', { filter: null, first: 1, offset: 0 })
    ).nodes;
    expect(await register.field(point!, 'silentForDays')).toBe(14);
    expect(await change('changeFollowUpSettings', { silentAfterDays: 0 })).toMatchObject({ code: 'days-out-of-range' });
    expect(await change('changeFollowUpSettings', { silentAfterDays: 15 })).toMatchObject({ silentAfterDays: 15 });
    expect(await list({ silent: true })).toEqual([]);
    expect(await register.field(point!, 'silentForDays')).toBeNull();
    register.today = '2026-02-25';
    expect(await list({ silent: true })).toEqual(['1/1']);
    await change('updateActionPoint', { id, note: 'Begun' }, 'council');
    expect(await list({ silent: true })).toEqual([]);
  });

  it('ends with a note of nobody in particular, and when it is closed', async () => {
    const { change, raise, list, register } = opened();
    const [one, other] = [await raise('1/1'), await raise('1/2')];
    register.today = '2026-04-01';
    expect(await list({ silent: true })).toEqual(['1/1', '1/2']);
    await change('updateActionPoint', { id: one, note: 'Told on the telephone' });
    await change('closeActionPoint', { id: other, answer: 'Done' });
    expect(await list({ silent: true })).toEqual([]);
  });

  it('is nothing to hold against owners who are not told, as of restricted points', async () => {
    const { list, register } = opened();
    const facts = { reference: '02/01', text: 'x', owners, dueOn: null, meetingId: 'm', paragraph: '1.1' };
    const data = { actionPointId: 'secret', ...facts, raisedOn: '2025-01-01', restricted: true };
    register.store('action-plan', { type: 'ActionPointRaised.v1', data });
    expect(await list()).toEqual(['02/01']);
    expect(await list({ silent: true })).toEqual([]);
  });
});

describe('the register', () => {
  it('closes on the day that is said, and today where none is', async () => {
    const { change, raise, register } = opened();
    const [one, other] = [await raise('1/1'), await raise('1/2')];
    register.today = '2026-04-01';
    const closedOn = '2026-02-13';
    expect(await change('closeActionPoint', { id: one, answer: 'Told', closedOn })).toMatchObject({ closedOn });
    expect(await change('closeActionPoint', { id: other, answer: 'Told', closedOn: '2026-04-02' })).toMatchObject({
      code: 'not-yet',
    });
    expect(await change('closeActionPoint', { id: other, answer: 'Told' })).toMatchObject({ closedOn: '2026-04-01' });
  });
  it('keeps what was withdrawn apart', async () => {
    const { change, raise, list } = opened();
    const id = await raise('1/1');
    await raise('1/2');
    const withdrawn = await change('withdrawActionPoint', { id, reason: 'Entered twice' });
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN', withdrawnOn: '2026-02-10' });
    for (const filter of [{}, { open: true }, { withdrawn: false }]) expect(await list(filter)).toEqual(['1/2']);
    expect(await list({ open: false })).toEqual([]);
    expect(await list({ withdrawn: true })).toEqual(['1/1']);
    expect(await change('raiseActionPoint', { reference: '1/1', text: 'x', owners })).toMatchObject({
      code: 'reference-taken',
    });
  });

  it('finds words in reference and text', async () => {
    const { raise, list } = opened();
    await raise('02/01', { text: 'Publish the burglary figures' });
    await raise('02/02', { text: 'Write to Café owners' });
    expect(await list({ words: 'burgl' })).toEqual(['02/01']);
    expect(await list({ words: 'cafe WRITE' })).toEqual(['02/02']);
    expect(await list({ words: '02/02' })).toEqual(['02/02']);
    expect(await list({ words: ' ' })).toEqual(['02/01', '02/02']);
    expect(await list({ words: 'x'.repeat(100_000) })).toEqual([]);
  });
});

describe('the register as at a day', () => {
  const statuses = (points: readonly Shown[]) => points.map(({ reference, status }) => `${reference} ${status}`).sort();

  it('is as it stood when the day ended, by what is known now or was known then', async () => {
    const { register, asAt } = opened();
    const at = (today: string, type: string, data: object) => {
      register.today = today;
      register.store('action-plan', { type, data: { actionPointId: 'a', ...data } });
    };
    const facts = { reference: '02/01', text: 'x', owners, dueOn: '2026-02-15', meetingId: 'm', paragraph: '1.1' };
    // Minuted a day after the meeting; that it was done was written down ten days late.
    at('2026-02-11', 'ActionPointRaised.v1', { ...facts, raisedOn: '2026-02-10', restricted: false });
    at('2026-03-01', 'ActionPointClosed.v1', { answer: 'Done', closedOn: '2026-02-20', dueOn: '2026-02-15' });
    expect(await asAt('2026-02-09')).toEqual([]);
    expect(statuses(await asAt('2026-02-10'))).toEqual(['02/01 OPEN']);
    expect(await asAt('2026-02-10', '2026-02-10')).toEqual([]);
    expect(statuses(await asAt('2026-02-20'))).toEqual(['02/01 CLOSED']);
    expect(statuses(await asAt('2026-02-20', '2026-02-28'))).toEqual(['02/01 OPEN']);
    expect(statuses(await asAt('2026-02-20', '2026-03-01'))).toEqual(['02/01 CLOSED']);
    expect(statuses(await asAt('2026-02-19', undefined, { overdue: true }))).toEqual(['02/01 OPEN']);
    const [then] = await asAt('2026-02-19');
    expect(await register.field(then!, 'overdue')).toBe(true);
    const [before] = await asAt('2026-02-15');
    expect(await register.field(before!, 'overdue')).toBe(false);
  });

  it('keeps each day’s end in London, and other people’s eyes', async () => {
    const { register, asAt } = opened();
    const facts = { text: 'x', owners, dueOn: null, meetingId: 'm', paragraph: '1.1', raisedOn: '2026-02-10' };
    const raised = (id: string, restricted: boolean) =>
      register.store('action-plan', {
        type: 'ActionPointRaised.v1',
        data: { actionPointId: id, reference: id, ...facts, restricted },
      });
    raised('open', false);
    raised('secret', true);
    await register.ask('Mutation', 'changeFollowUpSettings', { input: { silentAfterDays: 7 } });
    expect((await asAt('2026-02-10')).map(({ id }) => id)).toEqual(['open', 'secret']);
    expect((await asAt('2026-02-10', undefined, {}, 'police')).map(({ id }) => id)).toEqual(['open']);
    expect(await asAt('2026-02-16', undefined, { silent: true })).toEqual([]);
    expect((await asAt('2026-02-17', undefined, { silent: true })).map(({ id }) => id)).toEqual(['open']);
  });
});

describe('today', () => {
  it('is told at once and when the next day begins', async () => {
    const { register } = opened();
    const told = [];
    for await (const { today } of register.days()) told.push(today);
    expect(told).toEqual(['2026-02-10', '2026-02-11']);
  });
});

describe('the edge', () => {
  it('lets owners answer, and support officers decide', () => {
    const { access } = actionPlanContext.subgraph!;
    const may = (operation: string, who: Someone) => {
      const { tenant, principal } = new Register().asking(who);
      const rule = access[operation]!;
      return rule === 'anyone' || rule(principal.grants, { ...principal, id: tenant });
    };
    for (const decision of ['reassignActionPoint', 'changeActionPointDueDate', 'withdrawActionPoint'])
      expect(['officer', 'member', 'police'].map((who) => may(`Mutation.${decision}`, who as Someone))).toEqual([
        true,
        false,
        false,
      ]);
    expect(may('Mutation.answerActionPoint', 'police')).toBe(true);
    expect(may('Mutation.answerActionPoint', 'member')).toBe(false);
  });
});
