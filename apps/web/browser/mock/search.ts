import type { MockMeeting } from './shapes.ts';

/** Paragraphs that have these words in a row; the rest of the searching is the product's. */
export const hitsIn = (meetings: readonly MockMeeting[], words: string) => {
  const hits = meetings.flatMap(({ id: meetingId, title: meetingTitle, date, minutes }) =>
    minutes
      .filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()))
      .map(({ id, number, text }) => ({ meetingId, meetingTitle, date, kind: 'MINUTE', id, number, text })),
  );
  return { nodes: hits, total: hits.length };
};
