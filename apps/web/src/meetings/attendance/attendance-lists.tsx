import type { Attendance, Present } from '../meeting.documents.ts';
import { leadText } from '../lead-text.ts';
import { presentWords } from '../words.ts';

const capacities = Object.keys(presentWords) as readonly Present['capacity'][];

/** Who was there and who was not, as it stands in minutes. */
export const AttendanceLists = ({
  meeting: { attendance },
  rank,
}: {
  readonly meeting: { readonly attendance: Attendance };
  /** Of the headings over the lists. */
  readonly rank: 'h2' | 'h3';
}) => {
  const { recorded, present, apologies, absent, publicCount } = attendance;
  if (!recorded) return <p className="govuk-body">Attendance has not been recorded.</p>;
  const of = (people: readonly Present[], capacity: Present['capacity']) =>
    people.filter((person) => person.capacity === capacity);
  return (
    <div className="app-attendance-lists">
      {capacities.map((capacity) => (
        <People key={capacity} title={presentWords[capacity]} people={of(present, capacity)} rank={rank} />
      ))}
      <People title="Apologies" people={apologies} rank={rank} />
      <People title="Absent" people={absent} rank={rank} />
      <p className="govuk-body">
        {publicCount === 0 ? 'No members of the public' : `Members of the public: ${publicCount}`}
      </p>
    </div>
  );
};

const People = ({
  title,
  people,
  rank: Heading,
}: {
  readonly title: string;
  readonly people: readonly Present[];
  readonly rank: 'h2' | 'h3';
}) =>
  people.length > 0 && (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-1">{title}</Heading>
      <ul className="govuk-list">
        {people.map((person, place) => (
          <li key={place}>
            {leadText(person)}
            {person.deputyFor && ` (for ${person.deputyFor})`}
            {person.stay && `, ${person.stay}`}
          </li>
        ))}
      </ul>
    </>
  );
