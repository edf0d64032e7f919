import { isLocalDate, refuse, type LocalDate } from '@csp/kernel';
import { asEvents, itemAdded, itemChanged, itemMoved, type ItemFacts, type NewItem } from './agenda-items.ts';
import { placedItem } from './agenda-numbers.ts';
import { refusedOr, type Outcome } from './meeting.refusals.ts';
import { beforeItBegins, type Known } from './meeting.state.ts';
import { clearWorkingDays } from './notice.ts';

export interface AddAgendaItem extends NewItem {
  readonly type: 'AddAgendaItem';
}

export interface ChangeAgendaItem {
  readonly type: 'ChangeAgendaItem';
  readonly itemId: string;
  /** What is left out stays. */
  readonly changes: Partial<ItemFacts>;
}

export interface MoveAgendaItem {
  readonly type: 'MoveAgendaItem';
  readonly itemId: string;
  /** Among its siblings, from 1. */
  readonly place: number;
}

export interface RemoveAgendaItem {
  readonly type: 'RemoveAgendaItem';
  readonly itemId: string;
}

export interface PublishAgenda {
  readonly type: 'PublishAgenda';
  readonly publishedOn: LocalDate;
}

export const addItem = (command: AddAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  return asEvents(itemAdded(command, planned.agenda, planned.date), (item) => ({
    type: 'AgendaItemAdded.v1',
    data: { meetingId: planned.id, ...item },
  }));
};

export const changeItem = ({ itemId, changes }: ChangeAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  return asEvents(itemChanged(itemId, changes, planned.agenda, planned.date), (item) => ({
    type: 'AgendaItemChanged.v1',
    data: { meetingId: planned.id, ...item },
  }));
};

export const moveItem = ({ itemId, place }: MoveAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  return asEvents(itemMoved(itemId, place, planned.agenda), (moved) => ({
    type: 'AgendaItemMoved.v1',
    data: { meetingId: planned.id, ...moved },
  }));
};

export const removeItem = ({ itemId }: RemoveAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  const placed = placedItem(planned.agenda, itemId);
  if (!placed) return refuse('unknown-item');
  // What was published stays an agenda.
  if (planned.status === 'agenda-published' && !placed.parent && planned.agenda.length === 1)
    return refuse('empty-agenda');
  return [{ type: 'AgendaItemRemoved.v1', data: { meetingId: planned.id, itemId } }];
};

/** Short notice is for people to weigh: it is recorded and shown, not refused. */
export const publish = ({ publishedOn }: PublishAgenda, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  if (planned.status === 'agenda-published') return [];
  if (!isLocalDate(publishedOn)) return refuse('no-such-date');
  if (planned.agenda.length === 0) return refuse('empty-agenda');
  const required = planned.noticeWorkingDays;
  const given = clearWorkingDays(publishedOn, planned.date);
  return [
    {
      type: 'AgendaPublished.v1',
      data: { meetingId: planned.id, publishedOn, clearWorkingDays: given, required, late: given < required },
    },
  ];
};
