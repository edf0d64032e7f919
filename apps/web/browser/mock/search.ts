import type { MockMeeting } from './shapes.ts';

const partsOf = (text: string, words: string): readonly string[] => {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return [text.slice(0, at), text.slice(at, at + words.length), text.slice(at + words.length)];
};

/** Paragraphs that have these words in a row; the rest of the searching is the product's. */
export const hitsIn = (meetings: readonly MockMeeting[], words: string) => {
  const hits = meetings.flatMap(({ id: meetingId, title: meetingTitle, date, minutes }) =>
    minutes
      .filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()))
      .map(({ id, number, text }) => ({
        ...{ meetingId, meetingTitle, date, kind: 'MINUTE', id, number, title: null, text },
        parts: partsOf(text, words),
      })),
  );
  return { nodes: hits, total: hits.length };
};

/** What the county board finds: one action point and one meeting, where they say these words. */
export const countyHitsIn = (words: string) => {
  const path = '/public/cambridge-city/meetings/before';
  const shared = { slug: 'cambridge-city', partnershipName: 'Cambridge Community Safety Partnership' };
  const point = { kind: 'ACTION_POINT', id: 'p2', day: '2020-02-11', reference: '02/02', closed: false, dueOn: null };
  const meeting = { kind: 'MEETING', id: 'before', day: '2019-10-08', minutesAgreed: true };
  const hits = [
    { ...shared, ...point, text: 'Discuss the problem solving group with the police lead', publicPath: null },
    { ...shared, ...meeting, text: 'Problem Solving Group', publicPath: path },
  ].filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()));
  return { nodes: hits.map((hit) => ({ ...hit, parts: partsOf(hit.text, words) })), total: hits.length };
};
