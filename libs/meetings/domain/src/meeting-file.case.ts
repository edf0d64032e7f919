import { onLondonClock } from '@csp/kernel';
import type {
  CaseRole,
  FileItem,
  FileParagraph,
  FilePerson,
  FileRole,
  MeetingCase,
  MeetingFile,
} from '@csp/meetings-contract';
import { Findings, placeOf } from './meeting-file.findings.ts';
import type { Dropped, MeetingInFile } from './meeting-file.recognising.ts';

type Agenda = NonNullable<MeetingCase['agenda']>;
type Minutes = NonNullable<MeetingCase['minutes']>;
type Item = MeetingFile['items'][number];

/** Where each part of a meeting stands in the case file: by its place in our own form. */
type Places = Map<string, string>;

/** The meetings of a case: its agenda and its minutes are two where their days differ. */
export const meetingsOfCase = (one: MeetingCase, dropped: readonly Dropped[]): readonly MeetingInFile[] => {
  const { agenda, minutes } = one;
  const together = agenda !== null && agenda.meeting === minutes?.meeting;
  const parts: readonly (readonly [Agenda | null, Minutes | null])[] = together
    ? [[agenda, minutes]]
    : [...(minutes ? [[null, minutes] as const] : []), ...(agenda ? [[agenda, null] as const] : [])];
  return parts.map(([its, held]) => meetingOf(one, its, held, dropped));
};

const meetingOf = (
  { partnership, actionReview }: MeetingCase,
  agenda: Agenda | null,
  minutes: Minutes | null,
  dropped: readonly Dropped[],
): MeetingInFile => {
  const places: Places = new Map();
  const findings = new Findings((place) => placeThere(places, place));
  const head = minutes ? 'minutes' : 'agenda';
  const { meeting = '', end = '' } = minutes ?? agenda ?? {};
  const [from, until] = [clock(meeting), clock(end)];
  for (const [ours, theirs] of [
    ...(['date', 'startsAt'] as const).map((name) => [name, 'meeting'] as const),
    ...[['endsAt', 'end'] as const, ['place', 'place'] as const],
  ])
    places.set(ours, `${head}.${theirs}`);
  places.set('group', 'partnership').set('agendaPublishedOn', head);
  places.set('items', minutes && !agenda ? 'minutes.paragraphs' : 'agenda.items');
  places.set('totalMinutes', 'agenda.totalMinutesStated');
  places.set('reviews', 'actionReview.rows');
  const reviewed = actionReview?.asOf === from.date ? actionReview.rows : [];
  const items = [...(agenda ? itemsOf(agenda, places) : [])];
  if (minutes) minute(minutes, items, places, findings);
  const heads = ['', head, ...(agenda ? ['agenda'] : []), ...(reviewed.length > 0 ? ['actionReview'] : [])];
  for (const { path, keys } of dropped)
    if (heads.includes(String(path[0] ?? ''))) findings.warn(`=${placeOf(path)}`, 'not-taken-in', keys.join(', '));
  return {
    findings,
    file: {
      ...{ group: partnership, date: from.date, startsAt: from.time, endsAt: until.time },
      ...{ place: minutes?.place ?? null, agendaPublishedOn: null, totalMinutes: agenda?.totalMinutesStated ?? null },
      items,
      reviews: reviewed.map(({ ref: reference, status, fact: response }) => ({
        ...{ reference, response, dueOn: null },
        outcome: status === 'carried forward' ? 'carried-forward' : status,
      })),
      minutes: minutes && heldOf(minutes, places),
    },
  };
};

/** By the longest beginning that is known there. `=` stands before what is a place of the case already. */
const placeThere = (places: Places, place: string): string => {
  if (place.startsWith('=')) return place.slice(1);
  for (
    let end = place.length;
    end > 0;
    end = Math.max(place.lastIndexOf('.', end - 1), place.lastIndexOf('[', end - 1))
  ) {
    const theirs = places.get(place.slice(0, end));
    if (theirs !== undefined) return theirs + place.slice(end);
  }
  return place;
};

const clock = (instant: string): { readonly date: string; readonly time: string } => {
  const at = Date.parse(instant);
  // What is no instant is refused as the day it isn't.
  return Number.isNaN(at) ? { date: instant, time: '' } : onLondonClock(at);
};

const roleOf = ({ role, agency }: CaseRole): FileRole => ({ role, agency });

const nothingSaid = { startsAt: null, endsAt: null, restrictedBecause: null } as const;

const itemsOf = ({ items }: Agenda, places: Places): readonly Item[] => {
  const shown = (
    { no, title, lead, minutes, purpose }: Omit<Agenda['items'][number], 'subItems'>,
    at: string,
  ): FileItem => {
    places.set(`${at}.number`, `${places.get(at)}.no`);
    places.set(`${at}.leads`, `${places.get(at)}.lead`);
    if (lead && !Array.isArray(lead)) places.set(`${at}.leads[0]`, `${places.get(at)}.lead`);
    const leads = (lead === null ? [] : Array.isArray(lead) ? lead : [lead]).map(roleOf);
    const its = purpose === 'verbal' ? 'verbal-update' : purpose;
    return { number: no, title, purpose: its, leads, minutes, ...nothingSaid, paragraphs: [] };
  };
  return items.map((item, index) => {
    const at = `items[${index}]`;
    places.set(at, `agenda.items[${index}]`);
    const subItems = item.subItems.map((sub, place) => {
      places.set(`${at}.subItems[${place}]`, `agenda.items[${index}].subItems[${place}]`);
      return shown(sub, `${at}.subItems[${place}]`);
    });
    return { ...shown(item, at), subItems };
  });
};

const untitled = (number: string): Item => ({
  ...{ number, title: null, purpose: null, leads: [], minutes: null, ...nothingSaid, paragraphs: [], subItems: [] },
});

/** Puts paragraphs under the items that their numbers name, with the decisions and action points that cite them. */
const minute = (minutes: Minutes, items: Item[], places: Places, findings: Findings): void => {
  const cited = new Map<string, Cited>();
  for (const [index, { no, fact }] of minutes.paragraphs.entries()) {
    const [top = '', sub] = no.split('.').slice(0, -1);
    const there = `minutes.paragraphs[${index}]`;
    const above = entryOf(items, top, 'items', places, there);
    const [item, place] = sub
      ? entryOf(above[0].subItems as Item[], `${top}.${sub}`, `${above[1]}.subItems`, places, there)
      : above;
    const ours = `${place}.paragraphs[${item.paragraphs.length}]`;
    places.set(ours, there).set(`${ours}.number`, `${there}.no`).set(`${ours}.text`, `${there}.fact`);
    const paragraph: FileParagraph = { number: no, text: fact, decisions: [], actions: [] };
    item.paragraphs.push(paragraph);
    cited.set(no, { paragraph, ours });
  }
  cite(minutes, cited, places, findings);
  listsAgainst(minutes, findings);
};

const entryOf = (list: Item[], number: string, before: string, places: Places, there: string): [Item, string] => {
  const found = list.findIndex((one) => one.number === number);
  const place = `${before}[${found < 0 ? list.length : found}]`;
  if (found < 0) {
    list.push(untitled(number));
    places.set(place, there).set(`${place}.number`, `${there}.no`);
  }
  return [list.at(found)!, place];
};

interface Cited {
  readonly paragraph: FileParagraph;
  readonly ours: string;
}

const cite = (
  { decisions, actionPoints }: Minutes,
  paragraphs: ReadonlyMap<string, Cited>,
  places: Places,
  findings: Findings,
): void => {
  for (const [index, { paragraph: no, verb, subject }] of decisions.entries()) {
    const there = `minutes.decisions[${index}]`;
    const found = paragraphs.get(no);
    if (!found) {
      findings.fault(`=${there}.paragraph`, 'unknown-paragraph', no);
      continue;
    }
    places.set(`${found.ours}.decisions[${found.paragraph.decisions.length}]`, there);
    found.paragraph.decisions.push({ verb, subject, caveat: null, recommendation: null, votes: null });
  }
  for (const [index, { paragraph: no, ref, owner, action, ownerFrom }] of actionPoints.entries()) {
    const there = `minutes.actionPoints[${index}]`;
    if (ownerFrom !== null) findings.warn(`=${there}.owner`, 'owner-not-in-minute', ownerFrom);
    const found = paragraphs.get(no);
    if (!found) {
      findings.fault(`=${there}.paragraph`, 'unknown-paragraph', no);
      continue;
    }
    const ours = `${found.ours}.actions[${found.paragraph.actions.length}]`;
    places.set(ours, there).set(`${ours}.reference`, `${there}.ref`).set(`${ours}.text`, `${there}.action`);
    places.set(`${ours}.owners`, `${there}.owner`).set(`${ours}.owners[0]`, `${there}.owner`);
    found.paragraph.actions.push({ reference: ref, text: action, owners: [roleOf(owner)], dueOn: null });
  }
};

/** What paragraphs say of decisions and action points, against the lists of them. */
const listsAgainst = ({ paragraphs, decisions, actionPoints }: Minutes, findings: Findings): void => {
  for (const [index, { no, decision, action }] of paragraphs.entries()) {
    const place = `=minutes.paragraphs[${index}]`;
    if (decision !== decisions.some(({ paragraph }) => paragraph === no))
      findings.warn(`${place}.decision`, 'minute-and-list-differ', no);
    const listed = actionPoints.filter(({ paragraph }) => paragraph === no).map(({ ref }) => ref);
    if (action === null ? listed.length > 0 : !listed.includes(action))
      findings.warn(`${place}.action`, 'minute-and-list-differ', [action ?? no, ...listed].join(', '));
  }
};

const heldOf = (minutes: Minutes, places: Places): NonNullable<MeetingFile['minutes']> => {
  const { attendance, apologies, paragraphs } = minutes;
  const listed = (
    ours: 'present' | 'apologies',
    lists: readonly (readonly [string, readonly CaseRole[], FilePerson['capacity']])[],
  ): FilePerson[] => {
    const all: FilePerson[] = [];
    for (const [theirs, list, capacity] of lists)
      for (const [index, someone] of list.entries()) {
        places.set(`minutes.${ours}[${all.length}]`, `minutes.${theirs}[${index}]`);
        all.push({ ...roleOf(someone), capacity, deputyFor: null, from: null, until: null });
      }
    return all;
  };
  places.set('minutes.present', 'minutes.attendance').set('minutes.public', 'minutes.attendance.public');
  return {
    present: listed('present', [
      ['attendance.board', attendance.board, 'board'],
      ['attendance.members', attendance.members, 'member'],
    ]),
    apologies: listed('apologies', [
      ['apologies.board', apologies.board, 'board'],
      ['apologies.members', apologies.members, 'member'],
      ['apologies.others', apologies.others, 'other'],
    ]),
    ...{ absent: [], interests: [], keyMessages: [], public: attendance.public },
    closedAt: /^closed (\d{2}:\d{2})$/.exec(paragraphs.at(-1)?.fact ?? '')?.[1] ?? null,
  };
};
