import type { FileItem, FileParagraph, MeetingFile } from '@csp/meetings-contract';
import { referenceOf, runningNumberOf, seriesOf } from './action-references.ts';
import { itemsOf } from './meeting-file.contradictions.ts';
import type { EnteredItems, Entering } from './meeting-file.entering.ts';
import { hasBegun, type Sitting } from './meeting.state.ts';
import { quorumOf } from './quorum.ts';
import type { RoleOfAgency } from './texts.ts';

type Held = NonNullable<MeetingFile['minutes']>;
type Action = FileParagraph['actions'][number];

/** Who was there, and in whose interest what was. Whether it is known: nothing can be decided otherwise. */
export const enterAttendance = (entering: Entering, held: Held, { byNumber }: EnteredItems): boolean => {
  const { findings } = entering;
  const listed = (name: 'present' | 'apologies' | 'absent') =>
    held[name].map((one, index) => entering.person(`minutes.${name}[${index}]`, one, byNumber));
  const [present, apologies, absent] = [listed('present'), listed('apologies'), listed('absent')];
  const all = [...present, ...apologies, ...absent];
  if (!all.every((one) => one !== undefined)) return false;
  const there = new Set(present.flatMap((one) => (one?.capacity === 'board' ? (one.agency?.agencyId ?? []) : [])));
  for (const [name, list] of [
    ['apologies', apologies],
    ['absent', absent],
  ] as const)
    for (const [index, one] of list.entries())
      if (one?.capacity === 'board' && one.agency && there.has(one.agency.agencyId))
        findings.warn(`minutes.${name}[${index}]`, 'there-and-away', one.agency.name);
  const lists = { present: sure(present), apologies: sure(apologies), absent: sure(absent) };
  if (!entering.take('minutes', { type: 'RecordAttendance', ...lists, publicCount: held.public })) return false;
  for (const [index, { item, ...interest }] of held.interests.entries()) {
    const at = `minutes.interests[${index}]`;
    const role = entering.role(at, interest);
    const itemId = byNumber.get(item);
    if (itemId === undefined) findings.fault(`${at}.item`, 'unknown-item', item);
    else if (role) {
      const who = { role: role.role, agencyId: role.agency?.agencyId ?? null };
      const { kind, nature, conduct } = interest;
      entering.take(at, {
        type: 'DeclareInterest',
        declarationId: entering.newId(),
        itemId,
        ...who,
        kind,
        nature,
        conduct,
      });
    }
  }
  noteQuorum(entering);
  return true;
};

const sure = <Thing>(list: readonly (Thing | undefined)[]): readonly Thing[] => list.filter((one) => one !== undefined);

const noteQuorum = ({ state, findings }: Entering): void => {
  if (!hasBegun(state)) return;
  const { met, present, required, notMetFor } = quorumOf(state);
  if (!met) findings.warn('minutes.present', 'quorum-not-met', `${present} of ${required}`);
  else if (notMetFor.length > 0) findings.warn('minutes.present', 'quorum-not-met', notMetFor.join(', '));
};

/** What was minuted, item by item. `decides`: whether it is known who was there. */
export const enterMinutes = (entering: Entering, { byPlace }: EnteredItems, decides: boolean): void => {
  const numbers = new Set<string>();
  for (const { at, thing } of itemsOf(entering.file)) {
    const itemId = byPlace.get(at);
    if (itemId === undefined) continue;
    for (const [index, paragraph] of thing.paragraphs.entries())
      enterParagraph(entering, { at: `${at}.paragraphs[${index}]`, itemId, item: thing, decides, numbers }, paragraph);
  }
};

interface Place {
  readonly at: string;
  readonly itemId: string;
  readonly item: FileItem;
  readonly decides: boolean;
  /** References of the file so far. */
  readonly numbers: Set<string>;
}

const isNumber = /^\d{1,6}$/;

const enterParagraph = (
  entering: Entering,
  place: Place,
  { number, text, decisions, actions }: FileParagraph,
): void => {
  const { known, findings } = entering;
  const paragraphId = entering.newId();
  // Numbers that run on leave out what meetings took that aren't here.
  const runningFrom = Math.max(known.runningFrom, number !== null && isNumber.test(number) ? Number(number) : 1);
  const step = { type: 'AddMinute', paragraphId, itemId: place.itemId, text, runningFrom } as const;
  if (!entering.take(place.at, step, (code) => (code === 'has-sub-items' ? undefined : 'text'))) return;
  const given = sittingOf(entering).paragraphs.find(({ id }) => id === paragraphId)?.number;
  if (number !== null && given !== undefined && given !== number)
    findings.warn(`${place.at}.number`, 'another-number', given);
  for (const [index, decision] of (place.decides ? decisions : []).entries()) {
    const at = `${place.at}.decisions[${index}]`;
    const nothingSetOff = { setsOff: null, group: null };
    entering.take(
      at,
      { type: 'RecordDecision', decisionId: entering.newId(), paragraphId, ...decision, ...nothingSetOff },
      (code) => (code === 'no-such-count' ? 'votes' : undefined),
    );
  }
  for (const [index, action] of actions.entries())
    enterAction(entering, { ...place, at: `${place.at}.actions[${index}]` }, paragraphId, action);
};

const sittingOf = ({ state }: Entering): Sitting => {
  if (!hasBegun(state)) throw new Error('Minutes are entered once the meeting has begun.');
  return state;
};

const enterAction = (entering: Entering, place: Place, paragraphId: string, action: Action): void => {
  const { known, findings } = entering;
  const { at, numbers } = place;
  const reference = action.reference?.trim() || null;
  const { text, firstFreeNumber, fault } = referenced(entering, place, action.text, reference);
  if (fault) findings.fault(`${at}.reference`, fault, reference);
  if (reference !== null) numbers.add(reference);
  const owners = entering.roles(`${at}.owners`, action.owners, true);
  if (!owners || fault) return;
  noteOwners(entering, place, owners);
  const { dueOn } = action;
  if (dueOn !== null && dueOn < entering.file.date) findings.warn(`${at}.dueOn`, 'due-before-meeting', dueOn);
  const step = {
    type: 'MinuteActionPoint',
    actionPointId: entering.newId(),
    paragraphId,
    text,
    owners,
    dueOn,
  } as const;
  entering.take(at, { ...step, nextMeetingOn: known.nextMeetingOn, firstFreeNumber }, (code) => {
    if (code === 'no-such-date') return 'dueOn';
    return code === 'no-owner' || code === 'too-many-owners' || code === 'owner-without-agency' ? 'owners' : undefined;
  });
};

const mostOfOne = 9_999;

/** The file's reference is kept where it follows the scheme and comes after the others; otherwise the text says how the papers call it. */
const referenced = (entering: Entering, { at, numbers }: Place, text: string, reference: string | null) => {
  const { known, findings } = entering;
  const { actionReferences: scheme, date, lastReference } = sittingOf(entering);
  const base = known.firstFreeNumber;
  const unchanged = { text, firstFreeNumber: base, fault: undefined };
  if (reference === null) return unchanged;
  if (numbers.has(reference)) return { ...unchanged, fault: 'reference-twice' as const };
  if (known.references.has(reference)) return { ...unchanged, fault: 'reference-in-register' as const };
  const number = reference.startsWith(seriesOf(scheme, date)) ? runningNumberOf(reference) : 0;
  const wanted = number <= mostOfOne && referenceOf(scheme, date, number) === reference ? number : 0;
  const firstFreeNumber = Math.max(base, wanted);
  const given = Math.max(lastReference + 1, firstFreeNumber);
  if (given === wanted) return { ...unchanged, firstFreeNumber };
  findings.warn(`${at}.reference`, 'another-reference', referenceOf(scheme, date, Math.max(lastReference + 1, base)));
  return { ...unchanged, text: `${text.trim()} (in the papers: ${reference})` };
};

/** Who is to do something stands somewhere in the minutes: as present, excused, away or leading the item. */
const noteOwners = ({ findings, state }: Entering, { at, item }: Place, owners: readonly RoleOfAgency[]): void => {
  const attendance = hasBegun(state) ? state.attendance : null;
  if (!attendance) return;
  const listed = new Set(
    [...attendance.present, ...attendance.apologies, ...attendance.absent].map((one) => one.agencyId),
  );
  const leads = new Set(item.leads.map(({ agency }) => agency));
  for (const [index, { agency }] of owners.entries())
    if (agency && !listed.has(agency.agencyId) && !leads.has(agency.name))
      findings.warn(`${at}.owners[${index}]`, 'owner-not-in-minute', agency.name);
};
