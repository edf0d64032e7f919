import { randomUUID } from 'node:crypto';
import { agencyName, itemsOf, renumber } from './meeting-shown.ts';
import { ownedBy } from './point-changes.ts';
import type { Input, Item, MockMeeting, World } from './shapes.ts';

type Refused = { readonly code: string; readonly message: string };
type Change = (meeting: MockMeeting, input: Input, world: World) => Refused | void;

const refuse = (code: string, message: string): Refused => ({ code, message });

const leadsIn = (world: World, leads: Input[] = []) =>
  leads.map(({ role, agencyId = null }) => ({ role, agencyId, agencyName: agencyName(world, agencyId) }));

const siblingsOf = (meeting: MockMeeting, itemId: string): Item[] =>
  meeting.agenda.some(({ id }) => id === itemId)
    ? meeting.agenda
    : (meeting.agenda.find(({ subItems }) => subItems.some(({ id }) => id === itemId))?.subItems ?? []);

/** What the server does with each command, as far as the pages need it. */
export const changes: Readonly<Record<string, Change>> = {
  addAgendaItem: (meeting, input, world) => {
    const { title, purpose = null, leads, minutesAllotted = null, restrictedBecause = null, parentId } = input;
    const item = {
      id: randomUUID(),
      number: '',
      title,
      purpose,
      leads: leadsIn(world, leads),
      minutesAllotted,
      restrictedBecause,
      subItems: [],
    };
    const parent = parentId ? meeting.agenda.find(({ id }) => id === parentId) : undefined;
    if (parentId && !parent) return refuse('unknown-item', 'There is no such item.');
    (parent?.subItems ?? meeting.agenda).push(item);
  },
  changeAgendaItem: (meeting, { itemId, ...input }, world) => {
    const item = itemsOf(meeting).find(({ id }) => id === itemId);
    if (!item) return refuse('unknown-item', 'This item was removed.');
    if (input['leads']) input['leads'] = leadsIn(world, input['leads']);
    for (const field of ['title', 'purpose', 'leads', 'minutesAllotted', 'restrictedBecause'] as const) {
      if (input[field] !== undefined) (item as Input)[field] = input[field];
    }
  },
  moveAgendaItem: (meeting, { itemId, place }) => {
    const siblings = siblingsOf(meeting, itemId);
    const from = siblings.findIndex(({ id }) => id === itemId);
    siblings.splice(place - 1, 0, ...siblings.splice(from, 1));
  },
  removeAgendaItem: (meeting, { itemId }) => {
    const siblings = siblingsOf(meeting, itemId);
    siblings.splice(
      siblings.findIndex(({ id }) => id === itemId),
      1,
    );
  },
  publishAgenda: (meeting) => {
    meeting.stage = 'AGENDA_PUBLISHED';
    meeting.publishedAt = '2020-09-28T09:00:00.000Z';
  },
  openMeeting: (meeting) => {
    meeting.stage = 'OPEN';
    meeting.minutesStatus = 'DRAFT';
  },
  closeMeeting: (meeting, { closedAt }) => {
    meeting.stage = 'HELD';
    meeting.closedAt = closedAt;
  },
  cancelMeeting: (meeting, { reason }) => {
    meeting.stage = 'CANCELLED';
    meeting.cancelledBecause = reason;
  },
  rescheduleMeeting: (meeting, { date, startsAt, endsAt, reason = null }) => {
    meeting.changesOfDate.push({ from: meeting.date, to: date, reason, notedAt: '2020-09-20T09:00:00.000Z' });
    Object.assign(meeting, { date, startsAt, endsAt });
  },
  recordAttendance: (meeting, { present, apologies, absent = [], publicCount }, world) => {
    const people = (list: Input[]) =>
      list.map((one) => ({
        role: one['role'],
        agencyId: one['agencyId'] ?? null,
        agencyName: agencyName(world, one['agencyId'] ?? null),
        capacity: one['capacity'],
        deputyFor: one['deputyFor'] ?? null,
        fromItemId: one['fromItemId'] ?? null,
        untilItemId: one['untilItemId'] ?? null,
      }));
    const lists = { present: people(present), apologies: people(apologies), absent: people(absent) };
    meeting.attendance = { recorded: true, ...lists, publicCount };
  },
  declareInterest: (meeting, { itemId, ...declared }, world) => {
    const item = itemsOf(meeting).find(({ id }) => id === itemId)?.number ?? '';
    const name = agencyName(world, declared['agencyId'] ?? null);
    meeting.declarations.push({ ...declared, id: randomUUID(), itemId, item, agencyName: name });
  },
  withdrawDeclaration: (meeting, { declarationId }) => {
    meeting.declarations = meeting.declarations.filter((one) => one['id'] !== declarationId);
  },
  recordKeyMessages: (meeting, { messages }) => void (meeting.keyMessages = messages),
  withdrawDecision: (meeting, { decisionId }) => {
    meeting.decisions = meeting.decisions.filter(({ id }) => id !== decisionId);
  },
  withdrawMinutedActionPoint: (meeting, { actionPointId }) => {
    meeting.actionPoints = meeting.actionPoints.filter((one) => one.actionPointId !== actionPointId);
  },
  commentOnMinutes: (meeting, { paragraphId = null, text }) => {
    meeting.comments.push({ id: randomUUID(), paragraphId, agencyName: null, text, on: '2020-10-21' });
  },
  correctMinutes: (meeting, { paragraphId, text }) => {
    const paragraph = meeting.minutes.find(({ id }) => id === paragraphId)?.number;
    meeting.agreed?.corrections.push({ id: randomUUID(), paragraph, text, on: '2021-03-01' });
  },
  addMinute: (meeting, { itemId, text }) => {
    const item = itemsOf(meeting).find(({ id }) => id === itemId);
    if (!item) return refuse('unknown-item', 'There is no such item.');
    const count = meeting.minutes.filter((one) => one.itemId === itemId).length;
    meeting.minutes.push({ id: randomUUID(), number: `${item.number}.${count + 1}`, itemId, text, before: null });
  },
  reviseMinute: (meeting, { paragraphId, text }) => {
    const paragraph = meeting.minutes.find(({ id }) => id === paragraphId);
    if (!paragraph) return refuse('unknown-paragraph', 'This paragraph was removed.');
    paragraph.text = text;
  },
  removeMinute: (meeting, { paragraphId }) => {
    meeting.minutes = meeting.minutes.filter(({ id }) => id !== paragraphId);
  },
  recordDecision: (meeting, { paragraphId, verb, subject, caveat = null, setsOff = null, ...more }) => {
    const present = new Set(
      meeting.attendance.present.filter(({ capacity }) => capacity === 'BOARD').map((p) => p.agencyId),
    );
    if (present.size < 3) return refuse('inquorate', 'There is no quorum, so nothing can be decided.');
    const paragraph = meeting.minutes.find(({ id }) => id === paragraphId)?.number ?? '';
    const effect = setsOff && { ...setsOff, inEffect: false };
    meeting.decisions.push({
      id: randomUUID(),
      paragraphId,
      paragraph,
      verb,
      subject,
      caveat,
      ...more,
      setsOff: effect,
    });
  },
  minuteActionPoint: (meeting, { paragraphId, text, owners, dueOn = '2021-02-09' }, world) => {
    const paragraph = meeting.minutes.find(({ id }) => id === paragraphId)?.number ?? '';
    const reference = `${meeting.date.slice(5, 7)}/${String(meeting.actionPoints.length + 1).padStart(2, '0')}`;
    const actionPointId = randomUUID();
    meeting.actionPoints.push({ actionPointId, reference, paragraph, text, owners: leadsIn(world, owners), dueOn });
    world.points.push(
      newPoint({ id: actionPointId, reference, text, owners, dueOn, meetingId: meeting.id, paragraph }),
    );
  },
  reviewActionPoint: (meeting, { actionPointId, outcome, response = null }) => {
    meeting.outcomes[actionPointId] = { outcome, response };
  },
  circulateMinutes: (meeting) => void (meeting.minutesStatus = 'CIRCULATED'),
  recallMinutes: (meeting) => void (meeting.minutesStatus = 'DRAFT'),
  agreeMinutes: (meeting, { atMeetingId, alterations = [] }, world) => {
    const at = world.meetings.find(({ id }) => id === atMeetingId);
    const made = (alterations as Input[]).map(({ paragraphId, text }) => {
      const paragraph = meeting.minutes.find(({ id }) => id === paragraphId)!;
      const before = paragraph.text;
      Object.assign(paragraph, { before, text });
      return { paragraph: paragraph.number, before, after: text as string };
    });
    meeting.minutesStatus = 'AGREED';
    meeting.agreed = {
      atMeetingId,
      on: at?.date ?? meeting.date,
      asCorrectRecord: made.length === 0,
      alterations: made,
      corrections: [],
    };
  },
};

const newPoint = (given: Input) => ({
  version: 1,
  status: 'OPEN' as const,
  overdue: false,
  raisedOn: '2020-10-06',
  closedOn: null,
  answer: null,
  timesCarriedForward: 0,
  history: [{ kind: 'RAISED', at: '2020-10-06T10:00:00.000Z', on: '2020-10-06', note: null, dueOn: given['dueOn'] }],
  ...(given as {
    id: string;
    reference: string;
    text: string;
    dueOn: string;
  }),
  ...ownedBy(...(given['owners'] as { agencyId: string; role: string }[])),
  meetingId: given['meetingId'] as string,
  paragraph: given['paragraph'] as string,
});

/** Carries a command out once; the same id again gives the meeting as it is. */
export const change = (
  name: string,
  { commandId, expectedVersion, meetingId, ...input }: Input,
  world: World,
  seen: Set<string>,
): MockMeeting | Refused => {
  const meeting = world.meetings.find(({ id }) => id === meetingId);
  if (!meeting) return refuse('unknown-meeting', 'There is no such meeting.');
  if (seen.has(commandId)) return meeting;
  if (expectedVersion != null && expectedVersion !== meeting.version) {
    return refuse('conflict', 'Somebody else has changed this meanwhile. Look at it as it is now and try again.');
  }
  const refused = changes[name]!(meeting, input, world);
  if (refused) return refused;
  seen.add(commandId);
  meeting.version += 1;
  renumber(meeting);
  return meeting;
};
