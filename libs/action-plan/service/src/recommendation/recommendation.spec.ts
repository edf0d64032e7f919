import { describe, expect, it } from 'vitest';
import { agreeRecommendationsAsDecided } from '../policies/agree-recommendations-as-decided.policy.ts';
import { Register, type Someone } from '../testing/register.ts';
import type { RecommendationRow } from './recommendations.view.ts';

type Answer = RecommendationRow & { readonly code?: string };

const assessment = { source: 'STRATEGIC_ASSESSMENT', sourceTitle: 'Assessment 2025/26', text: 'Ask what it changed' };

const opened = () => {
  const register = new Register();
  const change = (field: string, input: object, who: Someone = 'officer') =>
    register.ask<Answer>('Mutation', field, { input }, who);
  const propose = async (number: string, more: object = {}) =>
    (await change('proposeRecommendation', { ...assessment, number, ...more })).id;
  const list = async (filter: { source?: string; status?: string } = {}, who: Someone = 'officer') => {
    const asked = { filter, first: 50, offset: 0 };
    const { nodes } = await register.ask<{ nodes: Answer[] }>('Query', 'recommendations', asked, who);
    return nodes.map(({ number }) => number);
  };
  const one = (id: string) => register.ask<Answer>('Query', 'recommendation', { id });
  const setsOff = (recommendationId: string) => ({ kind: 'recommendation-agreed', recommendationId });
  const decide = (id: string, decisionId = 'd1') =>
    register.hear(agreeRecommendationsAsDecided, {
      type: 'DecisionTookEffect.v1',
      data: { meetingId: 'm1', decisionId, setsOff: setsOff(id), on: '2026-02-10' },
    });
  const field = (row: object, name: string, who?: Someone) => register.field(row, name, 'Recommendation', who);
  return { register, change, propose, list, one, decide, field };
};

describe('a recommendation', () => {
  it('is agreed by a decision, taken up, and done', async () => {
    const { register, change, propose, one, decide, field } = opened();
    const id = await propose('1', { agencyIds: ['police'], targetOn: '2026-03-31' });
    expect(await change('takeUpRecommendation', { id, agencyIds: ['police'] })).toMatchObject({ code: 'not-agreed' });
    await decide(id);
    expect(await field(await one(id), 'decision')).toEqual({
      meetingId: 'm1',
      decisionId: 'd1',
      on: '2026-02-10',
    });
    const owners = [{ agencyId: 'police', role: 'Officer' }];
    const { id: pointId } = await change('raiseActionPoint', { reference: '1/1', text: 'Ask', owners });
    const taken = await change('takeUpRecommendation', { id, actionPointIds: [pointId], agencyIds: ['council'] });
    expect(taken).toMatchObject({ status: 'TAKEN_UP', takenUpByIds: ['council'], version: 3 });
    await change('closeActionPoint', { id: pointId, answer: 'Asked' });
    expect(await field(taken, 'actionPoints')).toMatchObject([{ reference: '1/1', status: 'CLOSED' }]);
    register.today = '2026-04-01';
    expect(await field(taken, 'overdue')).toBe(true);
    const done = await change('completeRecommendation', { id, whatWasDone: 'It is asked in each update' });
    expect(done).toMatchObject({ status: 'DONE', whatWasDone: 'It is asked in each update' });
    expect(await field(done, 'overdue')).toBe(false);
    expect(done.history.map(({ status, on }) => `${status} ${on}`)).toEqual([
      ...['PROPOSED 2026-02-10', 'AGREED 2026-02-10', 'TAKEN_UP 2026-02-10', 'DONE 2026-04-01'],
    ]);
  });

  it('is refused before, or withdrawn after it was agreed, with a reason', async () => {
    const { change, propose, decide } = opened();
    const [one, other] = [await propose('1'), await propose('2')];
    const reason = 'In the plan already';
    expect(await change('refuseRecommendation', { id: one, reason })).toMatchObject({ status: 'REFUSED', reason });
    expect(await change('withdrawRecommendation', { id: other, reason })).toMatchObject({ code: 'not-agreed' });
    await decide(other);
    expect(await change('refuseRecommendation', { id: other, reason })).toMatchObject({ code: 'already-agreed' });
    expect(await change('withdrawRecommendation', { id: other, reason })).toMatchObject({
      ...{ status: 'WITHDRAWN', reason, agreedBy: { decisionId: 'd1' } },
    });
  });

  it('is agreed once, whatever else is decided', async () => {
    const { propose, decide, one } = opened();
    const id = await propose('1');
    await decide(id);
    expect(await decide(id, 'd2')).toMatchObject({ code: 'already-agreed' });
    expect(await one(id)).toMatchObject({ agreedBy: { decisionId: 'd1' } });
  });
});

describe('the register of recommendations', () => {
  it('is by target date, of one source, of one standing; for everybody with a role', async () => {
    const { change, propose, list } = opened();
    await propose('1');
    await propose('2', { targetOn: '2026-06-30' });
    const refused = await propose('3', { source: 'SCRUTINY', targetOn: '2026-03-31' });
    await change('refuseRecommendation', { id: refused, reason: 'No' });
    expect(await list()).toEqual(['3', '2', '1']);
    expect(await list({ status: 'PROPOSED' }, 'police')).toEqual(['2', '1']);
    expect(await list({ source: 'SCRUTINY' })).toEqual(['3']);
    expect(await list({ source: 'PEER_REVIEW' })).toEqual([]);
  });

  it('takes no agency that isn’t listed, no point that isn’t there, and nothing of a review by hand', async () => {
    const { change, propose, decide } = opened();
    const proposing = (more: object) => change('proposeRecommendation', { ...assessment, number: '9', ...more });
    expect(await proposing({ agencyIds: ['nobody'] })).toMatchObject({ code: 'unknown-agency' });
    expect(await proposing({ source: 'DOMESTIC_HOMICIDE_REVIEW' })).toMatchObject({ code: 'comes-with-its-review' });
    const id = await propose('1');
    await decide(id);
    const takeUp = (more: object) => change('takeUpRecommendation', { id, ...more });
    expect(await takeUp({ agencyIds: ['nobody'] })).toMatchObject({ code: 'unknown-agency' });
    expect(await takeUp({ actionPointIds: ['nothing'] })).toMatchObject({ code: 'unknown-action-point' });
    expect(await takeUp({})).toMatchObject({ code: 'nothing-takes-it-up' });
  });

  it('doesn’t show an agency’s officers the restricted points that take something up', async () => {
    const { register, change, propose, decide, field } = opened();
    const id = await propose('1');
    await decide(id);
    const data = { actionPointId: 'a1', reference: '02/01', text: 'SECRET', dueOn: null, raisedOn: '2026-02-10' };
    const minuted = { owners: [{ agencyId: 'police', role: 'x' }], meetingId: 'm1', paragraph: '1', restricted: true };
    register.store('action-plan', { type: 'ActionPointRaised.v1', data: { ...data, ...minuted } });
    const row = await change('takeUpRecommendation', { id, actionPointIds: ['a1'] });
    expect(await field(row, 'actionPoints', 'member')).toMatchObject([{ text: 'SECRET' }]);
    expect(await field(row, 'actionPoints', 'police')).toEqual([]);
    expect(await register.field(row.history.at(-1)!, 'actionPoints', 'RecommendationEntry', 'police')).toEqual([]);
  });
});
