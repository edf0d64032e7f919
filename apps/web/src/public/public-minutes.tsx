import { shortDate } from '../calendar/dates.ts';
import { WhoWasThere } from '../meetings/attendance/who-was-there.tsx';
import { leadText, leadsText } from '../meetings/lead-text.ts';
import { conductWords, interestWords, verbWords, votesText } from '../meetings/words.ts';
import type { PublicItem, PublicMeeting } from './models.ts';

/** Agreed minutes as anyone may read them. */
export const Minutes = ({ meeting }: { readonly meeting: PublicMeeting }) => {
  const items = meeting.agenda.flatMap((item) => [item, ...(item.subItems ?? [])]);
  return (
    <>
      <h2 className="govuk-heading-m">Minutes</h2>
      <Agreed meeting={meeting} />
      <Attendance meeting={meeting} />
      <Declarations meeting={meeting} />
      {items.map((item) => (
        <ItemMinutes key={item.id} item={item} meeting={meeting} />
      ))}
      <ActionPoints meeting={meeting} />
      <Lines title="Key messages" lines={meeting.keyMessages} />
      <Lines
        title="Corrections since these minutes were agreed"
        lines={(meeting.agreed?.corrections ?? []).map(
          ({ on, paragraph, text }) => `${shortDate(on)}, paragraph ${paragraph}: ${text}`,
        )}
      />
    </>
  );
};

const Agreed = ({ meeting: { agreed } }: { readonly meeting: PublicMeeting }) =>
  agreed && (
    <p className="app-stamp">
      Agreed on {shortDate(agreed.on)}{' '}
      {agreed.asCorrectRecord ? 'as a correct record' : 'with alterations, which are shown'}
    </p>
  );

const Attendance = ({ meeting: { attendance } }: { readonly meeting: PublicMeeting }) =>
  attendance?.recorded && <WhoWasThere attendance={attendance} rank="h3" />;

const ItemMinutes = ({ item, meeting }: { readonly item: PublicItem; readonly meeting: PublicMeeting }) => {
  const paragraphs = meeting.minutes.filter(({ itemId }) => itemId === item.id);
  if (paragraphs.length === 0) return null;
  return (
    <section className="app-sheet__item">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
        {item.number} {item.title}
      </h3>
      <ol className="app-minutes">
        {paragraphs.map(({ id, number, text, before }) => (
          <li key={id} className="app-minutes__paragraph">
            <span className="app-minutes__number">{number}</span>
            <div className="app-minutes__body">
              {before && (
                <p className="app-minutes__text">
                  <span className="govuk-visually-hidden">Stood here before: </span>
                  <del>{before}</del>
                </p>
              )}
              <p className="app-minutes__text">
                {before && <span className="govuk-visually-hidden">As altered: </span>}
                {before ? <ins>{text}</ins> : text}
              </p>
              <Decided meeting={meeting} paragraphId={id} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Decided = ({ meeting, paragraphId }: { readonly meeting: PublicMeeting; readonly paragraphId: string }) =>
  meeting.decisions
    .filter((decision) => decision.paragraphId === paragraphId)
    .map(({ id, verb, subject, caveat, recommendation, votes }) => (
      <p key={id} className="app-outcome app-outcome--decision">
        <strong>{verbWords[verb]}:</strong> {subject}
        {caveat && `, ${caveat}`}
        {recommendation && ` (${recommendation})`}
        {votes && `; ${votesText(votes)}`}
      </p>
    ));

const ActionPoints = ({ meeting: { actionPoints } }: { readonly meeting: PublicMeeting }) =>
  actionPoints.length > 0 && (
    <>
      <h3 className="govuk-heading-m">Action points</h3>
      <ul className="govuk-list govuk-list--spaced">
        {actionPoints.map(({ actionPointId, reference, paragraph, text, owners, dueOn }) => (
          <li key={actionPointId}>
            <strong>{reference}</strong> (paragraph {paragraph}) {text}
            <span className="app-agenda__detail">
              {leadsText(owners)}; due {dueOn ? shortDate(dueOn) : 'at the next meeting'}
            </span>
          </li>
        ))}
      </ul>
    </>
  );

const Declarations = ({ meeting: { declarations } }: { readonly meeting: PublicMeeting }) => (
  <Lines
    title="Declarations of interest"
    lines={declarations.map(
      ({ item, kind, nature, conduct, ...who }) =>
        `${leadText(who)}, item ${item}: ${interestWords[kind].toLowerCase()} interest (${nature}). ${conductWords[conduct]}.`,
    )}
  />
);

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length > 0 && (
    <>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {lines.map((line, place) => (
          <li key={place}>{line}</li>
        ))}
      </ul>
    </>
  );
