import { given as givenDecider } from '@csp/kernel';
import type { PublicQuestionEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { publicQuestion, questionsClosed, questionsCloseOn, type AskPublicQuestion } from './public-question.ts';

const given = givenDecider(publicQuestion);
const meeting = { meetingId: 'm1', date: '2020-10-06', status: 'agenda-published' } as const;
const ask: AskPublicQuestion = {
  type: 'AskPublicQuestion',
  questionId: 'q1',
  meeting,
  text: ' What is done about cycle theft? ',
  waiting: 0,
  today: '2020-10-02',
  now: '12:00',
};
const asked: PublicQuestionEvent = {
  type: 'PublicQuestionAsked.v1',
  data: { questionId: 'q1', meetingId: 'm1', text: 'What is done about cycle theft?', askedOn: '2020-10-02' },
};
const accept = { type: 'AcceptPublicQuestion', acceptedOn: '2020-10-02' } as const;
const accepted: PublicQuestionEvent = {
  type: 'PublicQuestionAccepted.v1',
  data: { questionId: 'q1', acceptedOn: '2020-10-02' },
};
const turnDown = { type: 'RefusePublicQuestion', reason: ' It names a person ', refusedOn: '2020-10-02' } as const;
const refused: PublicQuestionEvent = {
  type: 'PublicQuestionRefused.v1',
  data: { questionId: 'q1', reason: 'It names a person', refusedOn: '2020-10-02' },
};
const answer = { type: 'AnswerPublicQuestion', answer: ' More racks ', answeredOn: '2020-10-06' } as const;
const answered: PublicQuestionEvent = {
  type: 'PublicQuestionAnswered.v1',
  data: { questionId: 'q1', answer: 'More racks', answeredOn: '2020-10-06' },
};

describe('the deadline', () => {
  it.each([
    ['2020-10-06', '2020-10-05'],
    // A Monday, and the Tuesday after Easter.
    ['2020-10-05', '2020-10-02'],
    ['2020-04-14', '2020-04-09'],
  ])('for a meeting on %s is 10:00 on %s', (meetingOn, date) =>
    expect(questionsCloseOn(meetingOn)).toEqual({ date, time: '10:00' }),
  );
  it('has come at that minute', () => {
    expect(questionsClosed('2020-10-06', '2020-10-05', '09:59')).toBe(false);
    expect(questionsClosed('2020-10-06', '2020-10-05', '10:00')).toBe(true);
    expect(questionsClosed('2020-10-06', '2020-10-06', '08:00')).toBe(true);
  });
});

describe('AskPublicQuestion', () => {
  it('sends it in', () => given().when(ask).then(asked));
  it('also before the agenda is out', () =>
    given()
      .when({ ...ask, meeting: { ...meeting, status: 'scheduled' } })
      .then(asked));
  it.each([
    [{ meeting: null }, 'no-questions-taken'],
    [{ meeting: { ...meeting, status: 'cancelled' } }, 'no-questions-taken'],
    [{ meeting: { ...meeting, status: 'open' } }, 'no-questions-taken'],
    [{ today: '2020-10-05' }, 'questions-closed'],
    [{ waiting: 100 }, 'too-many-questions'],
    [{ text: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(2_001) }, 'too-long'],
    [{ text: '\u0000' }, 'unreadable-text'],
  ] as const)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...ask, ...change })
      .thenRefused(code),
  );
  it('a repeat is nothing', () => given(asked).when(ask).thenNothing());
});

describe('AcceptPublicQuestion', () => {
  it('lets it be answered', () => given(asked).when(accept).then(accepted));
  it('also on a second thought', () => given(asked, refused).when(accept).then(accepted));
  it('is refused where there is none', () => given().when(accept).thenRefused('unknown-question'));
  it('is refused once answered', () => given(asked, accepted, answered).when(accept).thenRefused('question-answered'));
  it('a repeat is nothing', () => given(asked, accepted).when(accept).thenNothing());
});

describe('RefusePublicQuestion', () => {
  it('says why', () => given(asked).when(turnDown).then(refused));
  it('needs a reason', () =>
    given(asked)
      .when({ ...turnDown, reason: '' })
      .thenRefused('empty-text'));
  it('is refused once answered', () =>
    given(asked, accepted, answered).when(turnDown).thenRefused('question-answered'));
  it('a repeat is nothing', () => given(asked, refused).when(turnDown).thenNothing());
});

describe('AnswerPublicQuestion', () => {
  it('answers it', () => given(asked, accepted).when(answer).then(answered));
  it('needs it to be accepted', () => given(asked).when(answer).thenRefused('question-not-accepted'));
  it('needs an answer', () =>
    given(asked, accepted)
      .when({ ...answer, answer: ' ' })
      .thenRefused('empty-text'));
  it('another answer is refused', () =>
    given(asked, accepted, answered)
      .when({ ...answer, answer: 'Fewer' })
      .thenRefused('question-answered'));
  it('a repeat is nothing', () => given(asked, accepted, answered).when(answer).thenNothing());
});
