import type { AgendaItem, Meeting, MinuteParagraph, TopItem } from './meeting.documents.ts';
import { addMinutes } from '../calendar/dates.ts';

/** Numbers as they follow from the order: 10, and 5.1 for a sub-item. */
export const renumbered = (agenda: readonly TopItem[]): TopItem[] =>
  agenda.map((item, place) => ({
    ...item,
    number: `${place + 1}`,
    subItems: item.subItems.map((subItem, subPlace) => ({ ...subItem, number: `${place + 1}.${subPlace + 1}` })),
  }));

export interface Sums {
  readonly allotted: number;
  /** When each item begins if all keep to their time, by item id. */
  readonly startsAt: ReadonlyMap<string, string>;
}

/** An item's own minutes come before those of its sub-items. */
export const agendaSums = ({ agenda, startsAt }: Pick<Meeting, 'agenda' | 'startsAt'>): Sums => {
  const starts = new Map<string, string>();
  let allotted = 0;
  const take = ({ id, minutesAllotted }: AgendaItem) => {
    starts.set(id, addMinutes(startsAt, allotted));
    allotted += minutesAllotted ?? 0;
  };
  for (const item of agenda) {
    take(item);
    item.subItems.forEach(take);
  }
  // Where nothing is allotted everything would begin when the meeting does.
  return { allotted, startsAt: allotted > 0 ? starts : new Map() };
};

/** Says how the agenda fits the meeting. */
export const sumSentence = (allotted: number, available: number): string => {
  if (allotted === available) return `${allotted} of ${available} minutes allotted: the agenda fills the meeting.`;
  const [over, minutes] = [allotted > available, Math.abs(allotted - available)];
  return `${allotted} of ${available} minutes allotted: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${over ? 'too many' : 'left'}.`;
};

/** What the next paragraph of an item will be numbered, so far as that can be known before it is stored. */
export const nextNumber = (
  meeting: Pick<Meeting, 'minutes'>,
  item: Pick<AgendaItem, 'id' | 'number'>,
  numbering: 'ITEM_AND_PARAGRAPH' | 'RUNNING',
): string | undefined => {
  if (numbering === 'RUNNING') {
    const last = Math.max(...meeting.minutes.map(({ number }) => Number(number)));
    return Number.isFinite(last) ? `${last + 1}` : undefined;
  }
  return `${item.number}.${paragraphsOf(meeting, item.id).length + 1}`;
};

export const paragraphsOf = ({ minutes }: Pick<Meeting, 'minutes'>, itemId: string): readonly MinuteParagraph[] =>
  minutes.filter((paragraph) => paragraph.itemId === itemId);
