import { pendingId, type Entry } from '../graph/outbox.ts';
import type { InputOf, MeetingCommand } from './commands.ts';
import type { AgendaItem, Meeting, TopItem } from './meeting.documents.ts';
import { nextNumber, renumbered } from './numbers.ts';

/** What a projection must know beside the meeting. */
export interface Surroundings {
  readonly agencyName: (id: string) => string | null;
  readonly numbering: 'ITEM_AND_PARAGRAPH' | 'RUNNING';
}

/** The meeting as it will be once the server has answered what is on its way. What it holds is replaced by the answer. */
export const projected = (
  meeting: Meeting,
  entries: readonly Entry<MeetingCommand>[],
  surroundings: Surroundings,
): Meeting => entries.reduce((so, entry) => project(so, entry, surroundings), meeting);

const project = (meeting: Meeting, { command, commandId }: Entry<MeetingCommand>, around: Surroundings): Meeting => {
  const id = pendingId(commandId);
  switch (command.type) {
    case 'addAgendaItem':
      return withAgenda(meeting, addItem(meeting.agenda, command.input, id, around));
    case 'changeAgendaItem':
      return withAgenda(meeting, changeItem(meeting.agenda, command.input, around));
    case 'moveAgendaItem':
      return withAgenda(meeting, moveItem(meeting.agenda, command.input));
    case 'removeAgendaItem':
      return withAgenda(meeting, removeItem(meeting.agenda, command.input.itemId));
    case 'addMinute':
      return addMinute(meeting, command.input, id, around);
    case 'reviseMinute': {
      const { paragraphId, text } = command.input;
      return { ...meeting, minutes: meeting.minutes.map((one) => (one.id === paragraphId ? { ...one, text } : one)) };
    }
    case 'removeMinute':
      return { ...meeting, minutes: meeting.minutes.filter((one) => one.id !== command.input.paragraphId) };
    case 'recordDecision':
      return addDecision(meeting, command.input, id);
    case 'withdrawDecision':
      return { ...meeting, decisions: meeting.decisions.filter((one) => one.id !== command.input.decisionId) };
    case 'minuteActionPoint':
      return addActionPoint(meeting, command.input, id, around);
    case 'withdrawMinutedActionPoint': {
      const { actionPointId } = command.input;
      return { ...meeting, actionPoints: meeting.actionPoints.filter((one) => one.actionPointId !== actionPointId) };
    }
    case 'reviewActionPoint':
      return review(meeting, command.input);
    case 'recordAttendance':
      return attendance(meeting, command.input, around);
    default:
      // Steps of a meeting's life are shown once they have happened.
      return meeting;
  }
};

const withAgenda = (meeting: Meeting, agenda: readonly TopItem[]): Meeting => ({
  ...meeting,
  agenda: renumbered(agenda),
});

type LeadInput = { readonly role: string; readonly agencyId?: string | null };
const asLead =
  ({ agencyName }: Surroundings) =>
  ({ role, agencyId }: LeadInput) => ({
    role,
    agencyId: agencyId ?? null,
    agencyName: agencyId ? agencyName(agencyId) : null,
  });

const addItem = (
  agenda: readonly TopItem[],
  input: InputOf<'addAgendaItem'>,
  id: string,
  around: Surroundings,
): readonly TopItem[] => {
  const siblings: readonly AgendaItem[] = input.parentId
    ? (agenda.find((item) => item.id === input.parentId)?.subItems ?? [])
    : agenda;
  // The live stream may have brought it before the answer did.
  if (siblings.at(-1)?.title === input.title) return agenda;
  const item: AgendaItem = {
    id,
    number: '',
    title: input.title,
    purpose: input.purpose ?? null,
    leads: (input.leads ?? []).map(asLead(around)),
    minutesAllotted: input.minutesAllotted ?? null,
    restricted: Boolean(input.restrictedBecause),
    restrictedBecause: input.restrictedBecause ?? null,
  };
  if (!input.parentId) return [...agenda, { ...item, subItems: [] }];
  return agenda.map((top) => (top.id === input.parentId ? { ...top, subItems: [...top.subItems, item] } : top));
};

const changeItem = (
  agenda: readonly TopItem[],
  input: InputOf<'changeAgendaItem'>,
  around: Surroundings,
): readonly TopItem[] => {
  const changed = <Item extends AgendaItem>(item: Item): Item => {
    if (item.id !== input.itemId) return item;
    const { title, purpose, leads, minutesAllotted, restrictedBecause } = input;
    return {
      ...item,
      ...(title != null && { title }),
      ...(purpose !== undefined && { purpose }),
      ...(leads != null && { leads: leads.map(asLead(around)) }),
      ...(minutesAllotted !== undefined && { minutesAllotted }),
      ...(restrictedBecause !== undefined && { restrictedBecause, restricted: Boolean(restrictedBecause) }),
    };
  };
  return agenda.map((item) => ({ ...changed(item), subItems: item.subItems.map(changed) }));
};

/** `place` counts from 1 among the siblings. */
const moved = <Item extends { readonly id: string }>(items: readonly Item[], id: string, place: number): Item[] => {
  const item = items.find((one) => one.id === id);
  const others = items.filter((one) => one.id !== id);
  return item ? [...others.slice(0, place - 1), item, ...others.slice(place - 1)] : [...items];
};

/** An item at another place among its siblings. */
export const moveItem = (
  agenda: readonly TopItem[],
  { itemId, place }: { readonly itemId: string; readonly place: number },
): readonly TopItem[] =>
  moved(agenda, itemId, place).map((item) => ({ ...item, subItems: moved(item.subItems, itemId, place) }));

const removeItem = (agenda: readonly TopItem[], itemId: string): readonly TopItem[] =>
  agenda
    .filter(({ id }) => id !== itemId)
    .map((item) => ({ ...item, subItems: item.subItems.filter(({ id }) => id !== itemId) }));

const addMinute = (meeting: Meeting, input: InputOf<'addMinute'>, id: string, around: Surroundings): Meeting => {
  const { itemId, text } = input;
  const siblings = meeting.minutes.filter((one) => one.itemId === itemId);
  if (siblings.at(-1)?.text === text) return meeting;
  const item = meeting.agenda.flatMap((top) => [top, ...top.subItems]).find((one) => one.id === itemId);
  const number = (item && nextNumber(meeting, item, around.numbering)) ?? '';
  return { ...meeting, minutes: [...meeting.minutes, { id, number, itemId, text, before: null }] };
};

const numberOf = (meeting: Meeting, paragraphId: string): string =>
  meeting.minutes.find(({ id }) => id === paragraphId)?.number ?? '';

const noConsequence = { groupId: null, name: null, groupKind: null, text: null, reviewOn: null };
const notYet = { recommendationId: null, inEffect: false };

const addDecision = (meeting: Meeting, input: InputOf<'recordDecision'>, id: string): Meeting => {
  const { paragraphId, verb, subject, caveat = null, recommendation = null, votes = null } = input;
  const same = (one: Meeting['decisions'][number]) => one.paragraphId === paragraphId && one.subject === subject;
  if (meeting.decisions.some(same)) return meeting;
  const setsOff = input.setsOff ? { ...noConsequence, ...notYet, ...input.setsOff } : null;
  const paragraph = numberOf(meeting, paragraphId);
  const decision = { id, paragraphId, paragraph, verb, subject, caveat, recommendation, votes, setsOff };
  return { ...meeting, decisions: [...meeting.decisions, decision] };
};

const addActionPoint = (
  meeting: Meeting,
  input: InputOf<'minuteActionPoint'>,
  id: string,
  around: Surroundings,
): Meeting => {
  const paragraph = numberOf(meeting, input.paragraphId);
  if (meeting.actionPoints.some((one) => one.paragraph === paragraph && one.text === input.text)) return meeting;
  const owners = input.owners.map(asLead(around));
  const actionPoint = {
    actionPointId: id,
    reference: '',
    paragraph,
    text: input.text,
    owners,
    dueOn: input.dueOn ?? null,
  };
  return { ...meeting, actionPoints: [...meeting.actionPoints, actionPoint] };
};

const review = (
  meeting: Meeting,
  { actionPointId, outcome, response, dueOn }: InputOf<'reviewActionPoint'>,
): Meeting => ({
  ...meeting,
  review: meeting.review.map((row) =>
    row.actionPointId === actionPointId
      ? { ...row, outcome, outcomeResponse: response ?? null, dueOn: dueOn ?? row.dueOn }
      : row,
  ),
});

const attendance = (meeting: Meeting, input: InputOf<'recordAttendance'>, around: Surroundings): Meeting => {
  const listed = (people: InputOf<'recordAttendance'>['present']) =>
    people.map(({ capacity, deputyFor = null, fromItemId = null, untilItemId = null, ...one }) => ({
      ...{ ...asLead(around)(one), capacity, deputyFor, fromItemId, untilItemId, stay: null },
    }));
  const [present, apologies, absent] = [input.present, input.apologies, input.absent ?? []].map(listed);
  const { publicCount } = input;
  return {
    ...meeting,
    attendance: { recorded: true, present: present!, apologies: apologies!, absent: absent!, publicCount },
  };
};
