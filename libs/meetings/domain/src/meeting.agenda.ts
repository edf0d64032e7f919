import { isLocalDate, refuse, type LocalDate } from '@csp/kernel';
import type { Purpose } from '@csp/meetings-contract';
import { placedItem, placedItems } from './agenda-numbers.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { beforeItBegins, type AgendaItem, type Known } from './meeting.state.ts';
import { clearWorkingDays } from './notice.ts';
import { faultOf, kept, leadOf, longest, roleFault, type RoleOfAgency } from './texts.ts';

const maxItems = 500;
const maxLeads = 10;
/** Minutes of time. */
const maxAllotted = 600;

interface ItemFacts {
  readonly title: string;
  readonly purpose: Purpose | null;
  readonly leads: readonly RoleOfAgency[];
  readonly minutesAllotted: number | null;
  /** None: anyone may read it once the agenda is out. */
  readonly restrictedBecause: string | null;
}

export interface AddAgendaItem extends ItemFacts {
  readonly type: 'AddAgendaItem';
  readonly itemId: string;
  /** The item it is added under; none: at the end of the agenda. */
  readonly parentId: string | null;
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
  const { itemId, parentId, purpose, minutesAllotted } = command;
  const placed = placedItems(planned.agenda);
  if (placed.some(({ item }) => item.id === itemId)) return [];
  if (placed.length >= maxItems) return refuse('too-many-items');
  if (parentId !== null) {
    const above = placed.find(({ item }) => item.id === parentId);
    if (!above) return refuse('unknown-item');
    if (above.parent) return refuse('too-deep');
  }
  const fault = itemFault(command, planned.date);
  if (fault) return refuse(fault);
  return [
    {
      type: 'AgendaItemAdded.v1',
      data: {
        meetingId: planned.id,
        itemId,
        parentId,
        title: kept(command.title),
        purpose,
        leads: command.leads.map(leadOf),
        minutesAllotted,
        restrictedBecause: command.restrictedBecause?.trim() ?? null,
      },
    },
  ];
};

export const changeItem = ({ itemId, changes }: ChangeAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  const item = placedItem(planned.agenda, itemId)?.item;
  if (!item) return refuse('unknown-item');
  const fault = itemFault(changes, planned.date);
  if (fault) return refuse(fault);
  const { purpose, minutesAllotted, restrictedBecause } = { ...item, ...defined(changes) };
  const after = {
    title: kept(changes.title ?? item.title),
    purpose,
    leads: changes.leads?.map(leadOf) ?? [...item.leads],
    minutesAllotted,
    restrictedBecause: restrictedBecause?.trim() ?? null,
  };
  if (saysTheSame(item, after)) return [];
  return [{ type: 'AgendaItemChanged.v1', data: { meetingId: planned.id, itemId, ...after } }];
};

export const moveItem = ({ itemId, place }: MoveAgendaItem, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  const placed = placedItem(planned.agenda, itemId);
  if (!placed) return refuse('unknown-item');
  const siblings = placed.parent?.subItems ?? planned.agenda;
  if (!Number.isInteger(place) || place < 1 || place > siblings.length) return refuse('no-such-place');
  if (siblings[place - 1] === placed.item) return [];
  return [{ type: 'AgendaItemMoved.v1', data: { meetingId: planned.id, itemId, place } }];
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

const itemFault = (
  { title, leads, minutesAllotted, restrictedBecause }: Partial<ItemFacts>,
  on: LocalDate,
): MeetingRefusal | undefined => {
  const fault =
    faultOf([title === undefined ? null : kept(title), longest.title]) ??
    // A blank reason is refused, not dropped: who gave one meant to keep the item from the public.
    faultOf([restrictedBecause?.trim() ?? null, longest.reason]);
  if (fault) return fault;
  if (leads && leads.length > maxLeads) return 'too-many-leads';
  const leadFault = leads?.map((lead) => roleFault(lead, on)).find(Boolean);
  if (leadFault) return leadFault;
  const isLength = minutesAllotted == null || (Number.isInteger(minutesAllotted) && minutesAllotted >= 0);
  return isLength && (minutesAllotted ?? 0) <= maxAllotted ? undefined : 'no-such-length';
};

const saysTheSame = (one: ItemWords, other: ItemWords): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

type ItemWords = Omit<AgendaItem, 'id' | 'subItems'>;

const inOrder = ({ title, purpose, leads, minutesAllotted, restrictedBecause }: ItemWords): readonly unknown[] => [
  title,
  purpose,
  leads.map(({ role, agencyId, agencyName }) => [role, agencyId, agencyName]),
  minutesAllotted,
  restrictedBecause,
];

/** Left out and undefined mean the same. */
const defined = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
