import { shortDate } from '@csp/kernel';
import type { Block, Paper } from '../paper.ts';
import { actionsBlocks, hasActions } from './actions.ts';
import { agendaBlocks, factsOf } from './agenda.ts';
import { holdsRestricted, type Meeting, type Partnership } from './meeting.ts';
import { draftWords, minutesBlocks } from './minutes.ts';
import { printable, reportBlocks } from './report-blocks.ts';
import { titled } from './words.ts';

export const kindsOfPaper = ['agenda', 'minutes', 'actions', 'pack'] as const;
export type KindOfPaper = (typeof kindsOfPaper)[number];

export interface PaperInput {
  readonly meeting: Meeting;
  readonly partnership: Partnership;
  /** The meeting of the group before it whose minutes go into the pack, where there are any to read. */
  readonly last?: Meeting;
}

const names: Readonly<Record<KindOfPaper, string>> = {
  agenda: 'agenda',
  minutes: 'minutes',
  actions: 'action table',
  pack: 'pack',
};

/** A meeting's agenda, minutes, action table, or all of these with the papers for its items as one pack. Nothing where there are no minutes or action points to print. */
export const paperOf = (kind: KindOfPaper, input: PaperInput): Paper | undefined => {
  const { meeting, partnership } = input;
  if (kind === 'minutes' && meeting.minutesStatus === 'NONE') return undefined;
  if (kind === 'actions' && !hasActions(meeting)) return undefined;
  const title = titled(meeting, partnership, `${names[kind]} of ${shortDate(meeting.date)}`);
  const mark = markOf(isRestricted(kind, input), kind === 'minutes' ? meeting : undefined);
  return {
    title: `${title}, ${partnership.name}`,
    foot: `${partnership.name}. ${title}`,
    ...(mark && { mark }),
    blocks: blocksOf(kind, input),
  };
};

const blocksOf = (kind: KindOfPaper, input: PaperInput): readonly Block[] => {
  const { meeting, partnership } = input;
  switch (kind) {
    case 'agenda':
      return agendaBlocks(meeting, partnership);
    case 'minutes':
      return minutesBlocks(meeting, partnership);
    case 'actions':
      return actionsBlocks(meeting, partnership);
    case 'pack':
      return packBlocks(input);
  }
};

const packBlocks = ({ meeting, partnership, last }: PaperInput): readonly Block[] => [
  { type: 'letterhead', text: partnership.name },
  {
    type: 'heading',
    level: 1,
    cover: true,
    text: titled(meeting, partnership, `papers for ${shortDate(meeting.date)}`),
  },
  ...factsOf(meeting),
  { type: 'contents' },
  { type: 'new-page' },
  ...agendaBlocks(meeting, partnership),
  ...printable(meeting).flatMap((report) => [{ type: 'new-page' } as const, ...reportBlocks(report, meeting)]),
  ...(hasActions(meeting) ? [{ type: 'new-page' } as const, ...actionsBlocks(meeting, partnership)] : []),
  ...(last && last.minutesStatus !== 'NONE'
    ? [{ type: 'new-page' } as const, ...minutesBlocks(last, partnership)]
    : []),
];

/** Whether this paper must not be published. Agenda and pack name the reports, minutes and action table don't. */
const isRestricted = (kind: KindOfPaper, { meeting, last }: PaperInput): boolean => {
  const namesReports = kind === 'agenda' || kind === 'pack';
  return (
    [meeting, ...(kind === 'pack' && last ? [last] : [])].some(holdsRestricted) ||
    (namesReports && printable(meeting).some(({ current }) => current.restricted))
  );
};

const markOf = (restricted: boolean, minuted: Meeting | undefined): string | undefined => {
  const marks = [
    ...(restricted ? ['Restricted: not for publication'] : []),
    ...(minuted && draftWords(minuted) ? [draftWords(minuted)!] : []),
  ];
  return marks.length > 0 ? marks.join(' · ') : undefined;
};

/** `cambridge-city-2020-10-06-minutes`; one that must not be published says so in its name as well. */
export const fileNameOf = (kind: KindOfPaper, input: PaperInput): string => {
  const { meeting, partnership } = input;
  return `${partnership.slug}-${meeting.date}-${kind}${isRestricted(kind, input) ? '-restricted' : ''}`;
};
