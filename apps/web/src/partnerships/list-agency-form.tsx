import { useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { partnershipQuery } from '../app/partnership.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { DateField, SelectField, TextField } from '../design/field.tsx';
import { useCommand } from '../graph/use-command.ts';
import { choicesOf } from '../meetings/words.ts';
import { listAgency } from './settings.documents.ts';
import { classWords } from './words.ts';

const empty = { name: '', agencyId: '', class: 'INVITED', from: '' };

/** `Cambridge University Hospitals` → `cambridge-university-hospitals`, as a first suggestion. */
export const agencyIdFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

export const ListAgencyForm = () => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(listAgency);
  const client = useClient();
  const announce = useAnnounce();
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const agencyId = fields.agencyId || agencyIdFrom(fields.name);
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = fields.name.trim() ? [] : [{ field: 'agency-name', text: 'Enter the name of the agency' }];
    setWrong(found);
    if (found.length > 0 || busy) return;
    const listed = await run({
      agencyId,
      name: fields.name.trim(),
      class: fields.class as keyof typeof classWords,
      from: fields.from || null,
    });
    if (!listed) return;
    setFields(empty);
    announce('The agency is listed.');
    client.query(partnershipQuery, {}, { requestPolicy: 'network-only' }).toPromise();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <TextField
        id="agency-name"
        label="Name in this partnership’s papers"
        value={fields.name}
        onValue={(name) => set({ name })}
        error={mistakeAt(mistakes, 'agency-name')}
      />
      <TextField
        id="agency-id"
        label="Short name in the county"
        hint="The same in every partnership. Change it if the county lists the agency under another one."
        value={agencyId}
        onValue={(id) => set({ agencyId: id })}
        width={20}
      />
      <SelectField
        id="agency-class"
        label="Class"
        choices={choicesOf(classWords)}
        value={fields.class}
        onValue={(value) => set({ class: value })}
      />
      <DateField id="agency-from" label="From (optional)" value={fields.from} onValue={(from) => set({ from })} />
      <SubmitButton busy={busy}>List the agency</SubmitButton>
    </form>
  );
};
