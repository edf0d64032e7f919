import { describe, expect, it } from 'vitest';
import { example } from './example.data.ts';
import { itemsToMinute, neighbours } from './minutes/items-to-minute.ts';
import { agendaSums, nextNumber, renumbered, sumSentence } from './numbers.ts';

describe('agenda sums', () => {
  it('add up items and sub-items and say when each begins', () => {
    const { allotted, startsAt } = agendaSums(example);
    expect(allotted).toBe(50);
    expect(Object.fromEntries(startsAt)).toEqual({ a: '10:00', b: '10:05', b1: '10:05', b2: '10:15', c: '10:30' });
    const untimed = { ...example, agenda: [{ ...example.agenda[0]!, minutesAllotted: null }] };
    expect(agendaSums(untimed).startsAt.size).toBe(0);
  });

  it('say so when they do not fit', () => {
    expect(sumSentence(110, 110)).toBe('110 of 110 minutes allotted: the agenda fills the meeting.');
    expect(sumSentence(109, 110)).toBe('109 of 110 minutes allotted: 1 minute left.');
    expect(sumSentence(120, 110)).toBe('120 of 110 minutes allotted: 10 minutes too many.');
  });
});

describe('numbers', () => {
  it('follow the order of the agenda', () => {
    const [a, b, c] = example.agenda;
    const numbers = renumbered([b!, c!, a!]).flatMap(({ number, subItems }) => [
      number,
      ...subItems.map((one) => one.number),
    ]);
    expect(numbers).toEqual(['1', '1.1', '1.2', '2', '3']);
  });

  it('of the next paragraph count on within an item, or through the meeting', () => {
    const running = { minutes: example.minutes.map((one, place) => ({ ...one, number: `${97 + place}` })) };
    expect(nextNumber(example, { id: 'a', number: '1' }, 'ITEM_AND_PARAGRAPH')).toBe('1.3');
    expect(nextNumber(example, { id: 'b1', number: '2.1' }, 'ITEM_AND_PARAGRAPH')).toBe('2.1.1');
    expect(nextNumber(running, { id: 'c', number: '3' }, 'RUNNING')).toBe('99');
    expect(nextNumber({ minutes: [] }, { id: 'c', number: '3' }, 'RUNNING')).toBeUndefined();
  });
});

describe('items that take minutes', () => {
  const ids = (numbering: 'ITEM_AND_PARAGRAPH' | 'RUNNING') => itemsToMinute(example, numbering).map(({ id }) => id);

  it('leave out one whose paragraphs would be numbered as its sub-items are', () => {
    expect(ids('ITEM_AND_PARAGRAPH')).toEqual(['a', 'b1', 'b2', 'c']);
    expect(ids('RUNNING')).toEqual(['a', 'b', 'b1', 'b2', 'c']);
  });

  it('know their neighbours', () => {
    const items = itemsToMinute(example, 'ITEM_AND_PARAGRAPH');
    expect(neighbours(items, 'a')).toEqual({ after: items[1] });
    expect(neighbours(items, 'b2')).toEqual({ before: items[1], after: items[3] });
    expect(neighbours(items, 'gone')).toEqual({});
  });
});
