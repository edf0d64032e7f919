import { describe, expect, it } from 'vitest';
import { meetingSentence, pointSentence } from './sentences.ts';
import type { PointHappening } from './point-happenings.view.ts';

const point = (part: Partial<PointHappening>): PointHappening => ({
  at: '2020-03-01T09:00:00.000Z',
  on: '2020-03-01',
  kind: 'closed',
  agencyId: null,
  words: null,
  dueOn: null,
  ...part,
});
const meeting = { at: '2020-03-01T09:00:00.000Z', from: null, words: null };

describe('what happened, as a sentence', () => {
  it.each([
    [point({ words: 'shared with the CSP' }), null, 'Action point 02/03 was closed: shared with the CSP'],
    [point({ kind: 'reopened', words: 'not done' }), null, 'Action point 02/03 was opened again: not done'],
    [point({ kind: 'updated', words: 'half done' }), null, 'Progress on action point 02/03: half done'],
    [
      point({ kind: 'updated', words: 'half done' }),
      'The police',
      'The police reported on action point 02/03: half done',
    ],
    [point({ kind: 'accepted' }), 'The police', 'Action point 02/03 was accepted by The police.'],
    [
      point({ kind: 'declined', words: 'no staff' }),
      'The police',
      'Action point 02/03 was declined by The police: no staff',
    ],
    [
      point({ kind: 'due-date-changed', dueOn: '2020-05-01', words: 'late figures' }),
      null,
      'Action point 02/03 was made due on 1 May 2020: late figures',
    ],
    [
      point({ kind: 'due-date-changed', words: 'late figures' }),
      null,
      'Action point 02/03 was made due at the next meeting: late figures',
    ],
  ])('of an action point: %#', (happening, agency, sentence) =>
    expect(pointSentence('02/03', happening, agency)).toBe(sentence),
  );

  it.each([
    ['rescheduled', '2020-07-07', 'the hall was closed', 'The meeting of 7 July 2020 was moved: the hall was closed'],
    ['rescheduled', '2020-10-06', null, 'The meeting of 6 October 2020 was given another time.'],
    ['cancelled', null, 'an election', 'The meeting of 6 October 2020 was cancelled: an election'],
    ['circulated', null, null, 'The minutes of 6 October 2020 were circulated.'],
    ['corrected', null, null, 'A correction was put beside the minutes of 6 October 2020.'],
  ] as const)('of a meeting: %s', (kind, from, words, sentence) =>
    expect(meetingSentence('2020-10-06', { ...meeting, kind, from, words })).toBe(sentence),
  );
});
