import { fold, given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import {
  agenda,
  agreed,
  attended,
  circulated,
  closed,
  decided,
  draft,
  minute,
  minuted,
  open,
  opened,
  published,
  scheduled,
  scheduledWith,
  sentRound,
} from './meeting.examples.ts';
import { hasBegun } from './meeting.state.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const numbersAfter = (...events: readonly MeetingEvent[]) => {
  const state = fold(meeting.evolve, meeting.initial, events);
  return hasBegun(state) ? state.paragraphs.map(({ number, id }) => `${number} ${id}`) : [];
};
const running = [scheduledWith({ minuteNumbering: 'running' }), ...agenda, published, opened, attended];
const removed = (paragraphId: string): MeetingEvent => ({
  type: 'MinuteRemoved.v1',
  data: { meetingId: 'm1', paragraphId },
});

describe('AddMinute', () => {
  const add = { type: 'AddMinute', paragraphId: 'p1', itemId: 'i1', text: ' Said\n', runningFrom: 1 } as const;
  it('gets the first number of its item', () =>
    given(...open)
      .when(add)
      .then(minute('p1', 'i1', '1.1')));
  it('gets the next number of its item', () =>
    given(...draft)
      .when({ ...add, paragraphId: 'p4' })
      .then(minute('p4', 'i1', '1.2')));
  it('gets three numbers under a sub-item', () =>
    given(...draft)
      .when({ ...add, paragraphId: 'p4', itemId: 'i22' })
      .then(minute('p4', 'i22', '2.2.1')));
  it('stands after the others of its item', () =>
    expect(numbersAfter(...draft, minute('p4', 'i22', '2.2.1'), minute('p5', 'i1', '1.2'))).toEqual([
      '1.1 p1',
      '1.2 p5',
      '2.1.1 p2',
      '2.2.1 p4',
      '3.1 p3',
    ]));
  it('goes under a sub-item where there are some, whose number it would take', () =>
    given(...open)
      .when({ ...add, itemId: 'i2' })
      .thenRefused('has-sub-items'));
  it('can be added while the minutes are drafted', () =>
    given(...open, closed)
      .when(add)
      .then(minute('p1', 'i1', '1.1')));
  it('needs an item that is there', () =>
    given(...open)
      .when({ ...add, itemId: 'i9' })
      .thenRefused('unknown-item'));
  it.each([
    ['', 'empty-text'],
    ['x'.repeat(10_001), 'too-long'],
    ['a\u0000b', 'unreadable-text'],
    ['a\ud83d', 'unreadable-text'],
  ] as const)('keeps its text readable', (text, code) =>
    given(...open)
      .when({ ...add, text })
      .thenRefused(code),
  );
  it.each(['<script>alert(1)</script>', 'Adroddiad\n\nar gynnydd', 'کمیونٹی', '\u202egnp.exe', 'x'.repeat(10_000)])(
    'keeps what was written as it is',
    (text) =>
      given(...open)
        .when({ ...add, text })
        .then(minute('p1', 'i1', '1.1', text)),
  );
  it('stops at 2,000', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => minute(`n${index}`, 'i1', `1.${index + 1}`));
    given(...open, ...many)
      .when(add)
      .thenRefused('too-many-paragraphs');
  });
  it('is refused before the meeting', () => given(scheduled).when(add).thenRefused('not-open'));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(add)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(add)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...draft)
      .when(add)
      .thenNothing());

  describe('where numbers run on', () => {
    const next = { ...add, runningFrom: 98 } as const;
    it('begins after the last meeting', () =>
      given(...running)
        .when(next)
        .then(minute('p1', 'i1', '98')));
    it('goes on through the items, in the order written', () => {
      const written = [minute('p1', 'i21', '98'), minute('p2', 'i1', '99')];
      given(...running, ...written)
        .when({ ...next, paragraphId: 'p3', itemId: 'i2' })
        .then(minute('p3', 'i2', '100'));
      expect(numbersAfter(...running, ...written)).toEqual(['98 p1', '99 p2']);
    });
    it('leaves out what a later meeting has used meanwhile', () =>
      given(...running, minute('p1', 'i1', '98'))
        .when({ ...next, paragraphId: 'p2', runningFrom: 104 })
        .then(minute('p2', 'i1', '104')));
  });
});

describe('ReviseMinute', () => {
  const revise = { type: 'ReviseMinute', paragraphId: 'p1', text: 'Said otherwise' } as const;
  const revised: MeetingEvent = {
    type: 'MinuteRevised.v1',
    data: { meetingId: 'm1', paragraphId: 'p1', text: 'Said otherwise' },
  };
  it('changes the text', () =>
    given(...draft)
      .when(revise)
      .then(revised));
  it('of a cited paragraph as well', () =>
    given(...draft, decided)
      .when(revise)
      .then(revised));
  it('keeps to the limits', () =>
    given(...draft)
      .when({ ...revise, text: ' ' })
      .thenRefused('empty-text'));
  it('needs a paragraph that is there', () =>
    given(...open)
      .when(revise)
      .thenRefused('unknown-paragraph'));
  it('is refused once the minutes are sent round', () =>
    given(...draft, closed, circulated)
      .when(revise)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(revise)
      .thenRefused('minutes-agreed'));
  it('is no alteration', () => {
    const state = fold(meeting.evolve, meeting.initial, [...draft, revised]);
    expect(hasBegun(state) && state.paragraphs[0]).toMatchObject({ text: 'Said otherwise', before: null });
  });
  it('a repeat is nothing, whatever blanks are around it', () => {
    given(...draft, revised)
      .when(revise)
      .thenNothing();
    given(...draft, revised)
      .when({ ...revise, text: ' Said otherwise\n' })
      .thenNothing();
  });
});

describe('RemoveMinute', () => {
  const remove = { type: 'RemoveMinute', paragraphId: 'p1' } as const;
  const more = [minute('p4', 'i1', '1.2'), minute('p5', 'i1', '1.3')];
  it('removes it, and numbers of its item close up', () => {
    given(...draft, ...more)
      .when(remove)
      .then(removed('p1'));
    expect(numbersAfter(...draft, ...more, removed('p1'))).toEqual(['1.1 p4', '1.2 p5', '2.1.1 p2', '3.1 p3']);
  });
  it.each([
    ['a decision cites it', decided],
    ['an action point cites it', minuted],
  ] as const)('is refused when %s', (_, citing) =>
    given(...draft, citing)
      .when(remove)
      .thenRefused('paragraph-cited'),
  );
  it('is refused when a later one of its item is cited', () =>
    given(...draft, ...more, { ...decided, data: { ...decided.data, paragraphId: 'p5' } } as MeetingEvent)
      .when({ ...remove, paragraphId: 'p4' })
      .thenRefused('paragraph-cited'));
  it('is not refused for one cited before it, or in another item', () => {
    given(...draft, ...more, decided)
      .when({ ...remove, paragraphId: 'p4' })
      .then(removed('p4'));
    given(...draft, decided)
      .when({ ...remove, paragraphId: 'p2' })
      .then(removed('p2'));
  });
  it('where numbers run on, closes up the meeting, unless a later one is cited', () => {
    const written = [minute('p2', 'i21', '98'), minute('p1', 'i1', '99'), minute('p3', 'i3', '104')];
    expect(numbersAfter(...running, ...written, removed('p2'))).toEqual(['98 p1', '99 p3']);
    given(...running, ...written, decided)
      .when({ ...remove, paragraphId: 'p2' })
      .thenRefused('paragraph-cited');
  });
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(remove)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(remove)
      .thenRefused('minutes-agreed'));
  it('a repeat is refused: it is gone', () =>
    given(...draft, removed('p1'))
      .when(remove)
      .thenRefused('unknown-paragraph'));
});
