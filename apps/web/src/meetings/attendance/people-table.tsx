import { usePartnership } from '../../app/partnership.ts';
import { Button } from '../../design/button.tsx';
import { Radios } from '../../design/choices.tsx';
import { Table } from '../../design/table.tsx';
import { TextField } from '../../design/field.tsx';
import { capacityWords } from '../words.ts';
import type { Person, Whereabouts } from './people.ts';
import { Stay } from './stay.tsx';

const places = [
  { value: 'present', label: 'Present' },
  { value: 'apologies', label: 'Apologies' },
  { value: 'absent', label: 'Absent' },
];

/** One line each: arrows choose, Tab goes to the next. */
export const PeopleTable = ({
  people,
  onPeople,
}: {
  readonly people: readonly Person[];
  readonly onPeople: (people: readonly Person[]) => void;
}) => {
  const { agencies } = usePartnership();
  const nameOf = (id: string) => agencies.find((agency) => agency.id === id)?.name ?? '';
  const set = (key: string, part: Partial<Person>) =>
    onPeople(people.map((person) => (person.key === key ? { ...person, ...part } : person)));
  const about = ({ role, agencyId }: Person) => [role, nameOf(agencyId)].filter(Boolean).join(', ');
  return (
    <Table
      caption="Who is here"
      captionHidden
      rows={people}
      keyOf={({ key }) => key}
      columns={[
        {
          head: 'Who',
          names: true,
          cell: (person) => (
            <>
              {person.role}
              {person.agencyId && <span className="app-agenda__detail">{nameOf(person.agencyId)}</span>}
            </>
          ),
        },
        { head: 'List', cell: ({ capacity }) => capacityWords[capacity] },
        {
          head: 'Here?',
          cell: (person) => (
            <Radios
              name={`where-${person.key}`}
              legend={about(person)}
              legendHidden
              inline
              value={person.where}
              choices={places}
              onValue={(where) => set(person.key, { where: where as Whereabouts })}
            />
          ),
        },
        {
          head: 'Standing in for',
          cell: (person) => (
            <TextField
              id={`deputy-${person.key}`}
              label={`${about(person)} stands in for`}
              labelHidden
              small
              value={person.deputyFor}
              onValue={(deputyFor) => set(person.key, { deputyFor })}
            />
          ),
        },
        {
          head: 'When',
          cell: (person) =>
            person.where === 'present' && (
              <Stay person={person} about={about(person)} onStay={(stay) => set(person.key, stay)} />
            ),
        },
        {
          head: 'Remove',
          cell: (person) => (
            <Button
              look="link"
              about={about(person)}
              onClick={() => {
                onPeople(people.filter(({ key }) => key !== person.key));
                document.getElementById('person-role')?.focus();
              }}
            >
              Remove
            </Button>
          ),
        },
      ]}
    />
  );
};
