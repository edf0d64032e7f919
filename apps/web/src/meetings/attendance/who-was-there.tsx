import { leadText } from '../lead-text.ts';
import { presentWords } from '../words.ts';

interface Person {
  readonly role: string;
  readonly agencyName?: string | null;
  readonly capacity: keyof typeof presentWords;
  readonly deputyFor?: string | null;
  readonly stay?: string | null;
}

interface Lists {
  readonly present: readonly Person[];
  readonly apologies: readonly Person[];
  readonly absent: readonly Person[];
  readonly publicCount: number;
}

const capacities = Object.keys(presentWords) as readonly Person['capacity'][];

/** The lists of minutes: those present by what they sat as, apologies, those absent. A list without names is left out. */
export const WhoWasThere = ({
  attendance: { present, apologies, absent, publicCount },
  rank,
}: {
  readonly attendance: Lists;
  /** Of the headings over the lists. */
  readonly rank: 'h2' | 'h3';
}) => (
  <>
    {capacities.map((capacity) => (
      <People
        key={capacity}
        title={presentWords[capacity]}
        people={present.filter((person) => person.capacity === capacity)}
        rank={rank}
      />
    ))}
    <People title="Apologies" people={apologies} rank={rank} />
    <People title="Absent" people={absent} rank={rank} />
    <p className="govuk-body">
      {publicCount === 0 ? 'No members of the public' : `Members of the public: ${publicCount}`}
    </p>
  </>
);

const People = ({
  title,
  people,
  rank: Heading,
}: {
  readonly title: string;
  readonly people: readonly Person[];
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
