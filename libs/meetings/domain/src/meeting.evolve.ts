import { unreachable } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { withItem, withItemChanged, withItemMoved, withoutItem } from './agenda-items.ts';
import { hasBegun, type AgendaItem, type Known, type Meeting, type Plan } from './meeting.state.ts';
import { sittingAfter } from './sitting.evolve.ts';

type Event<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

/** The meeting after an event. An event that its stream can't have held changes nothing. */
export const evolve = (state: Meeting, event: MeetingEvent): Meeting => {
  if (event.type === 'MeetingScheduled.v1') return state.status === 'none' ? scheduled(event) : state;
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'MeetingPutInSeries.v1':
      return { ...state, seriesId: event.data.seriesId };
    case 'MeetingImported.v1':
      return state;
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
        declarations: [],
        actionPoints: [],
        lastReference: 0,
        keyMessages: [],
        comments: [],
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
  seriesId: null,
  agenda: [],
  publishedOn: null,
});

const planOf = (state: Known): Plan => {
  const { id, groupId, seriesId, title, date, startsAt, endsAt, place, agenda, publishedOn } = state;
  const { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences } = state;
  const habits = { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences };
  return { id, groupId, seriesId, title, date, startsAt, endsAt, place, ...habits, agenda, publishedOn };
};

const agendaAfter = (
  agenda: readonly AgendaItem[],
  event: Event<'AgendaItemAdded.v1' | 'AgendaItemChanged.v1' | 'AgendaItemMoved.v1' | 'AgendaItemRemoved.v1'>,
): readonly AgendaItem[] => {
  switch (event.type) {
    case 'AgendaItemAdded.v1':
      return withItem(agenda, dataOf(event));
    case 'AgendaItemChanged.v1': {
      const { itemId, ...words } = dataOf(event);
      return withItemChanged(agenda, itemId, words);
    }
    case 'AgendaItemMoved.v1':
      return withItemMoved(agenda, event.data.itemId, event.data.place);
    case 'AgendaItemRemoved.v1':
      return withoutItem(agenda, event.data.itemId);
    default:
      return unreachable(event);
  }
};

/** What an event says of the agenda; whose it is, the meeting knows. */
const dataOf = <Data extends { readonly meetingId: string }>({ data }: { readonly data: Data }) => {
  const { meetingId: _, ...rest } = data;
  return rest;
};
