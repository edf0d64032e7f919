import { useState } from 'react';
import type { Mistake } from '../design/error-summary.tsx';
import type { MeetingCommand } from './commands.ts';
import type { Meeting } from './meeting.documents.ts';
import { useMeetingDesk } from './meeting-desk.tsx';

/** A change that a form waits for: its refusal is said by the form, which keeps what was typed. */
export const useStep = () => {
  const { send, meeting, dismiss } = useMeetingDesk();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [busy, setBusy] = useState(false);
  const run = async (command: MeetingCommand): Promise<Meeting | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    setMistakes([]);
    const { commandId, answered } = send(command, meeting);
    const answer = await answered;
    setBusy(false);
    if (answer.kind === 'done') return answer.value;
    if (answer.kind === 'refused') setMistakes([{ text: answer.message }]);
    dismiss(commandId);
    return undefined;
  };
  return { run, busy, mistakes, setMistakes };
};
