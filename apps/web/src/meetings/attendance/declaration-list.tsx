import type { Meeting } from '../meeting.documents.ts';
import { DeclarationText } from './interests.tsx';

/** Interests as they stand in minutes; nothing where none was declared. */
export const DeclarationList = ({
  meeting: { declarations },
  rank: Heading,
}: {
  readonly meeting: Pick<Meeting, 'declarations'>;
  readonly rank: 'h2' | 'h3';
}) =>
  declarations.length > 0 && (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-1">Declarations of interest</Heading>
      <ul className="govuk-list">
        {declarations.map((declaration) => (
          <li key={declaration.id}>
            <DeclarationText declaration={declaration} />
          </li>
        ))}
      </ul>
    </>
  );
