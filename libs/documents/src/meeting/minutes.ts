import { shortDate } from '@csp/kernel';
import type { Block, Column } from '../paper.ts';
import { actionPointsTable } from './actions.ts';
import { opening } from './agenda.ts';
import { commentBlocks } from './comments.ts';
import type { Attendance, Attendee, Decision, Item, Meeting, Paragraph, Partnership, Seal } from './meeting.ts';
import { attendeeWords, inWords, leadWords } from './words.ts';

/** How far the minutes are, as it stands on every page of a draft. */
export const draftWords = ({ minutesStatus }: Meeting): string | undefined => {
  if (minutesStatus === 'AGREED') return undefined;
  return minutesStatus === 'CIRCULATED' ? 'Circulated: not yet agreed' : 'Draft: not yet agreed';
};

export const minutesBlocks = (meeting: Meeting, partnership: Partnership): readonly Block[] => [
  ...opening(meeting, partnership, `minutes of ${shortDate(meeting.date)}`),
  { type: 'standing', text: standingWords(meeting) },
  ...attendanceBlocks(meeting.attendance),
  ...declarationBlocks(meeting),
  ...meeting.agenda.flatMap((item) => itemBlocks(item, meeting)),
  ...actionPointBlocks(meeting),
  ...(meeting.closedAt ? [{ type: 'paragraph', text: `The meeting closed at ${meeting.closedAt}.` } as const] : []),
  ...keyMessageBlocks(meeting),
  ...alterationBlocks(meeting),
  ...correctionBlocks(meeting),
  ...commentBlocks(meeting),
  ...sealBlocks(meeting, partnership),
];

const standingWords = (meeting: Meeting): string => {
  const { agreed } = meeting;
  if (!agreed) return draftWords(meeting) ?? 'Agreed';
  if (agreed.asCorrectRecord) return `Agreed as a correct record on ${shortDate(agreed.on)}`;
  const count = agreed.alterations.length;
  return `Agreed on ${shortDate(agreed.on)} with ${count} ${count === 1 ? 'alteration' : 'alterations'}, listed at the end`;
};

const capacities = [
  ['BOARD', 'board'],
  ['MEMBER', 'members'],
  ['OFFICER', 'officers'],
  ['OBSERVER', 'observers'],
  ['OTHER', 'others'],
] as const;

const attendanceBlocks = (attendance: Attendance | null | undefined): readonly Block[] => {
  if (!attendance?.recorded) return [];
  const { present, apologies, absent, publicCount } = attendance;
  return [
    { type: 'heading', level: 2, text: 'Attendance' },
    {
      type: 'columns',
      columns: [
        ...byCapacity('Present', present),
        ...byCapacity('Apologies', apologies),
        ...byCapacity('Absent', absent),
      ],
    },
    {
      type: 'paragraph',
      text:
        publicCount === 0 ? 'No members of the public were present.' : `Members of the public present: ${publicCount}`,
    },
  ];
};

const byCapacity = (list: string, people: readonly Attendee[]): readonly Column[] =>
  capacities.flatMap(([capacity, name]) => {
    const those = people.filter((one) => one.capacity === capacity);
    return those.length === 0 ? [] : [{ title: `${list}: ${name}`, lines: those.map(attendeeWords) }];
  });

const itemBlocks = (item: Item, meeting: Meeting): readonly Block[] => {
  const own = meeting.minutes.filter(({ itemId }) => itemId === item.id).flatMap((one) => minuted(one, meeting));
  const below = (item.subItems ?? []).flatMap((sub) => {
    const blocks = meeting.minutes.filter(({ itemId }) => itemId === sub.id).flatMap((one) => minuted(one, meeting));
    return blocks.length === 0 ? [] : [headingOf(sub, 3), ...blocks];
  });
  return own.length + below.length === 0 ? [] : [headingOf(item, 2), ...own, ...below];
};

const headingOf = ({ number, title, restricted }: Item, level: 2 | 3): Block => ({
  type: 'heading',
  level,
  number,
  text: restricted ? `${title} (restricted)` : title,
});

/** A paragraph with what came of it. */
const minuted = ({ id, number, text, before }: Paragraph, meeting: Meeting): readonly Block[] => [
  { type: 'paragraph', number, text, ...(before != null && { before }) },
  ...meeting.decisions
    .filter(({ paragraphId }) => paragraphId === id)
    .map((one): Block => ({ type: 'outcome', label: inWords(one.verb), text: decisionWords(one) })),
  ...meeting.actionPoints
    .filter(({ paragraph }) => paragraph === number)
    .map(({ reference, text: action, owners }): Block => ({
      type: 'outcome',
      label: `Action ${reference}`,
      text: `${action} (${owners.map(leadWords).join('; ')})`,
    })),
];

const decisionWords = ({ subject, caveat, recommendation, votes }: Decision): string => {
  const more = [
    ...(recommendation ? [`recommendation ${recommendation}`] : []),
    ...(votes ? [`votes for ${votes.for}, against ${votes.against}, abstained ${votes.abstained}`] : []),
  ];
  const words = caveat ? `${subject}, ${caveat}` : subject;
  return more.length > 0 ? `${words} (${more.join('; ')})` : words;
};

const declarationBlocks = ({ declarations }: Meeting): readonly Block[] =>
  declarations.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Declarations of interest' },
        {
          type: 'table',
          caption: 'Declarations of interest',
          head: ['Item', 'Who', 'Interest', 'What was done'],
          widths: [1.2, 5, 6, 4],
          rows: declarations.map(({ item, kind, nature, conduct, ...who }) => [
            item,
            leadWords(who),
            `${inWords(kind)}: ${nature}`,
            inWords(conduct),
          ]),
        },
      ];

const keyMessageBlocks = ({ keyMessages }: Meeting): readonly Block[] =>
  keyMessages.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Key messages' },
        ...keyMessages.map((text): Block => ({ type: 'paragraph', text })),
      ];

/** Beside the minutes, which stay as they were agreed. Numbers leave out those that whoever reads this may not see. */
const correctionBlocks = ({ agreed, sealed }: Meeting): readonly Block[] =>
  !agreed || agreed.corrections.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Corrections made since' },
        {
          type: 'table',
          caption: 'Corrections made since the minutes were agreed',
          head: ['No.', 'Paragraph', 'Correction', 'Made on', 'Seal'],
          widths: [1, 2, 6, 3, 4],
          rows: agreed.corrections.map(({ number, paragraph, text, on }) => {
            const seal = sealed?.corrections.find((one) => one.number === number)?.seal;
            return [String(number), paragraph, text, shortDate(on), seal ? shortSeal(seal) : ''];
          }),
        },
      ];

const actionPointBlocks = ({ actionPoints }: Meeting): readonly Block[] =>
  actionPoints.length === 0
    ? []
    : [{ type: 'heading', level: 2, text: 'Action points' }, actionPointsTable(actionPoints)];

const alterationBlocks = ({ agreed }: Meeting): readonly Block[] =>
  !agreed || agreed.alterations.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Alterations' },
        {
          type: 'table',
          caption: 'Alterations made when the minutes were agreed',
          head: ['Paragraph', 'Stood here before', 'As altered'],
          widths: [2, 7, 7],
          rows: agreed.alterations.map(({ paragraph, before, after }) => [paragraph, before, after]),
        },
      ];

/** `1a2b 3c4d 5e6f 7a8b`: enough to compare by eye. */
export const shortSeal = (seal: string): string => seal.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

const sealBlocks = ({ id, sealed }: Meeting, { slug }: Partnership): readonly Block[] =>
  sealed
    ? [
        {
          type: 'note',
          text: `Sealed as no. ${sealed.number} of this partnership: ${shortSeal(sealed.seal)}.${lastWords(sealed.corrections)} Whether a copy agrees with the seal, /public/verify tells of the file /public/${slug}/meetings/${id}/minutes.json.`,
        },
      ]
    : [];

/** The last seal stands for all corrections before it; it may be of one that isn't shown here. */
const lastWords = (corrections: readonly Seal[]): string => {
  const last = corrections.at(-1);
  return last ? ` Its corrections are sealed up to no. ${last.number}: ${shortSeal(last.seal)}.` : '';
};
