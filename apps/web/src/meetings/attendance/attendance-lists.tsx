import type { Attendance, Present } from '../meeting.documents.ts';
import { leadText } from '../lead-text.ts';

/** Who was there and who was not, as it stands in minutes. */
export const AttendanceLists = ({
  meeting: { attendance },
}: {
  readonly meeting: { readonly attendance: Attendance };
}) => {
  const { recorded, present, apologies, publicCount } = attendance;
  if (!recorded) return <p className="govuk-body">Attendance has not been recorded.</p>;
  const of = (people: readonly Present[], capacity: Present['capacity']) =>
    people.filter((person) => person.capacity === capacity);
  return (
    <div className="app-attendance-lists">
      <People title="Present: board" people={of(present, 'BOARD')} />
      <People title="Present: members" people={of(present, 'MEMBER')} />
      <People title="Present: others" people={of(present, 'OTHER')} />
      <People title="Apologies" people={apologies} />
      <p className="govuk-body">
        {publicCount === 0 ? 'No members of the public' : `Members of the public: ${publicCount}`}
      </p>
    </div>
  );
};

const People = ({ title, people }: { readonly title: string; readonly people: readonly Present[] }) =>
  people.length > 0 && (
    <>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
      <ul className="govuk-list">
        {people.map((person, place) => (
          <li key={place}>
            {leadText(person)}
            {person.deputyFor && ` (for ${person.deputyFor})`}
          </li>
        ))}
      </ul>
    </>
  );
