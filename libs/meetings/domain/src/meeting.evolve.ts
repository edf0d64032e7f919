import { unreachable } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { hasBegun, type AgendaItem, type Known, type Meeting, type Plan, type Sitting } from './meeting.state.ts';
import { withParagraph, withoutParagraph } from './minute-numbers.ts';

type Event<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

/** The meeting after an event. An event that its stream can't have held changes nothing. */
export const evolve = (state: Meeting, event: MeetingEvent): Meeting => {
  if (event.type === 'MeetingScheduled.v1') return state.status === 'none' ? scheduled(event) : state;
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'MeetingRescheduled.v1': {
      const { date, startsAt, endsAt } = event.data;
      return { ...state, date, startsAt, endsAt };
    }
    case 'MeetingCancelled.v1':
      return { ...planOf(state), status: 'cancelled', cancelledBecause: event.data.reason };
    case 'AgendaItemAdded.v1':
    case 'AgendaItemChanged.v1':
    case 'AgendaItemMoved.v1':
    case 'AgendaItemRemoved.v1':
      return { ...state, agenda: agendaAfter(state.agenda, event) };
    case 'AgendaPublished.v1':
      return { ...planOf(state), status: 'agenda-published', publishedOn: event.data.publishedOn };
    case 'MeetingOpened.v1':
      return {
        ...planOf(state),
        status: 'open',
        attendance: null,
        paragraphs: [],
        decisions: [],
        actionPoints: [],
        reviews: {},
      };
    default:
      return hasBegun(state) ? sittingAfter(state, event) : state;
  }
};

const scheduled = ({ data: { meetingId: id, ...facts } }: Event<'MeetingScheduled.v1'>): Meeting => ({
  status: 'scheduled',
  id,
  ...facts,
  agenda: [],
  publishedOn: null,
});

const planOf = (state: Known): Plan => {
  const { id, groupId, title, date, startsAt, endsAt, place, agenda, publishedOn } = state;
  const { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences } = state;
  const habits = { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences };
  return { id, groupId, title, date, startsAt, endsAt, place, ...habits, agenda, publishedOn };
};

const agendaAfter = (
  agenda: readonly AgendaItem[],
  event: Event<'AgendaItemAdded.v1' | 'AgendaItemChanged.v1' | 'AgendaItemMoved.v1' | 'AgendaItemRemoved.v1'>,
): readonly AgendaItem[] => {
  const { itemId } = event.data;
  switch (event.type) {
    case 'AgendaItemAdded.v1': {
      const { meetingId: _, itemId: id, parentId, ...facts } = event.data;
      const added: AgendaItem = { id, ...facts, subItems: [] };
      if (parentId === null) return [...agenda, added];
      return agenda.map((item) => (item.id === parentId ? { ...item, subItems: [...item.subItems, added] } : item));
    }
    case 'AgendaItemChanged.v1': {
      const { meetingId: _, itemId: __, ...facts } = event.data;
      return eachList(agenda, (items) => items.map((item) => (item.id === itemId ? { ...item, ...facts } : item)));
    }
    case 'AgendaItemMoved.v1':
      return eachList(agenda, (items) => {
        const moved = items.find(({ id }) => id === itemId);
        return moved ? items.filter((item) => item !== moved).toSpliced(event.data.place - 1, 0, moved) : items;
      });
    case 'AgendaItemRemoved.v1':
      return eachList(agenda, (items) => items.filter(({ id }) => id !== itemId));
    default:
      return unreachable(event);
  }
};

/** Changes the list of items and each list of sub-items. */
const eachList = (
  agenda: readonly AgendaItem[],
  change: (items: readonly AgendaItem[]) => readonly AgendaItem[],
): readonly AgendaItem[] => change(agenda).map((item) => ({ ...item, subItems: change(item.subItems) }));

type SittingEvent = Exclude<
  MeetingEvent,
  Event<
    | 'MeetingScheduled.v1'
    | 'MeetingRescheduled.v1'
    | 'MeetingCancelled.v1'
    | 'AgendaItemAdded.v1'
    | 'AgendaItemChanged.v1'
    | 'AgendaItemMoved.v1'
    | 'AgendaItemRemoved.v1'
    | 'AgendaPublished.v1'
    | 'MeetingOpened.v1'
  >
>;

const sittingAfter = (state: Extract<Meeting, Sitting>, event: SittingEvent): Meeting => {
  switch (event.type) {
    case 'AttendanceRecorded.v1': {
      const { present, apologies, publicCount } = event.data;
      return { ...state, attendance: { present, apologies, publicCount } };
    }
    case 'MinuteAdded.v1': {
      const { paragraphId: id, itemId, number, text } = event.data;
      return { ...state, paragraphs: withParagraph(state, { id, itemId, number, text, before: null }) };
    }
    case 'MinuteRevised.v1':
      return withText(state, event.data.paragraphId, event.data.text, false);
    case 'MinuteRemoved.v1': {
      const removed = state.paragraphs.find(({ id }) => id === event.data.paragraphId);
      return removed ? { ...state, paragraphs: withoutParagraph(state, removed) } : state;
    }
    case 'DecisionRecorded.v1': {
      const { decisionId: id, paragraphId, verb, subject, caveat } = event.data;
      return { ...state, decisions: [...state.decisions, { id, paragraphId, verb, subject, caveat }] };
    }
    case 'DecisionWithdrawn.v1':
      return { ...state, decisions: state.decisions.filter(({ id }) => id !== event.data.decisionId) };
    case 'ActionPointMinuted.v1': {
      const { actionPointId: id, reference, paragraphId, text, owners, ownerAgencyNames, dueOn } = event.data;
      const minuted = { id, reference, paragraphId, text, owners, ownerAgencyNames, dueOn };
      return { ...state, actionPoints: [...state.actionPoints, minuted] };
    }
    case 'ActionPointReviewed.v1': {
      const { actionPointId, outcome, response, dueOn } = event.data;
      return { ...state, reviews: { ...state.reviews, [actionPointId]: { outcome, response, dueOn } } };
    }
    case 'MeetingClosed.v1':
      return state.status === 'open' ? { ...state, status: 'held', closedAt: event.data.closedAt } : state;
    case 'MinutesCirculated.v1':
      return state.status === 'held' ? { ...state, status: 'circulated' } : state;
    case 'MinutesRecalled.v1':
      return state.status === 'circulated' ? { ...state, status: 'held' } : state;
    case 'MinuteAltered.v1':
      return withText(state, event.data.paragraphId, event.data.text, true);
    case 'MinutesAgreed.v1': {
      const { atMeetingId, agreedOn } = event.data;
      return state.status === 'circulated'
        ? { ...state, status: 'agreed', agreement: { atMeetingId, agreedOn } }
        : state;
    }
    default:
      return unreachable(event);
  }
};

const withText = <S extends Sitting>(state: S, paragraphId: string, text: string, altered: boolean): S => ({
  ...state,
  paragraphs: state.paragraphs.map((paragraph) =>
    paragraph.id === paragraphId
      ? { ...paragraph, text, before: altered ? paragraph.text : paragraph.before }
      : paragraph,
  ),
});
