import { isRefused, refuse, type Decision, type LocalDate } from '@csp/kernel';
import type { Lead, Purpose } from '@csp/meetings-contract';
import { placedItem, placedItems } from './agenda-numbers.ts';
import type { AgendaItem } from './meeting.state.ts';
import { faultOf, kept, leadOf, longest, roleFault, type RoleOfAgency, type RoleRefusal } from './texts.ts';

// A meeting's agenda and a series' standing items are lists of the same kind, under the same rules.

const maxItems = 500;
const maxLeads = 10;
/** Minutes of time. */
const maxAllotted = 600;

/** What is written about an item. */
export interface ItemFacts {
  readonly title: string;
  readonly purpose: Purpose | null;
  readonly leads: readonly RoleOfAgency[];
  readonly minutesAllotted: number | null;
  /** None: anyone may read it once the agenda is out. */
  readonly restrictedBecause: string | null;
}

/** An item to add, or the whole list it is to stand in. */
export interface NewItem extends ItemFacts {
  readonly itemId: string;
  /** The item it is added under; none: at the end of the list. */
  readonly parentId: string | null;
}

/** An item as it is kept: with the names its leads' agencies have in papers. */
export interface ItemWords {
  readonly title: string;
  readonly purpose: Purpose | null;
  readonly leads: Lead[];
  readonly minutesAllotted: number | null;
  readonly restrictedBecause: string | null;
}

/** As it stands in the event that adds it. */
export interface AddedItem extends ItemWords {
  readonly itemId: string;
  readonly parentId: string | null;
}

export type ItemRefusal =
  RoleRefusal | 'unknown-item' | 'too-deep' | 'too-many-items' | 'too-many-leads' | 'no-such-length' | 'no-such-place';

/** What adding comes to; nothing where it is there already. `on`: the day on which its leads must take part. */
export const itemAdded = (
  item: NewItem,
  list: readonly AgendaItem[],
  on: LocalDate,
): Decision<AddedItem, ItemRefusal> => {
  const { itemId, parentId, purpose, minutesAllotted } = item;
  const placed = placedItems(list);
  if (placed.some((one) => one.item.id === itemId)) return [];
  if (placed.length >= maxItems) return refuse('too-many-items');
  if (parentId !== null) {
    const above = placed.find((one) => one.item.id === parentId);
    if (!above) return refuse('unknown-item');
    if (above.parent) return refuse('too-deep');
  }
  const fault = itemFault(item, on);
  if (fault) return refuse(fault);
  const restrictedBecause = item.restrictedBecause?.trim() ?? null;
  const leads = item.leads.map(leadOf);
  return [{ itemId, parentId, title: kept(item.title), purpose, leads, minutesAllotted, restrictedBecause }];
};

/** A list from its beginning, each item after the one it is under. */
export const itemsAdded = (items: readonly NewItem[], on: LocalDate): Decision<AddedItem, ItemRefusal> => {
  const all: AddedItem[] = [];
  let list: readonly AgendaItem[] = [];
  for (const item of items) {
    const added = itemAdded(item, list, on);
    if (isRefused(added)) return added;
    list = added.reduce(withItem, list);
    all.push(...added);
  }
  return all;
};

/** The whole item as it is after a change; nothing where it says the same. */
export const itemChanged = (
  itemId: string,
  changes: Partial<ItemFacts>,
  list: readonly AgendaItem[],
  on: LocalDate,
): Decision<ItemWords & { readonly itemId: string }, ItemRefusal> => {
  const item = placedItem(list, itemId)?.item;
  if (!item) return refuse('unknown-item');
  const fault = itemFault(changes, on);
  if (fault) return refuse(fault);
  const { purpose, minutesAllotted, restrictedBecause } = { ...item, ...defined(changes) };
  const after = {
    title: kept(changes.title ?? item.title),
    purpose,
    leads: changes.leads?.map(leadOf) ?? [...item.leads],
    minutesAllotted,
    restrictedBecause: restrictedBecause?.trim() ?? null,
  };
  return saysTheSame(item, after) ? [] : [{ itemId, ...after }];
};

/** `place`: among its siblings, from 1. */
export const itemMoved = (
  itemId: string,
  place: number,
  list: readonly AgendaItem[],
): Decision<{ readonly itemId: string; readonly place: number }, ItemRefusal> => {
  const placed = placedItem(list, itemId);
  if (!placed) return refuse('unknown-item');
  const siblings = placed.parent?.subItems ?? list;
  if (!Number.isInteger(place) || place < 1 || place > siblings.length) return refuse('no-such-place');
  return siblings[place - 1] === placed.item ? [] : [{ itemId, place }];
};

/** What was decided about an item, as events of what holds it. */
export const asEvents = <Data, E, Code extends string>(
  decision: Decision<Data, Code>,
  eventOf: (data: Data) => E,
): Decision<E, Code> => (isRefused(decision) ? decision : decision.map(eventOf));

export const withItem = (list: readonly AgendaItem[], added: AddedItem): readonly AgendaItem[] => {
  const { itemId: id, parentId, ...words } = added;
  const item: AgendaItem = { id, ...words, subItems: [] };
  if (parentId === null) return [...list, item];
  return list.map((above) => (above.id === parentId ? { ...above, subItems: [...above.subItems, item] } : above));
};

export const withItemChanged = (list: readonly AgendaItem[], id: string, words: ItemWords): readonly AgendaItem[] =>
  eachList(list, (items) => items.map((item) => (item.id === id ? { ...item, ...words } : item)));

export const withItemMoved = (list: readonly AgendaItem[], id: string, place: number): readonly AgendaItem[] =>
  eachList(list, (items) => {
    const moved = items.find((item) => item.id === id);
    return moved ? items.filter((item) => item !== moved).toSpliced(place - 1, 0, moved) : items;
  });

export const withoutItem = (list: readonly AgendaItem[], id: string): readonly AgendaItem[] =>
  eachList(list, (items) => items.filter((item) => item.id !== id));

/** Changes the list of items and each list of sub-items. */
const eachList = (
  list: readonly AgendaItem[],
  change: (items: readonly AgendaItem[]) => readonly AgendaItem[],
): readonly AgendaItem[] => change(list).map((item) => ({ ...item, subItems: change(item.subItems) }));

const itemFault = (
  { title, leads, minutesAllotted, restrictedBecause }: Partial<ItemFacts>,
  on: LocalDate,
): ItemRefusal | undefined => {
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

type Said = Omit<AgendaItem, 'id' | 'subItems'>;

const saysTheSame = (one: Said, other: Said): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = ({ title, purpose, leads, minutesAllotted, restrictedBecause }: Said): readonly unknown[] => [
  title,
  purpose,
  leads.map(({ role, agencyId, agencyName }) => [role, agencyId, agencyName]),
  minutesAllotted,
  restrictedBecause,
];

/** Left out and undefined mean the same. */
const defined = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
