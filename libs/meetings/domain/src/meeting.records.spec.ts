import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import type { MinuteActionPoint } from './meeting.actions.ts';
import type { CommentOnMinutes, CorrectMinutes } from './meeting.agreement.ts';
import {
  agreed,
  cancelled,
  closed,
  draft,
  gone,
  minuted,
  open,
  police,
  scheduled,
  sentRound,
} from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);

describe('WithdrawMinutedActionPoint', () => {
  const withdraw = { type: 'WithdrawMinutedActionPoint', actionPointId: 'a1' } as const;
  const withdrawn: MeetingEvent = {
    type: 'MinutedActionPointWithdrawn.v1',
    data: { meetingId: 'm1', actionPointId: 'a1', withdrawnOn: '2020-10-06' },
  };
  const another: MinuteActionPoint = {
    type: 'MinuteActionPoint',
    actionPointId: 'a2',
    paragraphId: 'p1',
    text: 'Tell the county',
    owners: [{ role: 'Officer', agency: police }],
    dueOn: '2021-02-09',
    nextMeetingOn: null,
    firstFreeNumber: 1,
  };
  it('takes it out of the draft', () =>
    given(...draft, minuted)
      .when(withdraw)
      .then(withdrawn));
  it('gives its number to no other', () =>
    given(...draft, minuted, withdrawn)
      .when(another)
      .then({ ...minuted, data: { ...minuted.data, actionPointId: 'a2', reference: '10/02' } } as MeetingEvent));
  it('frees its paragraph', () =>
    given(...draft, minuted, withdrawn)
      .when({ type: 'RemoveMinute', paragraphId: 'p1' })
      .then({ type: 'MinuteRemoved.v1', data: { meetingId: 'm1', paragraphId: 'p1' } }));
  it('is refused once the minutes are sent round: people may have begun', () =>
    given(...sentRound)
      .when(withdraw)
      .thenRefused('minutes-circulated'));
  it('a repeat is refused: it is gone', () =>
    given(...draft, minuted, withdrawn)
      .when(withdraw)
      .thenRefused('unknown-action-point'));
});

describe('RecordKeyMessages', () => {
  const record = { type: 'RecordKeyMessages', messages: [' Report hate crime '] } as const;
  const recorded: MeetingEvent = {
    type: 'KeyMessagesRecorded.v1',
    data: { meetingId: 'm1', messages: ['Report hate crime'] },
  };
  it('says what the public is to be told', () =>
    given(...open)
      .when(record)
      .then(recorded));
  it('replaces what was recorded', () =>
    given(...open, recorded)
      .when({ ...record, messages: [] })
      .then({ ...recorded, data: { ...recorded.data, messages: [] } } as MeetingEvent));
  it.each([
    [[''], 'empty-text'],
    [['x'.repeat(501)], 'too-long'],
    [Array<string>(21).fill('x'), 'too-many-messages'],
  ] as const)('%j is refused as %s', (messages, code) =>
    given(...open)
      .when({ ...record, messages })
      .thenRefused(code),
  );
  it('is refused before the meeting', () => given(scheduled).when(record).thenRefused('not-open'));
  it('a repeat is nothing', () =>
    given(...open, recorded)
      .when(record)
      .thenNothing());
});

describe('CommentOnMinutes', () => {
  const comment: CommentOnMinutes = {
    type: 'CommentOnMinutes',
    commentId: 'c1',
    paragraphId: 'p1',
    agency: police,
    text: ' It was 12 visits ',
    commentedOn: '2020-10-21',
  };
  const commented: MeetingEvent = {
    type: 'MinutesCommented.v1',
    data: {
      ...{ meetingId: 'm1', commentId: 'c1', paragraphId: 'p1', text: 'It was 12 visits', commentedOn: '2020-10-21' },
      ...{ agencyId: 'police', agencyName: 'Cambridgeshire Constabulary' },
    },
  };
  it('is kept with the paragraph and the agency', () =>
    given(...sentRound)
      .when(comment)
      .then(commented));
  it('may be on the minutes as a whole, from the partnership itself', () =>
    given(...sentRound)
      .when({ ...comment, paragraphId: null, agency: null })
      .then({
        ...commented,
        data: { ...commented.data, paragraphId: null, agencyId: null, agencyName: null },
      } as MeetingEvent));
  it.each([
    [{ paragraphId: 'p9' }, 'unknown-paragraph'],
    [{ text: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(4_001) }, 'too-long'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...sentRound)
      .when({ ...comment, ...change })
      .thenRefused(code),
  );
  it.each([
    ['before they go round', [...draft, closed], 'minutes-not-circulated'],
    ['once they are agreed', [...sentRound, agreed], 'minutes-agreed'],
    ['once cancelled', [scheduled, cancelled], 'meeting-cancelled'],
  ] as const)('is refused %s', (_, history, code) =>
    given(...history)
      .when(comment)
      .thenRefused(code),
  );
  it('stops at 1,000', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      ...commented,
      data: { ...commented.data, commentId: `x${index}` },
    })) as MeetingEvent[];
    given(...sentRound, ...many)
      .when(comment)
      .thenRefused('too-many-comments');
  });
  it('a repeat is nothing', () =>
    given(...sentRound, commented)
      .when({ ...comment, agency: gone })
      .thenNothing());
});

describe('CorrectMinutes', () => {
  const correct: CorrectMinutes = {
    type: 'CorrectMinutes',
    correctionId: 'c1',
    paragraphId: 'p1',
    text: ' For £46,670 read £45,670 ',
    correctedOn: '2021-03-01',
  };
  const corrected: MeetingEvent = {
    type: 'MinutesCorrected.v1',
    data: {
      ...{ meetingId: 'm1', correctionId: 'c1', paragraphId: 'p1' },
      ...{ text: 'For £46,670 read £45,670', correctedOn: '2021-03-01' },
    },
  };
  const final = [...sentRound, agreed];
  it('stands beside minutes that are agreed', () =>
    given(...final)
      .when(correct)
      .then(corrected));
  it('is refused while they can still be altered', () =>
    given(...sentRound)
      .when(correct)
      .thenRefused('minutes-not-agreed'));
  it.each([
    [{ paragraphId: 'p9' }, 'unknown-paragraph'],
    [{ text: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(4_001) }, 'too-long'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...final)
      .when({ ...correct, ...change })
      .thenRefused(code),
  );
  it('stops at 200', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...corrected,
      data: { ...corrected.data, correctionId: `x${index}` },
    })) as MeetingEvent[];
    given(...final, ...many)
      .when(correct)
      .thenRefused('too-many-corrections');
  });
  it('a repeat is nothing', () =>
    given(...final, corrected)
      .when(correct)
      .thenNothing());
});
