import { isLocalDate, isLocalTime, minutesBetween, type LocalDate, type LocalTime } from '@csp/kernel';
import type { FileItem, MeetingFile } from '@csp/meetings-contract';
import type { Findings } from './meeting-file.findings.ts';
import { groupNamesIn, mayBeOneGroup } from './meeting-file.names.ts';

/** Where something stands in our own form, and what. */
interface Placed<Thing> {
  readonly at: string;
  readonly thing: Thing;
}

const placedIn = <Thing>(list: string, things: readonly Thing[]): readonly Placed<Thing>[] =>
  things.map((thing, index) => ({ at: `${list}[${index}]`, thing }));

/** Items and sub-items in the order they are read. */
export const itemsOf = ({ items }: MeetingFile): readonly Placed<FileItem>[] =>
  placedIn('items', items).flatMap((item) => [item, ...placedIn(`${item.at}.subItems`, item.thing.subItems)]);

/** Notes what a file says that can't all be so, before it is held against anything else. */
export const noteContradictions = (file: MeetingFile, today: LocalDate, findings: Findings): void => {
  noteTimes(file, findings);
  noteDays(file, today, findings);
  noteNames(file, findings);
};

const noteTimes = (file: MeetingFile, findings: Findings): void => {
  const { startsAt, endsAt, totalMinutes } = file;
  const items = itemsOf(file);
  const sum = items.reduce((all, { thing }) => all + (thing.minutes ?? 0), 0);
  if (totalMinutes !== null && totalMinutes !== sum)
    findings.warn('totalMinutes', 'total-not-the-sum', `${totalMinutes}; ${sum}`);
  if (!isLocalTime(startsAt) || !isLocalTime(endsAt)) return;
  const length = minutesBetween(startsAt, endsAt);
  const allots = items.some(({ thing }) => thing.minutes !== null);
  if (allots && sum !== length) findings.warn('items', 'times-dont-add-up', `${sum} of ${length} minutes`);
  // Items that have sub-items hold their times as well: only what stands side by side can overlap.
  const top = placedIn('items', file.items);
  noteOverlaps(top, file, findings);
  for (const { at, thing } of top) noteOverlaps(placedIn(`${at}.subItems`, thing.subItems), file, findings);
};

const noteOverlaps = (items: readonly Placed<FileItem>[], meeting: MeetingFile, findings: Findings): void => {
  let until: LocalTime = meeting.startsAt;
  for (const { at, thing } of items) {
    const { startsAt, endsAt, minutes } = thing;
    if (startsAt === null || !isLocalTime(startsAt)) continue;
    const span = endsAt !== null && isLocalTime(endsAt) ? minutesBetween(startsAt, endsAt) : minutes;
    if (endsAt !== null && span !== null && (span < 0 || (minutes !== null && minutes !== span)))
      findings.warn(`${at}.endsAt`, 'times-dont-add-up', `${startsAt}–${endsAt}; ${minutes ?? 0} minutes`);
    const ends = endsAt ?? later(startsAt, minutes ?? 0);
    if (startsAt < meeting.startsAt || ends > meeting.endsAt)
      findings.warn(
        `${at}.startsAt`,
        'outside-the-meeting',
        `${startsAt}–${ends}; ${meeting.startsAt}–${meeting.endsAt}`,
      );
    else if (startsAt < until) findings.warn(`${at}.startsAt`, 'items-overlap', `${startsAt}; ${until}`);
    if (ends > until) until = ends;
  }
};

const later = (time: LocalTime, minutes: number): LocalTime => {
  const at = minutesBetween('00:00', time) + Math.trunc(minutes);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
};

const noteDays = ({ date, agendaPublishedOn, minutes }: MeetingFile, today: LocalDate, findings: Findings): void => {
  if (agendaPublishedOn !== null && isLocalDate(agendaPublishedOn) && agendaPublishedOn > date)
    findings.warn('agendaPublishedOn', 'published-after-meeting', agendaPublishedOn);
  if (!minutes) return;
  if (isLocalDate(date) && date > today) findings.warn('date', 'not-yet', date);
  if (agendaPublishedOn === null) findings.warn('agendaPublishedOn', 'publication-unknown');
  if (minutes.closedAt === null) findings.warn('minutes.closedAt', 'no-closing-time');
};

/** Each is held against all before it. */
const mostNames = 50;

/** Two names of what may be one group, in its texts or in these and as the group that met. */
const noteNames = (file: MeetingFile, findings: Findings): void => {
  const seen: string[] = file.group === null ? [] : [file.group];
  for (const { at, text } of textsOf(file))
    for (const name of groupNamesIn(text)) {
      if (seen.length >= mostNames) return;
      if (seen.includes(name)) continue;
      const other = seen.find((one) => mayBeOneGroup(one, name));
      if (other !== undefined) findings.warn(at, 'two-names', `${other}; ${name}`);
      seen.push(name);
    }
};

const textsOf = (file: MeetingFile): readonly { readonly at: string; readonly text: string }[] =>
  itemsOf(file).flatMap(({ at, thing: { title, paragraphs } }) => [
    { at: `${at}.title`, text: title ?? '' },
    ...paragraphs.flatMap(({ text, decisions, actions }, index) => [
      { at: `${at}.paragraphs[${index}].text`, text },
      ...decisions.map(({ subject }, place) => ({
        at: `${at}.paragraphs[${index}].decisions[${place}].subject`,
        text: subject,
      })),
      ...actions.map((action, place) => ({
        at: `${at}.paragraphs[${index}].actions[${place}].text`,
        text: action.text,
      })),
    ]),
  ]);
