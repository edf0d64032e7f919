import { given as givenDecider } from '@csp/kernel';
import type { DigestEvent } from '@csp/outreach-contract';
import { describe, it } from 'vitest';
import { digest, digestIdOf } from './digest.ts';

const given = givenDecider(digest);
const base = { digestId: digestIdOf('police', '2027-03-30'), agencyId: 'police' };
const points = [{ actionPointId: 'p1', kind: 'new' }] as const;
const decided: DigestEvent = {
  type: 'DigestDecided.v1',
  data: { ...base, decidedOn: '2027-03-30', points: [...points] },
};
const attempted = (attempt: number, minute: string, hash = `h${attempt}`): DigestEvent => ({
  type: 'DigestAttempted.v1',
  data: {
    ...base,
    attempt,
    attemptedAt: `2027-03-30T07:${minute}:00.000Z`,
    links: [{ actionPointId: 'p1', hash }],
    linksUntil: `2027-04-06T07:${minute}:00.000Z`,
  },
});
const sent: DigestEvent = { type: 'DigestSent.v1', data: { ...base, attempt: 1, sentOn: '2027-03-30' } };
const failed = (attempt: number, retryAt: string | null): DigestEvent => ({
  type: 'DigestFailed.v1',
  data: { ...base, attempt, reason: 'ECONNECTION', retryAt },
});
const attempt = (minute: string, hash: string) =>
  ({
    type: 'AttemptDigest',
    attempt: Number(hash.slice(1)),
    now: `2027-03-30T07:${minute}:00.000Z`,
    links: [{ actionPointId: 'p1', hash }],
    linksUntil: `2027-04-06T07:${minute}:00.000Z`,
  }) as const;
const noteSent = { type: 'NoteDigestSent', attempt: 1, sentOn: '2027-03-30' } as const;
const noteFailed = (attempt: number) =>
  ({ type: 'NoteDigestFailed', attempt, reason: 'ECONNECTION', now: '2027-03-30T07:00:00.000Z' }) as const;

describe('DecideDigest', () => {
  const decide = { type: 'DecideDigest', ...base, points, decidedOn: '2027-03-30' } as const;
  it('is decided once a day', () => given().when(decide).then(decided));
  it('a repeat changes nothing, also after it was sent', () => {
    given(decided).when(decide).thenNothing();
    given(decided, attempted(1, '00'), sent).when(decide).thenNothing();
  });
  it('nothing to say is no mail', () =>
    given()
      .when({ ...decide, points: [] })
      .thenNothing());
});

describe('AttemptDigest', () => {
  it('the first to write it down sends', () => given(decided).when(attempt('00', 'h1')).then(attempted(1, '00')));
  it('another one waits while an attempt is under way, and takes over once that must have died', () => {
    given(decided, attempted(1, '00')).when(attempt('09', 'h2')).thenRefused('nothing-to-send');
    given(decided, attempted(1, '00')).when(attempt('10', 'h2')).then(attempted(2, '10'));
  });
  it('waits for its time after a failure', () => {
    const history = [decided, attempted(1, '00'), failed(1, '2027-03-30T07:01:00.000Z')];
    given(...history)
      .when(attempt('00', 'h2'))
      .thenRefused('nothing-to-send');
    given(...history)
      .when(attempt('01', 'h2'))
      .then(attempted(2, '01'));
  });
  it('is refused once sent or given up', () => {
    given(decided, attempted(1, '00'), sent).when(attempt('30', 'h2')).thenRefused('nothing-to-send');
    given(decided, attempted(6, '00'), failed(6, null)).when(attempt('30', 'h7')).thenRefused('nothing-to-send');
  });
  it('whoever has not seen the last attempt makes none', () =>
    given(decided, attempted(1, '00'), failed(1, '2027-03-30T07:01:00.000Z'))
      .when(attempt('02', 'h1'))
      .thenRefused('nothing-to-send'));
  it('needs a mail that was decided', () => given().when(attempt('00', 'h1')).thenRefused('unknown-digest'));
});

describe('NoteDigestSent', () => {
  it('is sent', () => given(decided, attempted(1, '00')).when(noteSent).then(sent));
  it('also where a slow attempt was taken for dead', () =>
    given(decided, attempted(1, '00'), attempted(2, '10')).when(noteSent).then(sent));
  it('a repeat changes nothing', () => given(decided, attempted(1, '00'), sent).when(noteSent).thenNothing());
});

describe('NoteDigestFailed', () => {
  it('is tried again later, each time after a longer while', () => {
    given(decided, attempted(1, '00')).when(noteFailed(1)).then(failed(1, '2027-03-30T07:01:00.000Z'));
    given(decided, attempted(5, '00')).when(noteFailed(5)).then(failed(5, '2027-03-30T11:00:00.000Z'));
  });
  it('is given up after six', () => given(decided, attempted(6, '00')).when(noteFailed(6)).then(failed(6, null)));
  it('changes nothing where another attempt is under way, or it was sent', () => {
    given(decided, attempted(1, '00'), attempted(2, '10')).when(noteFailed(1)).thenNothing();
    given(decided, attempted(1, '00'), sent).when(noteFailed(1)).thenNothing();
  });
});

describe('AnswerByLink', () => {
  const answer = (part: object = {}) =>
    ({
      type: 'AnswerByLink',
      hash: 'h1',
      outcome: 'done',
      text: ' Gates are up. ',
      now: '2027-04-06T06:59:59.999Z',
      answeredOn: '2027-04-06',
      ...part,
    }) as const;
  const answered: DigestEvent = {
    type: 'AnsweredByLink.v1',
    data: { ...base, actionPointId: 'p1', outcome: 'done', text: 'Gates are up.', answeredOn: '2027-04-06' },
  };
  const history = [decided, attempted(1, '00'), sent];
  it('is answered, also where nobody yet noted that the mail was sent', () => {
    given(...history)
      .when(answer())
      .then(answered);
    given(decided, attempted(1, '00')).when(answer()).then(answered);
  });
  it('works once, whichever copy of the mail it came with', () => {
    given(...history, answered)
      .when(answer())
      .thenRefused('link-used');
    given(decided, attempted(1, '00'), attempted(2, '10'), sent, answered)
      .when(answer({ hash: 'h2' }))
      .thenRefused('link-used');
  });
  it('works for seven days', () =>
    given(...history)
      .when(answer({ now: '2027-04-06T07:00:00.000Z' }))
      .thenRefused('link-expired'));
  it('is refused when it is nobody’s', () => {
    given(...history)
      .when(answer({ hash: 'h9' }))
      .thenRefused('link-unknown');
    given(...history)
      .when(answer({ hash: '__proto__' }))
      .thenRefused('link-unknown');
    given().when(answer()).thenRefused('link-unknown');
  });
  it('needs a text that can be stored; the link stays good', () => {
    given(...history)
      .when(answer({ text: ' ' }))
      .thenRefused('empty-text');
    given(...history)
      .when(answer({ text: 'x'.repeat(4_001) }))
      .thenRefused('too-long');
    given(...history)
      .when(answer({ text: 'a\u0000' }))
      .thenRefused('unreadable-text');
  });
});
