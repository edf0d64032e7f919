import { useRef, useState, type FormEvent } from 'react';
import { presentAgencies, usePartnership } from '../../app/partnership.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { capacityWords, choicesOf } from '../words.ts';
import type { Capacity, Person } from './people.ts';

/** Somebody not on the list yet, here or with apologies. List and place stay as chosen, for the next one. */
export const AddPerson = ({ onPerson }: { readonly onPerson: (person: Person) => void }) => {
  const { agencies } = usePartnership();
  const { meeting } = useMeetingDesk();
  const [role, setRole] = useState('');
  const [agencyId, setAgencyId] = useState('');
  const [capacity, setCapacity] = useState<string>('BOARD');
  const [where, setWhere] = useState<string>('present');
  const [error, setError] = useState<string | undefined>();
  const roleField = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const choices = presentAgencies(agencies, meeting.date).map(({ id, name }) => ({ value: id, label: name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    roleField.current?.focus();
    if (!role.trim()) return setError('Enter a role');
    setError(undefined);
    onPerson({
      key: crypto.randomUUID(),
      role: role.trim(),
      agencyId,
      capacity: capacity as Capacity,
      deputyFor: '',
      where: where as Person['where'],
      fromItemId: '',
      untilItemId: '',
    });
    announce(`${role.trim()} was added.`);
    setRole('');
    setAgencyId('');
  };
  return (
    <form className="app-section" onSubmit={submit} noValidate>
      <h2 className="govuk-heading-m">Add someone</h2>
      <div className="app-fields">
        <TextField
          id="person-role"
          label="Role"
          width={20}
          value={role}
          onValue={setRole}
          inputRef={roleField}
          error={error}
        />
        <SelectField
          id="person-agency"
          label="Agency"
          none="None"
          choices={choices}
          value={agencyId}
          onValue={setAgencyId}
        />
        <SelectField
          id="person-capacity"
          label="List"
          choices={choicesOf(capacityWords)}
          value={capacity}
          onValue={setCapacity}
        />
        <SelectField
          id="person-where"
          label="Here?"
          choices={[
            { value: 'present', label: 'Present' },
            { value: 'apologies', label: 'Apologies' },
            { value: 'absent', label: 'Absent' },
          ]}
          value={where}
          onValue={setWhere}
        />
      </div>
      <SubmitButton look="secondary">Add to the list</SubmitButton>
    </form>
  );
};
