import { isRefused } from '@csp/kernel';
import type { FilePerson, FileRole, MeetingFile, ReviewOutcome } from '@csp/meetings-contract';
import { agencyNamed } from './meeting-file.names.ts';
import { mostFindings, type FileWarning, type Findings } from './meeting-file.findings.ts';
import type { SomeoneForAWhile } from './meeting.attendance.ts';
import { isTime, type ScheduleMeeting } from './meeting.calendar.ts';
import { evolve } from './meeting.evolve.ts';
import type { MeetingRefusal } from './meeting.refusals.ts';
import { hasBegun, type Meeting } from './meeting.state.ts';
import { decideStep, type MeetingStep } from './meeting.ts';
import type { ListedAgency, RoleOfAgency } from './texts.ts';

/** What a meeting in a file is held against, as the partnership has it today. */
export interface KnownOfMeeting {
  readonly group: ScheduleMeeting['group'];
  readonly habits: ScheduleMeeting['habits'];
  readonly agencies: readonly ListedAgency[];
  readonly today: string;
  /** Whether the group has a meeting on that day already. */
  readonly meetsThen: boolean;
  /** As ordinary minutes are taken: the first running number, and the first number of a reference, that are free. */
  readonly runningFrom: number;
  readonly firstFreeNumber: number;
  readonly nextMeetingOn: string | null;
  /** References in the register, of the year of the meeting. */
  readonly references: ReadonlySet<string>;
  readonly underReview: readonly { readonly id: string; readonly reference: string; readonly closed: boolean }[];
}

/** Which part of a thing a refusal is about, where it can be about one only. */
const parts: Readonly<Record<string, string>> = {
  'no-owner': 'owners',
  'too-many-owners': 'owners',
  'too-many-leads': 'leads',
  'no-such-length': 'minutes',
  'verb-sets-nothing-off': 'verb',
  'no-such-count': 'public',
};

/** A meeting as it is entered from a file, step by step under the ordinary rules; what they refuse is noted by its place. */
export class Entering {
  readonly steps: MeetingStep[] = [];
  state: Meeting = { status: 'none' };
  /** Names that were noted: an agency is named many times. */
  private readonly noted = new Set<string>();

  constructor(
    readonly file: MeetingFile,
    readonly known: KnownOfMeeting,
    readonly findings: Findings,
    readonly newId: () => string,
  ) {}

  /** Whether the step was taken. */
  take(
    at: string,
    step: MeetingStep,
    partOf: (code: MeetingRefusal) => string | undefined = (code) => parts[code],
  ): boolean {
    if (this.findings.faults.length >= mostFindings) return false;
    const events = decideStep(step, this.state);
    if (isRefused(events)) {
      const part = partOf(events.refused);
      this.findings.fault([at, part].filter(Boolean).join('.'), events.refused);
      return false;
    }
    this.state = events.reduce<Meeting>(evolve, this.state);
    this.steps.push(step);
    return true;
  }

  /** The role with its agency as the partnership lists it; nothing where that can't be, which is noted. */
  role(at: string, { role, agency }: FileRole, mustBeListed = false): RoleOfAgency | undefined {
    if (agency === null) return { role, agency: null };
    const name = agencyNamed(agency, this.known.agencies);
    if (!name) {
      if (mustBeListed) return void this.findings.fault(`${at}.agency`, 'unknown-agency', agency);
      this.noteOnce(`${at}.agency`, 'agency-not-listed', agency, agency);
      return { role: `${role}, ${agency}`, agency: null };
    }
    const { found, other, added } = name;
    if (found.until !== null && found.until < this.file.date)
      return void this.findings.fault(`${at}.agency`, 'agency-left', found.name);
    if (other) this.noteOnce(`${at}.agency`, 'another-name', agency, found.name);
    return { role: added ? `${role}, ${added}` : role, agency: found };
  }

  private noteOnce(at: string, code: FileWarning, name: string, detail: string | null): void {
    if (!this.noted.has(name)) this.findings.warn(at, code, detail);
    this.noted.add(name);
  }

  roles(at: string, list: readonly FileRole[], mustBeListed = false): readonly RoleOfAgency[] | undefined {
    const found = list.map((one, index) => this.role(`${at}[${index}]`, one, mustBeListed));
    return found.every((one) => one !== undefined) ? found : undefined;
  }

  person(at: string, one: FilePerson, items: ReadonlyMap<string, string>): SomeoneForAWhile | undefined {
    const role = this.role(at, one);
    const stay = { fromItemId: null as string | null, untilItemId: null as string | null };
    for (const [key, number] of [
      ['fromItemId', one.from],
      ['untilItemId', one.until],
    ] as const) {
      if (number === null) continue;
      const id = items.get(number);
      if (id === undefined)
        return void this.findings.fault(`${at}.${key === 'fromItemId' ? 'from' : 'until'}`, 'unknown-item', number);
      stay[key] = id;
    }
    return role && { ...role, capacity: one.capacity, deputyFor: one.deputyFor, ...stay };
  }
}

/** Schedules it; without a day, times or a group there is nothing to go on with. */
export const enterDay = (entering: Entering, meetingId: string): boolean => {
  const { file, known, findings } = entering;
  const { date, startsAt, endsAt, place } = file;
  const { group, habits } = known;
  const step = {
    type: 'ScheduleMeeting',
    meetingId,
    group,
    habits,
    date,
    startsAt,
    endsAt,
    place,
    series: null,
  } as const;
  const taken = entering.take('', step, (code) => {
    if (code === 'no-such-date') return 'date';
    if (code === 'no-such-time') return isTime(date, startsAt) ? 'endsAt' : 'startsAt';
    if (code === 'ends-before-start') return 'endsAt';
    return code === 'unknown-group' || code === 'group-disbanded' ? 'group' : 'place';
  });
  if (taken && known.meetsThen) findings.warn('date', 'meets-then', date);
  return taken;
};

/** Its agenda; the ids of its items by their numbers in the file, and by their places in it. */
export interface EnteredItems {
  readonly byNumber: ReadonlyMap<string, string>;
  readonly byPlace: ReadonlyMap<string, string>;
}

export const enterAgenda = (entering: Entering): EnteredItems => {
  const { file, findings } = entering;
  const byNumber = new Map<string, string>();
  const byPlace = new Map<string, string>();
  const untitled: string[] = [];
  const enter = (
    at: string,
    parentId: string | null,
    number: string,
    item: MeetingFile['items'][number]['subItems'][number],
  ) => {
    const leads = entering.roles(`${at}.leads`, item.leads);
    const itemId = entering.newId();
    const { title, purpose, minutes: minutesAllotted, restrictedBecause } = item;
    if (title === null) untitled.push(number);
    if (item.number !== null && item.number !== number) findings.warn(`${at}.number`, 'another-number', number);
    const facts = { title: title ?? `Item ${number}`, purpose, leads: leads ?? [], minutesAllotted, restrictedBecause };
    if (!leads || !entering.take(at, { type: 'AddAgendaItem', itemId, parentId, ...facts })) return;
    byNumber.set(item.number ?? number, itemId);
    byPlace.set(at, itemId);
  };
  for (const [index, item] of file.items.entries()) {
    enter(`items[${index}]`, null, `${index + 1}`, item);
    const above = byPlace.get(`items[${index}]`);
    for (const [place, sub] of item.subItems.entries())
      if (above !== undefined) enter(`items[${index}].subItems[${place}]`, above, `${index + 1}.${place + 1}`, sub);
  }
  if (untitled.length > 0) findings.warn('items', 'no-title', untitled.join(', '));
  return { byNumber, byPlace };
};

/** What it made of earlier action points, as far as they are there. */
export const enterReviews = (entering: Entering): void => {
  const { file, known, findings, state } = entering;
  const { underReview, nextMeetingOn } = known;
  if (file.reviews.length > 0 && !hasBegun(state))
    findings.warn('reviews', 'reviews-without-minutes', file.reviews.map(({ reference }) => reference).join(', '));
  for (const [index, { reference, outcome, response, dueOn }] of file.reviews.entries()) {
    const at = `reviews[${index}]`;
    const point = underReview.findLast((one) => one.reference === reference);
    if (!point) findings.warn(`${at}.reference`, 'no-such-action-point', reference);
    if (!point || !hasBegun(state)) continue;
    const { id: actionPointId, ...under } = point;
    const said = { outcome: outcome satisfies ReviewOutcome, response, dueOn, nextMeetingOn };
    entering.take(at, { type: 'ReviewActionPoint', actionPointId, underReview: under, ...said }, (code) => {
      if (code === 'no-such-date') return 'dueOn';
      return code === 'closed-in-register' || code === 'open-in-register' ? 'outcome' : 'response';
    });
  }
};
