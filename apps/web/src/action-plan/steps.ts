export type Step = 'update' | 'close' | 'carry' | 'reopen';

interface Words {
  readonly choice: string;
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
  carry: {
    choice: 'It is carried forward',
    label: 'Why (optional)',
    button: 'Carry forward',
    done: 'The action point was carried forward.',
  },
  reopen: {
    choice: 'It is not done after all',
    label: 'Why it is opened again',
    button: 'Reopen the action point',
    missing: 'Enter why it is opened again',
    done: 'The action point is open again.',
  },
};

/** Officers of an owning agency report and close; support officers do that and decide on the rest. */
export const possibleSteps = (
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED',
  { supportOfficer, owning }: { readonly supportOfficer: boolean; readonly owning: boolean },
): readonly Step[] => {
  if (status === 'CLOSED') return supportOfficer ? ['reopen'] : [];
  if (supportOfficer) return ['update', 'close', 'carry'];
  return owning ? ['update', 'close'] : [];
};
