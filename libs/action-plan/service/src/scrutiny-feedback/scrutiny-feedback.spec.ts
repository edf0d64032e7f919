import { describe, expect, it } from 'vitest';
import { Register, type Someone } from '../testing/register.ts';
import type { ScrutinyFeedbackRow } from './scrutiny-feedback.view.ts';

type Answer = ScrutinyFeedbackRow & { readonly code?: string };

const opened = () => {
  const register = new Register();
  const change = (field: string, input: object) => register.ask<Answer>('Mutation', field, { input });
  const record = async (said: string, saidOn = '2026-02-01') =>
    (await change('recordScrutinyFeedback', { saidBy: 'SCRUTINY_COMMITTEE', said, saidOn })).id;
  const seen = async (field: string, who?: Someone) =>
    (await register.ask<Answer[]>('Query', field, {}, who)).map(({ said }) => said);
  return { register, change, record, seen };
};

describe('you said, we did', () => {
  it('is for the public once it is answered, something has changed, and it is published', async () => {
    const { register, change, record, seen } = opened();
    const feedbackId = await record('Say what training changed');
    await record('Meet in the evening', '2026-01-05');
    expect(await seen('scrutinyFeedback', 'member')).toEqual(['Say what training changed', 'Meet in the evening']);
    expect(await seen('scrutinyFeedback', 'police')).toEqual([]);
    expect(await change('publishScrutinyFeedback', { feedbackId })).toMatchObject({ code: 'not-answered' });
    const answer = { feedbackId, response: 'We will' };
    await change('answerScrutinyFeedback', answer);
    expect(await change('publishScrutinyFeedback', { feedbackId })).toMatchObject({ code: 'nothing-changed-yet' });
    await change('answerScrutinyFeedback', { ...answer, whatChanged: 'Each update says it' });
    expect(await seen('youSaidWeDid')).toEqual([]);
    const published = await change('publishScrutinyFeedback', { feedbackId });
    expect(published).toMatchObject({ publishedOn: '2026-02-10', whatChanged: 'Each update says it' });
    expect(await register.field(published, 'saidBy', 'PublishedFeedback')).toBe('SCRUTINY_COMMITTEE');
    expect(await seen('youSaidWeDid')).toEqual(['Say what training changed']);
    expect(await seen('scrutinyFeedback', 'police')).toEqual(['Say what training changed']);
  });

  it('is changed only after it was taken back, and taken back with a reason', async () => {
    const { change, record, seen } = opened();
    const feedbackId = await record('Cycles are stolen');
    await change('answerScrutinyFeedback', { feedbackId, response: 'x', whatChanged: 'y' });
    await change('publishScrutinyFeedback', { feedbackId });
    const again = { feedbackId, response: 'Otherwise', whatChanged: 'y' };
    expect(await change('answerScrutinyFeedback', again)).toMatchObject({ code: 'feedback-published' });
    const back = await change('unpublishScrutinyFeedback', { feedbackId, reason: 'It named a street' });
    expect(back).toMatchObject({ publishedOn: null, unpublishedBecause: 'It named a street' });
    expect(await seen('youSaidWeDid')).toEqual([]);
    expect(await change('answerScrutinyFeedback', again)).toMatchObject({ response: 'Otherwise' });
  });
});
