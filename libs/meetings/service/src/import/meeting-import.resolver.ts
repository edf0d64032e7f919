import {
  groupOfFile,
  meeting,
  meetingsInFile,
  readMeeting,
  type ImportMeeting,
  type KnownOfMeeting,
  type MeetingInFile,
  type MeetingRead,
} from '@csp/meetings-domain';
import {
  refusal,
  sha256,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { meetingPage, type MeetingPage } from '../meeting/meeting.page.ts';
import { eyesOf, loadMeeting } from '../meeting/meeting.reading.ts';
import type { FileRefusal } from './file-refusals.ts';
import { shownFinding } from './findings.ts';
import { importedMeetings } from './imported-meetings.view.ts';
import { knownOf } from './known.ts';

interface File {
  readonly text: string;
  readonly which?: number | null;
  readonly groupId?: string | null;
}

interface Import extends ActOptions {
  readonly file: File;
  readonly checked: string;
  readonly confirmed: boolean;
}

/** In characters (UTF-16 code units). */
const longestFile = 2_000_000;

interface Found {
  readonly meetingId: string;
  /** When each meeting of the file is. */
  readonly days: readonly string[];
  readonly one: MeetingInFile;
  readonly known: KnownOfMeeting;
  /** With ids that stand for those to come: the same file reads the same. */
  readonly read: MeetingRead;
  readonly checked: string;
  readonly imported: boolean;
}

type Unreadable = { readonly faults: MeetingRead['faults'] };

/** Looks at a file as things stand now. */
const look = async (here: Here, { text, which, groupId }: File): Promise<Found | Unreadable> => {
  const recognised =
    text.length > longestFile
      ? { faults: [{ place: '', code: 'too-long', detail: null } as const] }
      : meetingsInFile(text);
  if ('faults' in recognised) return recognised;
  const one = recognised.meetings[(which ?? 1) - 1];
  if (!one) return { faults: [{ place: '', code: 'no-meeting-file', detail: String(which) }] };
  // What it says names it: the same meeting is the same stream, whatever blanks are in its file.
  const meetingId = await sha256(JSON.stringify(one.file));
  const imported = (await here.rows(importedMeetings).get(meetingId)) !== undefined;
  const known = await knownOf(here, meetingId, one.file, (groups) => groupOfFile(one.file, groups, groupId ?? null));
  const read = readMeeting(meetingId, one, known, counting());
  const checked = await sha256(JSON.stringify([seenOf(read.state), read.faults, read.warnings]));
  const days = recognised.meetings.map(({ file }) => file.date);
  return { meetingId, days, one, known, read, checked, imported };
};

/** What somebody who checks it looks at: all of the meeting but the notice that its partnership asks for. */
const seenOf = (state: MeetingRead['state']): object =>
  state.status === 'none' ? state : { ...state, noticeWorkingDays: null };

const counting = (): (() => string) => {
  let made = 0;
  return () => `new-${++made}`;
};

/** Why a meeting that was checked isn't imported, if anything speaks against it. One that was before is for its stream to refuse. */
const faultOf = ({ imported, read, checked }: Found, input: Import): FileRefusal | undefined => {
  if (imported) return undefined;
  if (read.faults.length > 0) return 'file-has-faults';
  if (input.checked !== checked) return 'not-as-checked';
  return read.warnings.length > 0 && !input.confirmed ? 'not-confirmed' : undefined;
};

const shownCheck = (found: Found | Unreadable, asking: Asking) => {
  if (!('read' in found))
    return { checked: '', meetings: [], meeting: null, faults: found.faults.map(shownFinding), warnings: [] };
  const { meetingId, days, read, checked, imported } = found;
  const shown = { checked, meetings: days, importedAs: imported ? meetingId : null };
  // One that was imported isn't held against what it became.
  if (imported) return { ...shown, meeting: null, faults: [], warnings: [] };
  const { state, faults, warnings } = read;
  const row =
    state.status === 'none' ? null : { id: meetingId, version: 0, state, publishedAt: null, changesOfDate: [] };
  return {
    ...shown,
    meeting: row && meetingPage(row, eyesOf(asking)),
    faults: faults.map(shownFinding),
    warnings: warnings.map(shownFinding),
  };
};

const importing = (here: Here, { one, known, meetingId, imported }: Found, input: Import): ImportMeeting => {
  const { steps } = imported ? { steps: [] } : readMeeting(meetingId, one, known, () => here.newId(input.commandId));
  return { type: 'ImportMeeting', steps, importedOn: here.today(), firstFreeNumber: known.firstFreeNumber };
};

export const meetingImportResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    checkMeetingFile: async (_: unknown, { file }: { readonly file: File }, asking: Asking) =>
      shownCheck(await look(ports.of(asking), file), asking),
  },
  Mutation: {
    importMeeting: async (_: unknown, { input }: { readonly input: Import }, asking: Asking) => {
      const here = ports.of(asking);
      const found = await look(here, input.file);
      if (!('read' in found)) return refusal('not-a-meeting-file');
      const fault = faultOf(found, input);
      if (fault) return refusal(fault);
      const acted = await here.act(meeting, found.meetingId, importing(here, found, input), input);
      if (acted.kind === 'accepted') return loadMeeting(ports, found.meetingId, asking);
      // Another meeting has just taken a number: what was checked isn't what would be.
      return refusal(acted.code === 'reference-taken' ? 'not-as-checked' : acted.code);
    },
  },
  Meeting: {
    importedOn: async ({ id }: MeetingPage, _: unknown, asking: Asking) =>
      (await ports.of(asking).rows(importedMeetings).get(id))?.importedOn ?? null,
  },
});
