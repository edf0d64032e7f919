import { readFileSync } from 'node:fs';
import { fold, isRefused } from '@csp/kernel';
import type { Capacity, DecisionVerb, MeetingEvent, Purpose } from '@csp/meetings-contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { placedItem, placedItems, timingOf } from './agenda-numbers.ts';
import { quorumOf } from './quorum.ts';
import { decide, throughout } from './meeting.examples.ts';
import { hasBegun, type Meeting } from './meeting.state.ts';
import { meeting, type MeetingCommand } from './meeting.ts';
import { noticeOf } from './notice.ts';
import type { RoleOfAgency } from './texts.ts';

// The public papers of the Cambridge Community Safety Partnership, carried whole: February 2020 minuted, October 2020 held.

interface Role {
  readonly role: string;
  readonly agency: string | null;
}
interface Item {
  readonly no: number | string;
  readonly title: string;
  readonly lead: Role | readonly Role[] | null;
  readonly minutes: number | null;
  readonly purpose: string | null;
  readonly subItems?: readonly Item[];
}
interface Case {
  readonly agenda: { readonly items: readonly Item[]; readonly totalMinutesStated: number };
  readonly minutes: {
    readonly place: string;
    readonly attendance: {
      readonly board: readonly Role[];
      readonly members: readonly Role[];
      readonly public: number;
    };
    readonly apologies: Readonly<Record<'board' | 'members' | 'others', readonly Role[]>>;
    readonly paragraphs: readonly { readonly no: string; readonly fact: string }[];
    readonly decisions: readonly {
      readonly paragraph: string;
      readonly verb: DecisionVerb;
      readonly subject: string;
    }[];
    readonly actionPoints: readonly {
      readonly ref: string;
      readonly paragraph: string;
      readonly owner: Role;
      readonly action: string;
    }[];
  };
  readonly actionReview: { readonly rows: readonly { readonly ref: string; readonly fact: string | null }[] };
}

const papers = JSON.parse(
  readFileSync(new URL('../../../../tools/seed/cases/cambridge-city-meetings-2020.json', import.meta.url), 'utf8'),
) as Case;

const roleOf = ({ role, agency }: Role): RoleOfAgency => ({
  role,
  agency: agency === null ? null : { agencyId: agency, name: agency, until: null },
});
const there = (capacity: Capacity) => (role: Role) => ({ ...roleOf(role), capacity, deputyFor: null });
const purposeOf = (word: string | null): Purpose | null =>
  word === 'verbal' ? 'verbal-update' : (word as Purpose | null);
const leadsOf = (lead: Item['lead']) => (lead === null ? [] : 'role' in lead ? [lead] : lead).map(roleOf);

/** One meeting's stream, as its support officer enters it. */
class Stream {
  events: MeetingEvent[] = [];
  give(...commands: readonly MeetingCommand[]): void {
    for (const command of commands) {
      const decision = meeting.decide(command, this.state);
      if (isRefused(decision)) throw new Error(`${command.type}: ${decision.refused}`);
      this.events.push(...decision);
    }
  }
  get state(): Meeting {
    return fold(meeting.evolve, meeting.initial, this.events);
  }
}

const schedule = (meetingId: string, date: string, endsAt: string, place: string | null): MeetingCommand => ({
  type: 'ScheduleMeeting',
  meetingId,
  group: { groupId: 'board', name: 'Cambridge Community Safety Partnership', disbandedOn: null },
  habits: {
    noticeWorkingDays: 5,
    quorumAgencies: 3,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
  },
  date,
  startsAt: '10:00',
  endsAt,
  place,
  series: null,
});
const item = (itemId: string, facts: Partial<Extract<MeetingCommand, { type: 'AddAgendaItem' }>>): MeetingCommand => ({
  type: 'AddAgendaItem',
  itemId,
  parentId: null,
  title: `Item ${itemId}`,
  purpose: null,
  leads: [],
  minutesAllotted: null,
  restrictedBecause: null,
  ...facts,
});

const february = new Stream();
const october = new Stream();

const holdFebruary = (): void => {
  const { minutes } = papers;
  february.give(schedule('2020-02', '2020-02-11', '11:30', minutes.place));
  const items = new Set(minutes.paragraphs.map(({ no }) => no.split('.').slice(0, -1).join('.')));
  for (const number of items) {
    const [top, sub] = number.split('.');
    if (sub === '1') february.give(item(top!, {}));
    february.give(item(number, sub ? { parentId: top! } : {}));
  }
  const { attendance, apologies } = minutes;
  february.give(
    { type: 'PublishAgenda', publishedOn: '2020-02-03' },
    { type: 'OpenMeeting' },
    {
      type: 'RecordAttendance',
      present: [...attendance.board.map(there('board')), ...attendance.members.map(there('member'))].map((someone) => ({
        ...someone,
        ...throughout,
      })),
      apologies: [
        ...apologies.board.map(there('board')),
        ...apologies.members.map(there('member')),
        ...apologies.others.map(there('other')),
      ],
      absent: [],
      publicCount: attendance.public,
    },
  );
  for (const { no, fact } of minutes.paragraphs)
    february.give({
      type: 'AddMinute',
      paragraphId: `p${no}`,
      itemId: no.split('.').slice(0, -1).join('.'),
      text: fact,
      runningFrom: 1,
    });
  minutes.decisions.forEach(({ paragraph, verb, subject }, index) =>
    february.give(decide({ decisionId: `d${index}`, paragraphId: `p${paragraph}`, verb, subject })),
  );
  for (const { ref, paragraph, owner, action } of minutes.actionPoints)
    february.give({
      type: 'MinuteActionPoint',
      actionPointId: ref,
      paragraphId: `p${paragraph}`,
      text: action,
      owners: [roleOf(owner)],
      dueOn: null,
      nextMeetingOn: '2020-10-06',
      firstFreeNumber: 1,
    });
  february.give({ type: 'CloseMeeting', closedAt: '11:30' }, { type: 'CirculateMinutes', circulatedOn: '2020-02-20' });
};

const holdOctober = (): void => {
  october.give(schedule('2020-10', '2020-10-06', '11:50', null));
  const add = (parentId: string | null) => (one: Item) => {
    const { no, title, minutes: minutesAllotted, purpose, lead, subItems = [] } = one;
    october.give(
      item(String(no), { parentId, title, purpose: purposeOf(purpose), leads: leadsOf(lead), minutesAllotted }),
    );
    subItems.forEach(add(String(no)));
  };
  papers.agenda.items.forEach(add(null));
  october.give({ type: 'PublishAgenda', publishedOn: '2020-09-28' }, { type: 'OpenMeeting' });
  for (const { ref, fact } of papers.actionReview.rows)
    october.give({
      type: 'ReviewActionPoint',
      actionPointId: ref,
      // The table closes all five; two of them without saying how: these the register had closed before.
      underReview: { reference: ref, closed: fact === null },
      outcome: 'closed',
      response: fact,
      dueOn: null,
      nextMeetingOn: '2021-02-09',
    });
};

beforeAll(() => {
  holdFebruary();
  holdOctober();
});

const begun = (state: Meeting) => {
  if (!hasBegun(state)) throw new Error('It has not begun.');
  return state;
};

describe('11 February 2020', () => {
  it('numbers every paragraph as the minutes do', () =>
    expect(begun(february.state).paragraphs.map(({ number, text }) => [number, text])).toEqual(
      papers.minutes.paragraphs.map(({ no, fact }) => [no, fact]),
    ));
  it('gives every action point the reference and paragraph it has', () => {
    const { actionPoints, paragraphs } = begun(february.state);
    const shown = actionPoints.map(({ reference, paragraphId, text, owners, dueOn }) => ({
      ref: reference,
      paragraph: paragraphs.find(({ id }) => id === paragraphId)?.number,
      action: text,
      owner: { role: owners[0]?.role, agency: owners[0]?.agencyId },
      dueOn,
    }));
    expect(shown).toEqual(
      papers.minutes.actionPoints.map(({ ref, paragraph, action, owner }) => ({
        ref,
        paragraph,
        action,
        owner,
        dueOn: '2020-10-06',
      })),
    );
  });
  it('holds every decision in its paragraph', () => {
    const { decisions, paragraphs } = begun(february.state);
    expect(
      decisions.map(({ paragraphId, verb, subject }) => ({
        paragraph: paragraphs.find(({ id }) => id === paragraphId)?.number,
        verb,
        subject,
      })),
    ).toEqual(papers.minutes.decisions);
  });
  it('counts five agencies of the board', () => {
    expect(quorumOf(begun(february.state))).toMatchObject({ required: 3, present: 5, met: true });
    expect(begun(february.state).attendance?.present).toHaveLength(11);
    expect(begun(february.state).attendance?.apologies).toHaveLength(9);
  });
  it('is agreed in October as a correct record', () => {
    february.give({
      type: 'AgreeMinutes',
      atMeetingId: '2020-10',
      at: { meetingId: '2020-10', groupId: 'board', date: '2020-10-06', startsAt: '10:00', status: 'open' },
      alterations: [],
    });
    expect(february.state).toMatchObject({ status: 'agreed', agreement: { agreedOn: '2020-10-06' } });
  });
});

describe('6 October 2020', () => {
  it('has the items of the agenda, numbered as they are', () => {
    const all = papers.agenda.items.flatMap(({ subItems = [], ...one }) => [one, ...subItems]);
    expect(placedItems(begun(october.state).agenda).map(({ number, item }) => [number, item.title])).toEqual(
      all.map(({ no, title }) => [String(no), title]),
    );
    expect(placedItem(begun(october.state).agenda, '5')?.item.leads).toHaveLength(4);
    expect(placedItem(begun(october.state).agenda, '5.3')?.item.purpose).toBe('verbal-update');
  });
  it('adds up to the 110 minutes from 10:00 to 11:50', () => {
    const { agenda, startsAt, endsAt } = begun(october.state);
    expect(timingOf(agenda, startsAt, endsAt)).toEqual({
      allotted: papers.agenda.totalMinutesStated,
      available: 110,
      message: 'The agenda fills the meeting: 110 of 110 minutes.',
    });
  });
  it('gave five clear working days', () =>
    expect(noticeOf(begun(october.state), '2020-10-06')).toMatchObject({ given: 5, late: false }));
  it('goes through the five action points', () =>
    expect(
      Object.entries(begun(october.state).reviews).map(([ref, { outcome, response }]) => [ref, outcome, response]),
    ).toEqual(papers.actionReview.rows.map(({ ref, fact }) => [ref, 'closed', fact])));
  it('would call its first action point 10/01, in paragraph 5.1.1', () => {
    october.give(
      { type: 'AddMinute', paragraphId: 'x', itemId: '5.1', text: 'Said', runningFrom: 1 },
      {
        type: 'MinuteActionPoint',
        actionPointId: 'x',
        paragraphId: 'x',
        text: 'Do',
        owners: [roleOf({ role: 'Officer', agency: 'Cambridge City Council' })],
        dueOn: null,
        nextMeetingOn: '2021-02-09',
        firstFreeNumber: 1,
      },
    );
    expect(october.events.at(-1)?.data).toMatchObject({ reference: '10/01', paragraph: '5.1.1', dueOn: '2021-02-09' });
  });
});
