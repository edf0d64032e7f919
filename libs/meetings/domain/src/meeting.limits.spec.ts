import { fold, isRefused } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import type { SomeoneForAWhile } from './meeting.attendance.ts';
import {
  agenda,
  attended,
  circulated,
  closed,
  county,
  decide,
  draft,
  gone,
  item,
  minute,
  open,
  police,
  published,
  schedule,
  scheduled,
  throughout,
} from './meeting.examples.ts';
import { meeting, type MeetingCommand } from './meeting.ts';

// What is just within the limits: the specs of the commands try what is just beyond.

const blanks = (length: number) => `  ${'x'.repeat(length)}\n `;
const words = (length: number) => 'x'.repeat(length);
const taken = (history: Parameters<typeof fold>[2], command: MeetingCommand) => {
  const decision = meeting.decide(command, fold(meeting.evolve, meeting.initial, history as typeof open));
  if (isRefused(decision)) throw new Error(decision.refused);
  return decision[0]?.data;
};
const leads = Array(10).fill({ role: blanks(200), agency: null });
const someone: SomeoneForAWhile = {
  role: blanks(200),
  agency: police,
  capacity: 'board',
  deputyFor: blanks(200),
  ...throughout,
};
const lastDay = { ...gone, until: '2020-10-06' };

describe('the longest texts, whatever blanks are around them', () => {
  it.each<[string, Parameters<typeof fold>[2], MeetingCommand, object]>([
    ['place', [], { ...schedule, place: blanks(200) }, { place: words(200) }],
    [
      'reason of a move',
      [scheduled],
      { type: 'RescheduleMeeting', date: '2020-10-07', startsAt: '10:00', endsAt: '11:00', reason: blanks(500) },
      { reason: words(500) },
    ],
    ['reason of a cancellation', [scheduled], { type: 'CancelMeeting', reason: blanks(500) }, { reason: words(500) }],
    [
      'item',
      [scheduled],
      {
        type: 'AddAgendaItem',
        itemId: 'i',
        parentId: null,
        title: blanks(200),
        purpose: null,
        leads,
        minutesAllotted: 600,
        restrictedBecause: blanks(500),
      },
      {
        title: words(200),
        leads: Array(10).fill({ role: words(200), agencyId: null, agencyName: null }),
        minutesAllotted: 600,
        restrictedBecause: words(500),
      },
    ],
    [
      'changed item',
      [scheduled, item('i')],
      {
        type: 'ChangeAgendaItem',
        itemId: 'i',
        changes: { title: blanks(200), minutesAllotted: 0, restrictedBecause: blanks(500) },
      },
      { title: words(200), minutesAllotted: 0, restrictedBecause: words(500) },
    ],
    [
      'paragraph',
      open,
      { type: 'AddMinute', paragraphId: 'p', itemId: 'i1', text: blanks(10_000), runningFrom: 1 },
      { text: words(10_000) },
    ],
    ['revision', draft, { type: 'ReviseMinute', paragraphId: 'p1', text: blanks(10_000) }, { text: words(10_000) }],
    [
      'decision',
      draft,
      decide({ subject: blanks(500), caveat: blanks(500), recommendation: blanks(500) }),
      { subject: words(500), caveat: words(500), recommendation: words(500) },
    ],
    [
      'action point',
      draft,
      {
        type: 'MinuteActionPoint',
        actionPointId: 'a',
        paragraphId: 'p1',
        text: blanks(2_000),
        owners: Array(10).fill({ role: blanks(200), agency: police }),
        dueOn: null,
        nextMeetingOn: null,
        firstFreeNumber: 1,
      },
      { text: words(2_000), owners: Array(10).fill({ role: words(200), agencyId: 'police' }) },
    ],
    [
      'answer',
      open,
      {
        type: 'ReviewActionPoint',
        actionPointId: 'a',
        underReview: { reference: '02/01', closed: false },
        outcome: 'closed',
        response: blanks(4_000),
        dueOn: null,
        nextMeetingOn: null,
      },
      { response: words(4_000) },
    ],
    [
      'reason of a recall',
      [...draft, closed, circulated],
      { type: 'RecallMinutes', reason: blanks(500) },
      { reason: words(500) },
    ],
    [
      'alteration',
      [...draft, closed, circulated],
      {
        type: 'AgreeMinutes',
        atMeetingId: 'm2',
        at: { meetingId: 'm2', groupId: 'board', date: '2020-10-06', startsAt: '10:01', status: 'open' },
        alterations: [{ paragraphId: 'p1', text: blanks(10_000) }],
      },
      { text: words(10_000), before: 'Said' },
    ],
  ])('%s', (_, history, command, kept) => expect(taken(history, command)).toMatchObject(kept));
});

describe('the most of everything', () => {
  it('200 are present, 200 send apologies and 200 stay away, before 10,000 of the public', () =>
    expect(
      taken(open, {
        type: 'RecordAttendance',
        present: Array(200).fill(someone),
        apologies: Array(200).fill(someone),
        absent: Array(200).fill(someone),
        publicCount: 10_000,
      }),
    ).toMatchObject({ publicCount: 10_000, present: Array(200).fill({ role: words(200), deputyFor: words(200) }) }));
  it('2,000 paragraphs', () => {
    const many = Array.from({ length: 1_999 }, (_, index) => minute(`n${index}`, 'i1', `1.${index + 1}`));
    const last: MeetingCommand = { type: 'AddMinute', paragraphId: 'p', itemId: 'i1', text: 'x', runningFrom: 1 };
    expect(taken([...open, ...many], last)).toMatchObject({ number: '1.2000' });
  });
  it('1,000 decisions and 500 action points', () => {
    const event = (type: 'DecisionRecorded.v2' | 'ActionPointMinuted.v1', count: number) =>
      Array.from({ length: count }, (_, index) => ({
        type,
        data: { decisionId: `d${index}`, actionPointId: `a${index}`, paragraphId: 'p1', reference: `10/${index + 1}` },
      })) as unknown as typeof draft;
    const full = [...draft, ...event('DecisionRecorded.v2', 999), ...event('ActionPointMinuted.v1', 499)];
    expect(taken(full, decide({ decisionId: 'last' }))).toMatchObject({ decisionId: 'last' });
    const raise: MeetingCommand = {
      type: 'MinuteActionPoint',
      actionPointId: 'last',
      paragraphId: 'p1',
      text: 'x',
      owners: [{ role: 'Officer', agency: county }],
      dueOn: null,
      nextMeetingOn: null,
      firstFreeNumber: 1,
    };
    expect(taken(full, raise)).toMatchObject({ reference: '10/500' });
  });
});

describe('the edges of time', () => {
  it('a meeting may be over as soon as it has begun', () =>
    expect(taken(open, { type: 'CloseMeeting', closedAt: '10:00' })).toMatchObject({ closedAt: '10:00' }));
  it('an agency takes part on its last day', () =>
    expect(
      taken([scheduled, ...agenda, published, { type: 'MeetingOpened.v1', data: { meetingId: 'm1' } }], {
        type: 'RecordAttendance',
        present: [{ ...someone, agency: lastDay }],
        apologies: [],
        absent: [],
        publicCount: 0,
      }),
    ).toMatchObject({ present: [{ agencyId: 'probation' }] }));
  it('an empty attendance is one as well', () =>
    expect(
      taken([...open, attended], { type: 'RecordAttendance', present: [], apologies: [], absent: [], publicCount: 0 }),
    ).toMatchObject({ present: [], publicCount: 0 }));
});
