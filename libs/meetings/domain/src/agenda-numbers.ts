import { minutesBetween, type LocalTime } from '@csp/kernel';
import type { AgendaItem } from './meeting.state.ts';

/** An item at its place in the agenda. */
export interface PlacedItem {
  readonly item: AgendaItem;
  /** `5`, or `5.1` for a sub-item. */
  readonly number: string;
  readonly parent: AgendaItem | null;
  /** The item or the one above it is kept from the public. */
  readonly restricted: boolean;
}

/** All items and sub-items in the order they are read, with the numbers that follow from it. */
export const placedItems = (agenda: readonly AgendaItem[]): readonly PlacedItem[] =>
  agenda.flatMap((item, index) => {
    const number = String(index + 1);
    const restricted = item.restrictedBecause !== null;
    return [
      { item, number, parent: null, restricted },
      ...item.subItems.map((subItem, place) => ({
        item: subItem,
        number: `${number}.${place + 1}`,
        parent: item,
        restricted: restricted || subItem.restrictedBecause !== null,
      })),
    ];
  });

export const placedItem = (agenda: readonly AgendaItem[], itemId: string): PlacedItem | undefined =>
  placedItems(agenda).find(({ item }) => item.id === itemId);

/** The sum of the agenda in minutes of time, against the length of the meeting. */
export interface Timing {
  readonly allotted: number;
  readonly available: number;
  readonly message: string;
}

export const timingOf = (agenda: readonly AgendaItem[], startsAt: LocalTime, endsAt: LocalTime): Timing => {
  const allotted = placedItems(agenda).reduce((sum, { item }) => sum + (item.minutesAllotted ?? 0), 0);
  const available = minutesBetween(startsAt, endsAt);
  const sum = `${allotted} of ${available} minutes`;
  const difference = allotted - available;
  if (difference === 0) return { allotted, available, message: `The agenda fills the meeting: ${sum}.` };
  const apart = `${Math.abs(difference)} ${Math.abs(difference) === 1 ? 'minute' : 'minutes'}`;
  return { allotted, available, message: `The agenda is ${apart} ${difference > 0 ? 'over' : 'under'}: ${sum}.` };
};
