import { shortDate } from '@csp/kernel';
import type { Block } from '../paper.ts';
import type { Meeting } from './meeting.ts';

/** What was said of draft minutes, for those who are to agree them. Agreed ones have alterations instead. */
export const commentBlocks = ({ comments = [], minutes, minutesStatus }: Meeting): readonly Block[] => {
  if (minutesStatus === 'AGREED' || comments.length === 0) return [];
  const numbers = new Map(minutes.map(({ id, number }) => [id, number]));
  return [
    { type: 'heading', level: 2, text: 'Comments received (not for publication)' },
    {
      type: 'table',
      caption: 'Comments received on the draft minutes',
      head: ['Paragraph', 'From', 'Comment', 'Received'],
      widths: [2, 4, 7, 3],
      rows: comments.map(({ paragraphId, agencyName, text, on }) => [
        (paragraphId && numbers.get(paragraphId)) || 'All',
        agencyName ?? 'The partnership',
        text,
        shortDate(on),
      ]),
    },
  ];
};
