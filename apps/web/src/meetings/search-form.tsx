import { useEffect, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import { SubmitButton } from '../design/button.tsx';
import { DateField, SelectField, TextField, type Choice } from '../design/field.tsx';

/** The address says what is looked for, so that it can be kept and sent: `?words=burglary&from=2020-01-01`. */
const fields = ['words', 'agency', 'partnership', 'from', 'to'] as const;
export type Sought = Readonly<Record<(typeof fields)[number], string>>;

/** What the address asks for, which page of it, and the way to ask for something else. */
export const useSought = () => {
  const [parameters, setParameters] = useSearchParams();
  const sought = Object.fromEntries(fields.map((name) => [name, parameters.get(name) ?? ''])) as Sought;
  return {
    sought,
    asked: sought.words.trim() !== '' || sought.agency !== '',
    page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
    seek: (next: Sought) => setParameters(Object.fromEntries(Object.entries(next).filter(([, value]) => value))),
  };
};

interface SearchFormProps {
  readonly sought: Sought;
  readonly seek: (next: Sought) => void;
  readonly hint: string;
  readonly agencyLabel: string;
  readonly daysFrom: string;
  /** Where there is more than one to search. */
  readonly partnerships?: readonly Choice[];
}

export const SearchForm = ({ sought, seek, hint, agencyLabel, daysFrom, partnerships }: SearchFormProps) => {
  const { agencies } = usePartnership();
  const [typed, setTyped] = useState(sought);
  // The address may change by itself, by the button Back.
  const address = JSON.stringify(sought);
  useEffect(() => setTyped(JSON.parse(address) as Sought), [address]);
  const set = (part: Partial<Sought>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    seek({ ...typed, words: typed.words.trim() });
  };
  return (
    <form role="search" onSubmit={submit} noValidate>
      <TextField
        id="words"
        type="search"
        label="Words"
        hint={hint}
        maxLength={200}
        value={typed.words}
        onValue={(words) => set({ words })}
      />
      <div className="app-fields">
        {partnerships && (
          <SelectField
            id="partnership"
            label="Partnership"
            none="All partnerships"
            choices={partnerships}
            value={typed.partnership}
            onValue={(partnership) => set({ partnership })}
          />
        )}
        <SelectField
          id="agency"
          label={agencyLabel}
          none="All agencies"
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.agency}
          onValue={(agency) => set({ agency })}
        />
        <DateField id="from" label={daysFrom} value={typed.from} onValue={(from) => set({ from })} />
        <DateField id="to" label="To" value={typed.to} onValue={(to) => set({ to })} />
      </div>
      <SubmitButton>Search</SubmitButton>
    </form>
  );
};
