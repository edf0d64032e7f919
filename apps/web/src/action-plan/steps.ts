import type { ActionPoint } from './action-point.documents.ts';

export type Answering = 'acknowledge' | 'accept' | 'decline';
export type Step = 'update' | 'close' | 'carry' | 'reopen' | Answering | 'reassign' | 'date' | 'withdraw';

interface Words {
  readonly choice: string;
  /** The same, as a support officer says it of others. */
  readonly choiceForOthers?: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  /** What is said when nothing was typed; none where nothing need be. */
  readonly missing?: string;
  readonly done: string;
}

export const stepWords: Readonly<Record<Step, Words>> = {
  update: {
    choice: 'There is progress',
    label: 'Progress note',
    button: 'Add progress note',
    missing: 'Enter what was done',
    done: 'The note was added.',
  },
  close: {
    choice: 'It is done',
    label: 'Answer',
    hint: 'As the next meeting will read it',
    button: 'Close the action point',
    missing: 'Enter the answer',
    done: 'The action point is closed.',
  },
  acknowledge: {
    choice: 'We have seen it',
    choiceForOthers: 'An owner has seen it',
    label: 'Beside that (optional)',
    button: 'Say that it was seen',
    done: 'It is noted that the action point was seen.',
  },
  accept: {
    choice: 'We accept it',
    choiceForOthers: 'An owner accepts it',
    label: 'Beside that (optional)',
    button: 'Accept the action point',
    done: 'The action point was accepted.',
  },
  decline: {
    choice: 'We decline it',
    choiceForOthers: 'An owner declines it',
    label: 'Why it is declined',
    hint: 'The support officer will see it and decide who is to do it',
    button: 'Decline the action point',
    missing: 'Enter why it is declined',
    done: 'The action point was declined.',
  },
  carry: {
    choice: 'It is carried forward',
    label: 'Why (optional)',
    button: 'Carry forward',
    done: 'The action point was carried forward.',
  },
  date: {
    choice: 'Its due date changes',
    label: 'Why the date changes',
    button: 'Change the due date',
    missing: 'Enter why the date changes',
    done: 'The due date was changed.',
  },
  reassign: {
    choice: 'Others are to do it',
    label: 'Why others are to do it',
    button: 'Change the owners',
    missing: 'Enter why others are to do it',
    done: 'The owners were changed.',
  },
  withdraw: {
    choice: 'It was raised by mistake',
    label: 'Why it is withdrawn',
    button: 'Withdraw the action point',
    missing: 'Enter why it is withdrawn',
    done: 'The action point was withdrawn.',
  },
  reopen: {
    choice: 'It is not done after all',
    label: 'Why it is opened again',
    button: 'Reopen the action point',
    missing: 'Enter why it is opened again',
    done: 'The action point is open again.',
  },
};

export const isAnswer = (step: Step): step is Answering =>
  step === 'acknowledge' || step === 'accept' || step === 'decline';

type Said = ActionPoint['answers'][number]['answer'];

/** What an owner may still say: nobody has only seen what they accepted. */
const answersLeft = (said: Said): readonly Answering[] => {
  if (said === 'ACCEPTED') return ['decline'];
  if (said === 'DECLINED') return ['accept'];
  return said === 'ACKNOWLEDGED' ? ['accept', 'decline'] : ['accept', 'acknowledge', 'decline'];
};

/** Officers of an owning agency answer, report and close; support officers do that for them and decide on the rest. */
export const possibleSteps = (
  { status, meetingId }: Pick<ActionPoint, 'status' | 'meetingId'>,
  who: { readonly supportOfficer: boolean; readonly owning: readonly Said[] },
): readonly Step[] => {
  const { supportOfficer, owning } = who;
  if (status === 'WITHDRAWN') return [];
  // Minutes cite those of a meeting: they are taken out there.
  const withdrawing: readonly Step[] = meetingId === null ? ['withdraw'] : [];
  if (status === 'CLOSED') return supportOfficer ? ['reopen', ...withdrawing] : [];
  if (supportOfficer)
    return ['update', 'close', 'carry', 'date', 'reassign', 'acknowledge', 'accept', 'decline', ...withdrawing];
  if (owning.length === 0) return [];
  const answers = [...new Set(owning.flatMap(answersLeft))];
  return owning.includes(null) ? [...answers, 'update', 'close'] : ['update', 'close', ...answers];
};
