import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import type { Decision, Meeting, MinutedActionPoint, MinuteParagraph } from '../meeting.documents.ts';
import { leadsText } from '../lead-text.ts';
import { consequenceWords, verbWords, votesText } from '../words.ts';

/** Decisions and action points of a paragraph, set apart from its text; `children` for what can be done with each. */
export const Outcomes = ({
  meeting,
  paragraph,
  takeOut,
}: {
  readonly meeting: Pick<Meeting, 'decisions' | 'actionPoints'>;
  readonly paragraph: MinuteParagraph;
  /** What takes one of them out again, where that can be done. */
  readonly takeOut?: (outcome: Outcome) => ReactNode;
}) => (
  <>
    {meeting.decisions
      .filter(({ paragraphId }) => paragraphId === paragraph.id)
      .map((decision) => (
        <DecisionLine key={decision.id} decision={decision}>
          {takeOut?.({ decision })}
        </DecisionLine>
      ))}
    {meeting.actionPoints
      .filter((point) => point.paragraph === paragraph.number)
      .map((point) => (
        <ActionPointLine key={point.actionPointId} point={point}>
          {takeOut?.({ point })}
        </ActionPointLine>
      ))}
  </>
);

export type Outcome = { readonly decision: Decision } | { readonly point: MinutedActionPoint };

const DecisionLine = ({
  decision: { verb, subject, caveat, recommendation, votes, setsOff },
  children,
}: {
  readonly decision: Decision;
  readonly children: ReactNode;
}) => (
  <p className="app-outcome app-outcome--decision">
    <strong>{verbWords[verb]}:</strong> {subject}
    {caveat && `, ${caveat}`}
    {recommendation && ` (${recommendation})`}
    {votes && `; ${votesText(votes)}`}
    {setsOff && (
      <span className="app-agenda__detail">
        {consequenceWords[setsOff.kind]}
        {setsOff.name && `: ${setsOff.name}`} ({setsOff.inEffect ? 'done' : 'when the minutes are circulated'})
      </span>
    )}{' '}
    {children}
  </p>
);

const ActionPointLine = ({ point, children }: { readonly point: MinutedActionPoint; readonly children: ReactNode }) => {
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
      {text} ({leadsText(owners)}; due {dueOn ? longDate(dueOn) : 'at the next meeting'}) {children}
    </p>
  );
};
