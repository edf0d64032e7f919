import { Link } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import type { Decision, Meeting, MinutedActionPoint, MinuteParagraph } from '../meeting.documents.ts';
import { leadsText } from '../lead-text.ts';
import { verbWords } from '../words.ts';

/** Decisions and action points of a paragraph, set apart from its text. */
export const Outcomes = ({
  meeting,
  paragraph,
}: {
  readonly meeting: Pick<Meeting, 'decisions' | 'actionPoints'>;
  readonly paragraph: MinuteParagraph;
}) => (
  <>
    {meeting.decisions
      .filter(({ paragraphId }) => paragraphId === paragraph.id)
      .map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
    {meeting.actionPoints
      .filter((point) => point.paragraph === paragraph.number)
      .map((point) => (
        <ActionPointLine key={point.actionPointId} point={point} />
      ))}
  </>
);

const DecisionLine = ({ decision: { verb, subject, caveat } }: { readonly decision: Decision }) => (
  <p className="app-outcome app-outcome--decision">
    <strong>{verbWords[verb]}:</strong> {subject}
    {caveat && `, ${caveat}`}
  </p>
);

const ActionPointLine = ({ point }: { readonly point: MinutedActionPoint }) => {
  const { path } = usePartnership();
  const { reference, text, owners, dueOn, actionPointId } = point;
  return (
    <p className="app-outcome app-outcome--action">
      <strong>
        {reference ? (
          <Link className="govuk-link" to={`${path}/action-points/${actionPointId}`}>
            Action point {reference}
          </Link>
        ) : (
          'Action point'
        )}
        :
      </strong>{' '}
      {text} ({leadsText(owners)}; due {dueOn ? longDate(dueOn) : 'at the next meeting'})
    </p>
  );
};
