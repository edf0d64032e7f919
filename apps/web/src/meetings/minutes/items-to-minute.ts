import type { AgendaItem, Meeting } from '../meeting.documents.ts';

export type Numbering = 'ITEM_AND_PARAGRAPH' | 'RUNNING';

/** Items that take paragraphs. Where 6.1 is a sub-item, item 6 can't have a paragraph 6.1 as well. */
export const itemsToMinute = ({ agenda }: Pick<Meeting, 'agenda'>, numbering: Numbering): readonly AgendaItem[] =>
  agenda.flatMap((item) =>
    item.subItems.length > 0 && numbering === 'ITEM_AND_PARAGRAPH' ? item.subItems : [item, ...item.subItems],
  );

/** The items before and after one. */
export const neighbours = (items: readonly AgendaItem[], id: string): { before?: AgendaItem; after?: AgendaItem } => {
  const place = items.findIndex((item) => item.id === id);
  const [before, after] = [items[place - 1], items[place + 1]];
  return { ...(place > 0 && before && { before }), ...(place >= 0 && after && { after }) };
};
