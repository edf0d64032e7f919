import type { ScrutinyFeedbackEvent } from '@csp/action-plan-contract';
import { given as givenDecider } from '@csp/kernel';
import { describe, it } from 'vitest';
import { scrutinyFeedback } from './scrutiny-feedback.ts';

const given = givenDecider(scrutinyFeedback);
const facts = { saidBy: 'public', said: 'Cycles are stolen at the station', saidOn: '2020-10-01' } as const;
const record = {
  type: 'RecordScrutinyFeedback',
  id: 'f1',
  ...facts,
  said: ` ${facts.said} `,
  recordedOn: '2020-10-06',
} as const;
const recorded: ScrutinyFeedbackEvent = {
  type: 'ScrutinyFeedbackRecorded.v1',
  data: { feedbackId: 'f1', ...facts, recordedOn: '2020-10-06' },
};
const answer = {
  type: 'AnswerScrutinyFeedback',
  response: ' We asked the railway ',
  whatChanged: ' Racks are watched ',
  answeredOn: '2020-11-02',
} as const;
const answered: ScrutinyFeedbackEvent = {
  type: 'ScrutinyFeedbackAnswered.v1',
  data: {
    feedbackId: 'f1',
    response: 'We asked the railway',
    whatChanged: 'Racks are watched',
    answeredOn: '2020-11-02',
  },
};
const publish = { type: 'PublishScrutinyFeedback', publishedOn: '2020-11-03' } as const;
const published: ScrutinyFeedbackEvent = {
  type: 'ScrutinyFeedbackPublished.v1',
  data: { feedbackId: 'f1', publishedOn: '2020-11-03' },
};
const unpublish = { type: 'UnpublishScrutinyFeedback', reason: ' A name ', unpublishedOn: '2020-11-04' } as const;
const unpublished: ScrutinyFeedbackEvent = {
  type: 'ScrutinyFeedbackUnpublished.v1',
  data: { feedbackId: 'f1', reason: 'A name', unpublishedOn: '2020-11-04' },
};

describe('RecordScrutinyFeedback', () => {
  it('writes down what was said', () => given().when(record).then(recorded));
  it.each([
    [{ said: ' ' }, 'empty-text'],
    [{ said: 'x'.repeat(4_001) }, 'too-long'],
    [{ saidOn: '2020-02-30' }, 'no-such-date'],
    [{ saidOn: '2020-10-07' }, 'said-later'],
  ] as const)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...record, ...change })
      .thenRefused(code),
  );
  it('a repeat is refused', () => given(recorded).when(record).thenRefused('already-recorded'));
});

describe('AnswerScrutinyFeedback', () => {
  it('says what is answered and what changed', () => given(recorded).when(answer).then(answered));
  it('may be given before anything changed, and again after', () => {
    const before = { ...answered, data: { ...answered.data, whatChanged: null } } as ScrutinyFeedbackEvent;
    given(recorded)
      .when({ ...answer, whatChanged: ' ' })
      .then(before);
    given(recorded, before).when(answer).then(answered);
  });
  it('needs a response', () =>
    given(recorded)
      .when({ ...answer, response: '' })
      .thenRefused('empty-text'));
  it('is refused where there is nothing to answer', () => given().when(answer).thenRefused('unknown-feedback'));
  it('doesn’t change what is published', () =>
    given(recorded, answered, published)
      .when({ ...answer, response: 'Otherwise' })
      .thenRefused('feedback-published'));
  it('a repeat is nothing', () => given(recorded, answered, published).when(answer).thenNothing());
});

describe('PublishScrutinyFeedback', () => {
  it('shows it to the public', () => given(recorded, answered).when(publish).then(published));
  it('also again', () => given(recorded, answered, published, unpublished).when(publish).then(published));
  it('needs an answer', () => given(recorded).when(publish).thenRefused('not-answered'));
  it('needs something to have changed', () =>
    given(recorded, { ...answered, data: { ...answered.data, whatChanged: null } } as ScrutinyFeedbackEvent)
      .when(publish)
      .thenRefused('nothing-changed-yet'));
  it('a repeat is nothing', () => given(recorded, answered, published).when(publish).thenNothing());
});

describe('UnpublishScrutinyFeedback', () => {
  it('takes it back, with a reason', () => given(recorded, answered, published).when(unpublish).then(unpublished));
  it('needs the reason', () =>
    given(recorded, answered, published)
      .when({ ...unpublish, reason: ' ' })
      .thenRefused('empty-text'));
  it('is refused for what is not published', () =>
    given(recorded, answered).when(unpublish).thenRefused('not-published'));
  it('a repeat is nothing', () => given(recorded, answered, published, unpublished).when(unpublish).thenNothing());
});
