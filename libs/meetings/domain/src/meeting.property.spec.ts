import { fold, isRefused } from '@csp/kernel';
import { meetingEvents, type MeetingEvent } from '@csp/meetings-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedItems } from './agenda-numbers.ts';
import { county, later, police, schedule, throughout } from './meeting.examples.ts';
import { hasBegun, type Meeting } from './meeting.state.ts';
import { meeting, type MeetingCommand } from './meeting.ts';
import { isQuorate } from './quorum.ts';

const id = fc.constantFrom('1', '2', '3', '4', '5', '6');
/** Those that take a paragraph, so that most are taken up. */
const itemId = fc.constantFrom('1', '3', '4');
const text = fc.constantFrom('One', 'Two', 'Three', 'Four', ' ', 'x'.repeat(10_001));
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof(some, fc.constant(null));
const role = fc.constantFrom({ role: 'Officer', agency: police }, { role: 'Chair', agency: county });
const calendar: fc.Arbitrary<MeetingCommand>[] = [
  fc.record({
    type: fc.constant('RescheduleMeeting'),
    date: fc.constantFrom('2020-10-07', '2020-02-30'),
    startsAt: fc.constant('09:00'),
    endsAt: fc.constant('10:00'),
    reason: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('AddAgendaItem'),
    itemId: id,
    parentId: maybe(id),
    title: text,
    purpose: fc.constant(null),
    leads: fc.array(role, { maxLength: 2 }),
    minutesAllotted: fc.constantFrom(null, 5, -1),
    restrictedBecause: fc.constantFrom(null, 'Names'),
  }),
  fc.record({ type: fc.constant('ChangeAgendaItem'), itemId: id, changes: fc.record({ title: text }) }),
  fc.record({ type: fc.constant('MoveAgendaItem'), itemId: id, place: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: fc.constant('RemoveAgendaItem'), itemId: id }),
  fc.record({ type: fc.constant('PublishAgenda'), publishedOn: fc.constant('2020-09-01') }),
];
const minuting: fc.Arbitrary<MeetingCommand>[] = [
  fc.record({ type: fc.constant('OpenMeeting') }),
  fc.record({
    type: fc.constant('RecordAttendance'),
    present: fc.array(
      fc.record({
        role: fc.constant('Officer'),
        agency: fc.constantFrom(police, county),
        capacity: fc.constant('board'),
        deputyFor: fc.constant(null),
        fromItemId: maybe(id),
        untilItemId: maybe(id),
      }),
      { maxLength: 3 },
    ),
    apologies: fc.constant([]),
    absent: fc.constant([]),
    publicCount: fc.constant(0),
  }),
  fc.record({ type: fc.constant('AddMinute'), paragraphId: id, itemId, text, runningFrom: fc.constant(88) }),
  fc.record({ type: fc.constant('ReviseMinute'), paragraphId: id, text }),
  fc.record({ type: fc.constant('RemoveMinute'), paragraphId: id }),
  fc.record({
    type: fc.constant('RecordDecision'),
    decisionId: id,
    paragraphId: id,
    verb: fc.constant('agreed'),
    subject: text,
    caveat: fc.constant(null),
    recommendation: fc.constant(null),
    votes: fc.constantFrom(null, { for: 3, against: 1, abstained: 0 }),
    setsOff: fc.constantFrom(null, { kind: 'group-set-up', name: 'Delivery', groupKind: 'group' } as const),
    group: fc.constant(null),
  }),
  fc.record({ type: fc.constant('WithdrawDecision'), decisionId: id }),
  fc.record({
    type: fc.constant('DeclareInterest'),
    declarationId: id,
    itemId: id,
    role: fc.constant('Officer'),
    agencyId: fc.constantFrom('police', 'county'),
    kind: fc.constantFrom('personal', 'prejudicial'),
    nature: text,
    conduct: fc.constantFrom('stayed', 'left-the-room'),
  }),
  fc.record({ type: fc.constant('WithdrawDeclaration'), declarationId: id }),
  fc.record({ type: fc.constant('RecordKeyMessages'), messages: fc.array(text, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('WithdrawMinutedActionPoint'), actionPointId: id }),
  fc.record({
    type: fc.constant('MinuteActionPoint'),
    actionPointId: id,
    paragraphId: id,
    text,
    owners: fc.array(role, { maxLength: 2 }),
    dueOn: fc.constant(null),
    nextMeetingOn: fc.constant(null),
    firstFreeNumber: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constant('ReviewActionPoint'),
    actionPointId: id,
    underReview: maybe(fc.record({ reference: fc.constant('02/01'), closed: fc.boolean() })),
    outcome: fc.constantFrom('closed', 'carried-forward', 'reopened'),
    response: maybe(text),
    dueOn: fc.constant(null),
    nextMeetingOn: fc.constant(null),
  }),
];
const ending: fc.Arbitrary<MeetingCommand>[] = [
  fc.record({ type: fc.constant('CloseMeeting'), closedAt: fc.constantFrom('11:50', '25:00') }),
  fc.record({ type: fc.constant('CirculateMinutes'), circulatedOn: fc.constant('2020-10-20') }),
  fc.record({ type: fc.constant('RecallMinutes'), reason: text }),
  fc.record({
    type: fc.constant('AgreeMinutes'),
    atMeetingId: fc.constant('m2'),
    at: fc.constant(later),
    alterations: fc.array(fc.record({ paragraphId: id, text }), { maxLength: 1 }),
  }),
  fc.record({ type: fc.constant('CancelMeeting'), reason: text }),
  fc.record({
    type: fc.constant('CommentOnMinutes'),
    commentId: id,
    paragraphId: maybe(id),
    agency: fc.constantFrom(null, police),
    text,
    commentedOn: fc.constant('2020-10-21'),
  }),
  fc.record({
    type: fc.constant('CorrectMinutes'),
    correctionId: id,
    paragraphId: id,
    text,
    correctedOn: fc.constant('2021-03-01'),
  }),
];
const item = (itemId: string, parentId: string | null): MeetingCommand => ({
  type: 'AddAgendaItem',
  itemId,
  parentId,
  title: 'Item',
  purpose: null,
  leads: [],
  minutesAllotted: null,
  restrictedBecause: null,
});
const everyone: MeetingCommand = {
  type: 'RecordAttendance',
  present: [police, county].map((agency) => ({
    role: 'Officer',
    agency,
    capacity: 'board',
    deputyFor: null,
    ...throughout,
  })),
  apologies: [],
  absent: [],
  publicCount: 0,
};
const agree: MeetingCommand = { type: 'AgreeMinutes', atMeetingId: 'm2', at: later, alterations: [] };
/** Mostly in the order of a meeting's life, so that many runs come to its end. */
const life = fc
  .tuple(
    fc.array(fc.oneof(...calendar), { maxLength: 10 }),
    fc.array(fc.oneof(...minuting), { minLength: 30, maxLength: 60 }),
    fc.array(fc.oneof(...calendar, ...minuting, ...ending), { maxLength: 10 }),
    fc.array(fc.oneof(...calendar, ...minuting, ...ending), { maxLength: 10 }),
  )
  .map(([before, during, after, later]): readonly MeetingCommand[] => [
    ...[item('1', null), item('2', null), item('3', '2'), item('4', '2')],
    ...before,
    { type: 'PublishAgenda', publishedOn: '2020-09-01' },
    { type: 'OpenMeeting' },
    everyone,
    ...during,
    { type: 'CloseMeeting', closedAt: '11:50' },
    ...after,
    { type: 'CirculateMinutes', circulatedOn: '2020-10-20' },
    agree,
    ...later,
  ]);

const lived = (
  commands: readonly MeetingCommand[],
  seen: (state: Meeting, events: readonly MeetingEvent[]) => void,
) => {
  let state = meeting.initial;
  for (const command of commands) {
    const decision = meeting.decide(command, state);
    const events = isRefused(decision) ? [] : decision;
    for (const event of events) meetingEvents[event.type].parse(event.data);
    seen(state, events);
    state = fold(meeting.evolve, state, events);
  }
  return state;
};
const schemes = fc.constantFrom('item-and-paragraph', 'running').map((minuteNumbering) => ({
  ...schedule,
  habits: { ...schedule.habits!, minuteNumbering } as NonNullable<typeof schedule.habits>,
}));
const check = (property: (scheduling: MeetingCommand, commands: readonly MeetingCommand[]) => void) =>
  fc.assert(fc.property(schemes, life, property), { numRuns: 500 });

describe('whatever is done to a meeting', () => {
  it('agenda and minutes are numbered without a gap, and nothing is lost or doubled', () => {
    let numbered = 0;
    check((scheduling, commands) => {
      const references: string[] = [];
      const state = lived([scheduling, ...commands], (_, events) => {
        for (const { type, data } of events) if (type === 'ActionPointMinuted.v1') references.push(data.reference);
      });
      if (state.status === 'none') throw new Error('It was scheduled.');
      const placed = placedItems(state.agenda);
      const tops = placed.filter(({ parent }) => !parent);
      expect(tops.map(({ number }) => number)).toEqual(tops.map((_, index) => String(index + 1)));
      expect(new Set(placed.map(({ item }) => item.id)).size).toBe(placed.length);
      if (!hasBegun(state)) return;
      const expected =
        state.minuteNumbering === 'running'
          ? state.paragraphs.map((_, index) => String(88 + index))
          : placed.flatMap(({ item, number }) =>
              state.paragraphs.filter(({ itemId }) => itemId === item.id).map((_, index) => `${number}.${index + 1}`),
            );
      expect(state.paragraphs.map(({ number }) => number)).toEqual(expected);
      numbered += expected.length;
      expect(new Set(references).size).toBe(references.length);
    });
    expect(numbered).toBeGreaterThan(300);
  });

  it('a cited paragraph keeps its number', () => {
    check((scheduling, commands) => {
      const cited = new Map<string, { readonly paragraphId: string; readonly paragraph: string }>();
      const state = lived([scheduling, ...commands], (_, events) => {
        for (const { type, data } of events) {
          if (type === 'ActionPointMinuted.v1') cited.set(data.actionPointId, data);
          if (type === 'MinutedActionPointWithdrawn.v1') cited.delete(data.actionPointId);
        }
      });
      if (!hasBegun(state)) return;
      for (const { paragraphId, paragraph } of cited.values())
        expect(state.paragraphs.find(({ id: one }) => one === paragraphId)?.number).toBe(paragraph);
    });
  });

  it('agreed minutes are final', () => {
    let agreements = 0;
    check((scheduling, commands) => {
      const state = lived([scheduling, ...commands], (before, events) => {
        if (before.status !== 'agreed') return;
        // What is wrong stands beside them.
        expect(events.filter(({ type }) => type !== 'MinutesCorrected.v1')).toEqual([]);
      });
      if (state.status === 'agreed') agreements++;
    });
    expect(agreements).toBeGreaterThan(50);
  });

  it('no decision stands without a quorum', () => {
    check((scheduling, commands) => {
      const state = lived([scheduling, ...commands], () => {});
      if (!hasBegun(state) || state.decisions.length === 0) return;
      const itemOf = new Map(state.paragraphs.map(({ id: paragraph, itemId: of }) => [paragraph, of]));
      for (const { paragraphId } of state.decisions) expect(isQuorate(state, itemOf.get(paragraphId)!)).toBe(true);
    });
  });

  it('the same command twice has no more effect than once', () => {
    check((scheduling, commands) => {
      let state = meeting.initial;
      for (const command of [scheduling, ...commands]) {
        const decision = meeting.decide(command, state);
        if (isRefused(decision)) continue;
        state = fold(meeting.evolve, state, decision);
        const again = meeting.decide(command, state);
        expect(isRefused(again) ? [] : again).toEqual([]);
      }
    });
  });
});

describe('events in any order, as no stream should hold them', () => {
  const events = fc.array(
    fc.constantFrom(...Object.keys(meetingEvents)).chain((type) =>
      fc
        .record({
          meetingId: fc.constant('m1'),
          itemId: id,
          parentId: maybe(id),
          paragraphId: id,
          decisionId: id,
          actionPointId: id,
          place: fc.integer({ min: -1, max: 9 }),
          leads: fc.constant([]),
          present: fc.constant([]),
          apologies: fc.constant([]),
          absent: fc.constant([]),
          messages: fc.constant([]),
          minuteNumbering: fc.constantFrom('running', 'item-and-paragraph'),
          number: fc.constantFrom('1.1', '7'),
          text: fc.constant('x'),
        })
        .map((data) => ({ type, data }) as unknown as MeetingEvent),
    ),
    { maxLength: 40 },
  );
  it('never throw', () => {
    fc.assert(
      fc.property(events, (all) => void fold(meeting.evolve, meeting.initial, all)),
      { numRuns: 1_000 },
    );
  });
});
