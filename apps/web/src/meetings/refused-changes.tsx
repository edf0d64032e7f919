import { useNavigate } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { putDraft } from '../storage/drafts.ts';
import type { RefusedEntry } from '../graph/outbox.ts';
import { itemsOf, type MeetingCommand } from './commands.ts';
import type { Meeting } from './meeting.documents.ts';
import { useMeetingDesk } from './meeting-desk.tsx';
import { attachmentDraft, composerDraft, revisionDraft } from './draft-names.ts';
import { emptyAttachment } from './minutes/attachment-form.ts';
import { decisionState } from './minutes/decision-input.ts';

/** What was sent in the background and refused: said once, with the words that were typed and the way back to them. */
export const RefusedChanges = () => {
  const { outbox, meeting } = useMeetingDesk();
  // Forms that wait for their answer say it themselves.
  const silent = outbox.refused.filter(({ entry }) => inBackground.has(entry.command.type));
  if (silent.length === 0) return null;
  return (
    <ErrorSummary mistakes={silent.map(({ message, entry }) => ({ text: sentence(entry.command, meeting, message) }))}>
      {silent.map((refused) => (
        <WayBack key={refused.entry.commandId} refused={refused} />
      ))}
    </ErrorSummary>
  );
};

export const inBackground = new Set<MeetingCommand['type']>([
  'addMinute',
  'reviseMinute',
  'removeMinute',
  'recordDecision',
  'withdrawDecision',
  'minuteActionPoint',
  'withdrawMinutedActionPoint',
  'moveAgendaItem',
  'removeAgendaItem',
]);

const sentence = (command: MeetingCommand, meeting: Meeting, message: string): string => {
  switch (command.type) {
    case 'addMinute': {
      const item = itemsOf(meeting).find(({ id }) => id === command.input.itemId);
      return `The paragraph for item ${item?.number ?? ''} was not added. ${message}`;
    }
    case 'reviseMinute':
      return `The paragraph was not changed. ${message}`;
    case 'removeMinute':
      return `The paragraph was not removed. ${message}`;
    case 'recordDecision':
      return `The decision on ${command.input.subject} was not recorded. ${message}`;
    case 'minuteActionPoint':
      return `The action point “${command.input.text}” was not recorded. ${message}`;
    case 'withdrawDecision':
      return `The decision was not taken out. ${message}`;
    case 'withdrawMinutedActionPoint':
      return `The action point was not taken out. ${message}`;
    default:
      return message;
  }
};

const typedText = (command: MeetingCommand): string | undefined =>
  command.type === 'addMinute' || command.type === 'reviseMinute' || command.type === 'minuteActionPoint'
    ? command.input.text
    : undefined;

/** Puts what was typed back where it was typed. False where nothing was. */
const putBack = (command: MeetingCommand, scope: string): boolean => {
  switch (command.type) {
    case 'addMinute':
      putDraft(composerDraft(scope, command.input.itemId), command.input.text);
      return true;
    case 'reviseMinute':
      putDraft(revisionDraft(scope, command.input.paragraphId), command.input.text);
      return true;
    case 'recordDecision': {
      const state = { ...emptyAttachment, ...decisionState(command.input), kind: 'decision' };
      putDraft(attachmentDraft(scope), JSON.stringify(state));
      return true;
    }
    case 'minuteActionPoint': {
      const { dueOn, ...input } = command.input;
      putDraft(
        attachmentDraft(scope),
        JSON.stringify({ ...emptyAttachment, ...input, dueOn: dueOn ?? '', kind: 'action-point' }),
      );
      return true;
    }
    default:
      return false;
  }
};

const hasTyped = ({ type }: MeetingCommand): boolean =>
  type === 'addMinute' || type === 'reviseMinute' || type === 'recordDecision' || type === 'minuteActionPoint';

/** The item whose minutes show it. */
const itemIdOf = (command: MeetingCommand, { minutes }: Meeting): string | undefined => {
  if (command.type === 'addMinute') return command.input.itemId;
  if (!('paragraphId' in command.input)) return undefined;
  const { paragraphId } = command.input;
  return minutes.find(({ id }) => id === paragraphId)?.itemId;
};

const WayBack = ({ refused }: { readonly refused: RefusedEntry<MeetingCommand> }) => {
  const { draftScope, dismiss, meeting } = useMeetingDesk();
  const { path } = usePartnership();
  const navigate = useNavigate();
  const { command, commandId } = refused.entry;
  const text = typedText(command);
  const goBack = () => {
    putBack(command, draftScope);
    const item = itemIdOf(command, meeting);
    dismiss(commandId);
    void navigate(`${path}/meetings/${meeting.id}/minutes${item ? `?item=${item}` : ''}`, { state: commandId });
  };
  return (
    <div className="app-refused">
      {text && <blockquote className="app-refused__text">{text}</blockquote>}
      {hasTyped(command) && (
        <Button look="secondary" onClick={goBack}>
          Put it back where I typed it
        </Button>
      )}
      <Button look="link" onClick={() => dismiss(commandId)}>
        {hasTyped(command) ? 'Discard it' : 'Close this message'}
      </Button>
    </div>
  );
};
