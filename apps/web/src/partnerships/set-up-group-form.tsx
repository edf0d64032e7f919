import { useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { partnershipQuery } from '../app/partnership.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { DateField, TextField } from '../design/field.tsx';
import { useCommand } from '../graph/use-command.ts';
import { setUpGroup } from './settings.documents.ts';

const empty = { name: '', kind: '', cadence: '', setUpOn: '' };

export const SetUpGroupForm = () => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(setUpGroup);
  const client = useClient();
  const announce = useAnnounce();
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(fields.name.trim() ? [] : [{ field: 'group-name', text: 'Enter the name of the group' }]),
      ...(fields.kind.trim() ? [] : [{ field: 'group-kind', text: 'Enter what kind of group it is' }]),
    ];
    setWrong(found);
    if (found.length > 0 || busy) return;
    const group = await run({
      name: fields.name.trim(),
      kind: fields.kind.trim(),
      cadence: fields.cadence.trim() || null,
      setUpOn: fields.setUpOn || null,
    });
    if (!group) return;
    setFields(empty);
    announce('The group is set up.');
    client.query(partnershipQuery, {}, { requestPolicy: 'network-only' }).toPromise();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <TextField
        id="group-name"
        label="Name"
        value={fields.name}
        onValue={(name) => set({ name })}
        error={mistakeAt(mistakes, 'group-name')}
      />
      <TextField
        id="group-kind"
        label="Kind"
        hint="For example, delivery group or task and finish group"
        value={fields.kind}
        onValue={(kind) => set({ kind })}
        error={mistakeAt(mistakes, 'group-kind')}
        width={20}
      />
      <TextField
        id="group-cadence"
        label="How often it meets (optional)"
        value={fields.cadence}
        onValue={(cadence) => set({ cadence })}
        width={20}
      />
      <DateField
        id="group-from"
        label="Set up on (optional)"
        value={fields.setUpOn}
        onValue={(setUpOn) => set({ setUpOn })}
      />
      <SubmitButton busy={busy}>Set up the group</SubmitButton>
    </form>
  );
};
