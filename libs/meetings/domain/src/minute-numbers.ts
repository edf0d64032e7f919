import type { MinuteNumbering } from '@csp/meetings-contract';
import { placedItems } from './agenda-numbers.ts';
import type { AgendaItem, MinutedActionPoint, Paragraph, RecordedDecision } from './meeting.state.ts';

interface Minutes {
  readonly agenda: readonly AgendaItem[];
  readonly minuteNumbering: MinuteNumbering;
  readonly paragraphs: readonly Paragraph[];
}

/** Paragraphs whose numbers follow one another: those of an item, or all of the meeting where numbers run on. */
const series = ({ minuteNumbering, paragraphs }: Minutes, itemId: string): readonly Paragraph[] =>
  minuteNumbering === 'running' ? paragraphs : paragraphs.filter((paragraph) => paragraph.itemId === itemId);

/**
 * The number of the next paragraph of an item. Item and paragraph: item 5 gives `5.1`, sub-item 6.3 gives `6.3.1`. Running: one more
 * than the last; never less than `runningFrom`, the first number that no other meeting of the group has used.
 */
export const nextNumber = (minutes: Minutes, itemId: string, itemNumber: string, runningFrom: number): string => {
  const before = series(minutes, itemId);
  if (minutes.minuteNumbering === 'item-and-paragraph') return `${itemNumber}.${before.length + 1}`;
  return String(Math.max(Number(before.at(-1)?.number ?? 0) + 1, runningFrom));
};

/** With a new paragraph: after the others of its item and of the items before it, or last where numbers run on. */
export const withParagraph = (minutes: Minutes, added: Paragraph): readonly Paragraph[] => {
  const { agenda, minuteNumbering, paragraphs } = minutes;
  if (minuteNumbering === 'running') return [...paragraphs, added];
  const order = new Map(placedItems(agenda).map(({ item }, index) => [item.id, index]));
  const place = order.get(added.itemId) ?? order.size;
  const next = paragraphs.findIndex(({ itemId }) => (order.get(itemId) ?? order.size) > place);
  return paragraphs.toSpliced(next < 0 ? paragraphs.length : next, 0, added);
};

/** Without a paragraph: each later one of the series takes the number of the one before it. */
export const withoutParagraph = (minutes: Minutes, removed: Paragraph): readonly Paragraph[] => {
  const all = series(minutes, removed.itemId);
  const first = all.indexOf(removed);
  const numbers = new Map(all.slice(first + 1).map(({ id }, index) => [id, all[first + index]!.number]));
  return minutes.paragraphs
    .filter(({ id }) => id !== removed.id)
    .map((paragraph) => ({ ...paragraph, number: numbers.get(paragraph.id) ?? paragraph.number }));
};

/** A cited paragraph keeps its number for good, and so does every one before it that its number counts. */
export const keepsItsPlace = (
  minutes: Minutes & {
    readonly decisions: readonly RecordedDecision[];
    readonly actionPoints: readonly MinutedActionPoint[];
  },
  paragraph: Paragraph,
): boolean => {
  const cited = new Set([...minutes.decisions, ...minutes.actionPoints].map(({ paragraphId }) => paragraphId));
  const all = series(minutes, paragraph.itemId);
  return all.slice(all.indexOf(paragraph)).some(({ id }) => cited.has(id));
};
