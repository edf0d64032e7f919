import type { MeetingFile } from '@csp/meetings-contract';
import { noteContradictions } from './meeting-file.contradictions.ts';
import { enterAgenda, enterDay, enterReviews, Entering, type KnownOfMeeting } from './meeting-file.entering.ts';
import { mostFindings, type FileFault, type FileFinding, type FileWarning } from './meeting-file.findings.ts';
import { enterAttendance, enterMinutes } from './meeting-file.minutes.ts';
import { named } from './meeting-file.names.ts';
import type { MeetingInFile } from './meeting-file.recognising.ts';
import type { Meeting } from './meeting.state.ts';
import type { MeetingStep } from './meeting.ts';

/** What a meeting in a file comes to. */
export interface MeetingRead {
  /** What would be entered, in order; to be imported when there are no faults. */
  readonly steps: readonly MeetingStep[];
  /** The meeting after these, as far as nothing is wrong with it. */
  readonly state: Meeting;
  readonly faults: readonly FileFinding<FileFault>[];
  readonly warnings: readonly FileFinding<FileWarning>[];
}

type Group = { readonly groupId: string; readonly name: string; readonly disbandedOn: string | null };

/** The group that met: the chosen one, or the one that the file names. */
export const groupOfFile = <Known extends Group>(
  { group }: MeetingFile,
  groups: readonly Known[],
  chosenId: string | null,
): Known | null =>
  (chosenId === null ? named(group ?? '', groups) : groups.find(({ groupId }) => groupId === chosenId)) ?? null;

/** Reads one meeting of a file under the rules that hold for those who enter one by hand. */
export const readMeeting = (
  meetingId: string,
  { file, findings: recognised }: MeetingInFile,
  known: KnownOfMeeting,
  newId: () => string,
): MeetingRead => {
  const findings = recognised.copy();
  const entering = new Entering(file, known, findings, newId);
  noteContradictions(file, known.today, findings);
  if (known.group && file.group !== null && known.group.name !== file.group.trim())
    findings.warn('group', 'two-names', `${file.group.trim()}; ${known.group.name}`);
  if (enterDay(entering, meetingId)) enterRest(entering);
  return {
    steps: entering.steps,
    state: entering.state,
    faults: findings.faults.slice(0, mostFindings),
    warnings: findings.warnings.slice(0, mostFindings),
  };
};

const enterRest = (entering: Entering): void => {
  const { file, known, findings } = entering;
  const items = enterAgenda(entering);
  const { minutes, agendaPublishedOn } = file;
  const publishedOn = agendaPublishedOn ?? (minutes ? known.today : null);
  const published =
    publishedOn !== null &&
    entering.take('', { type: 'PublishAgenda', publishedOn }, (code) =>
      code === 'empty-agenda' ? 'items' : 'agendaPublishedOn',
    );
  if (minutes && published && entering.take('', { type: 'OpenMeeting' })) {
    const decides = enterAttendance(entering, minutes, items);
    enterMinutes(entering, items, decides);
    enterReviews(entering);
    const { keyMessages: messages, closedAt } = minutes;
    entering.take('', { type: 'RecordKeyMessages', messages }, () => 'minutes.keyMessages');
    if (closedAt !== null) entering.take('', { type: 'CloseMeeting', closedAt }, () => 'minutes.closedAt');
    return;
  }
  enterReviews(entering);
  const first = file.items.findIndex(({ paragraphs, subItems }) =>
    [{ paragraphs }, ...subItems].some((one) => one.paragraphs.length > 0),
  );
  if (!minutes && first >= 0) findings.fault(`items[${first}]`, 'no-attendance');
};
