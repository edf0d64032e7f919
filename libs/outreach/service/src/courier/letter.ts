import { shortDate, type Letter, type LocalDate } from '@csp/kernel';
import type { Saying } from '@csp/outreach-contract';

export interface LetterPoint {
  readonly kind: Saying;
  readonly reference: string;
  readonly text: string;
  readonly roles: readonly string[];
  readonly dueOn: LocalDate | null;
  /** Where it can be answered, once. */
  readonly answerAt: string;
}

export interface Contents {
  readonly to: string;
  readonly messageId: string;
  readonly partnershipName: string;
  readonly agencyName: string;
  readonly points: readonly LetterPoint[];
  readonly linkDays: number;
}

const words: Readonly<Record<Saying, { readonly counted: string; readonly heading: string }>> = {
  new: { counted: 'new', heading: 'New' },
  overdue: { counted: 'overdue', heading: 'Overdue' },
  'due-soon': { counted: 'due soon', heading: 'Due within seven days' },
  unanswered: { counted: 'not answered', heading: 'Not answered yet' },
};
const inOrder = Object.keys(words) as Saying[];

const due = ({ dueOn }: LetterPoint): string => (dueOn ? `due ${shortDate(dueOn)}` : 'due at the next meeting');

/** A header is one line, whatever was written into a name. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\r?\n/g, '<br>');

/** A day's mail to one agency, in plain text and as HTML without pictures, scripts or anything that tells who reads it. */
export const letterOf = (contents: Contents): Letter => {
  const { to, messageId, agencyName, points } = contents;
  const groups = inOrder
    .map((kind) => ({ ...words[kind], points: points.filter((point) => point.kind === kind) }))
    .filter((group) => group.points.length > 0);
  const counts = groups.map((group) => `${group.points.length} ${group.counted}`).join(', ');
  const subject = `Action points for ${oneLine(agencyName)}: ${counts}`;
  return { to, messageId, subject, text: asText(contents, groups), html: asHtml(contents, groups, subject) };
};

type Groups = readonly { readonly heading: string; readonly points: readonly LetterPoint[] }[];

const opening = ({ partnershipName, agencyName }: Contents): string =>
  `${partnershipName} has these action points for ${agencyName}.`;
const closing = ({ linkDays }: Contents): string =>
  `Each link opens a page where you can report on that one point without signing in. It works once, for ${linkDays} days. ` +
  'Please do not pass it on outside your agency. The support officer of the partnership can change the address this is sent to.';

const asText = (contents: Contents, groups: Groups): string =>
  [
    opening(contents),
    ...groups.flatMap(({ heading, points }) => [
      heading.toUpperCase(),
      ...points.map((point) =>
        [
          `${point.reference} (${due(point)}; ${point.roles.join(', ')})`,
          point.text,
          `Report on it: ${point.answerAt}`,
        ].join('\n'),
      ),
    ]),
    closing(contents),
    '',
  ].join('\n\n');

const asHtml = (contents: Contents, groups: Groups, title: string): string => {
  const item = (point: LetterPoint) =>
    `<li><p><strong>${escaped(point.reference)}</strong> (${due(point)}; ${escaped(point.roles.join(', '))})<br>${escaped(point.text)}</p>` +
    `<p><a href="${escaped(point.answerAt)}">Report on ${escaped(point.reference)}</a></p></li>`;
  const group = ({ heading, points }: Groups[number]) => `<h2>${heading}</h2><ul>${points.map(item).join('')}</ul>`;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>` +
    `<p>${escaped(opening(contents))}</p>${groups.map(group).join('')}<p>${escaped(closing(contents))}</p></body></html>\n`
  );
};
