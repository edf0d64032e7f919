import { dateAndTime, longDate, shortDate } from '../calendar/dates.ts';
import { Inset } from '../design/messages.tsx';
import { leadsText } from '../meetings/lead-text.ts';
import { PaperLinks, type PaperKind } from '../meetings/paper-links.tsx';
import { sizeText } from '../meetings/reports/upload.ts';
import { purposeWords } from '../meetings/words.ts';
import type { PublicItem, PublicMeeting, PublicReport } from './models.ts';
import { Minutes } from './public-minutes.tsx';

export const MeetingBody = ({ meeting, address }: { readonly meeting: PublicMeeting; readonly address: string }) => {
  const { title, date, startsAt, endsAt, place, cancelled, changesOfDate, agendaPublishedAt, minutesAgreed } = meeting;
  return (
    <>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{title}</span>
        {longDate(date)}
      </h1>
      {cancelled && <Inset>This meeting was cancelled.</Inset>}
      <p className="govuk-body">
        {startsAt} to {endsAt}
        {place && `, ${place}`}
      </p>
      {changesOfDate.map(({ from, to, reason }) => (
        <p key={`${from}${to}`} className="govuk-body">
          Change of date from {shortDate(from)} to {shortDate(to)}
          {reason && `: ${reason}`}
        </p>
      ))}
      <h2 className="govuk-heading-m">Agenda</h2>
      <Agenda items={meeting.agenda} reports={meeting.reports} address={address} />
      <p className="govuk-hint">Published {dateAndTime(agendaPublishedAt)}</p>
      <PaperLinks address={address} papers={papersOf(meeting)} />
      <Questions meeting={meeting} address={address} />
      {minutesAgreed && <SealLine address={address} />}
      {minutesAgreed ? (
        <Minutes meeting={meeting} />
      ) : (
        !cancelled && <p className="govuk-body">The minutes are published here once they are agreed.</p>
      )}
    </>
  );
};

/** What was asked and answered; before the deadline, the way to ask. */
const Questions = ({
  meeting: { publicQuestions, questionTime, cancelled },
  address,
}: {
  readonly meeting: PublicMeeting;
  readonly address: string;
}) => {
  const { closed, closesOn, closesAt, noneReceived } = questionTime;
  if (cancelled) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Public questions</h2>
      {publicQuestions.map(({ id, text, answer }) => (
        <div key={id} className="govuk-inset-text">
          <p className="govuk-body">{text}</p>
          <p className="govuk-body">{answer ? `Answer: ${answer}` : 'It will be answered at the meeting.'}</p>
        </div>
      ))}
      {noneReceived && <p className="govuk-body">None received.</p>}
      {!closed && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${address}/question`}>
            Ask a question
          </a>{' '}
          until {longDate(closesOn)}, {closesAt}.
        </p>
      )}
    </>
  );
};

const SealLine = ({ address }: { readonly address: string }) => (
  <p className="govuk-body">
    The minutes are sealed:{' '}
    <a className="govuk-link" href={`${address}/minutes.json`}>
      sealed minutes (JSON)
    </a>
    .{' '}
    <a className="govuk-link" href="/public/verify">
      Verify a copy
    </a>
  </p>
);

/** A pack is more than its agenda once there are papers for the items. */
const papersOf = ({ minutesAgreed, reports }: PublicMeeting): readonly PaperKind[] => {
  if (minutesAgreed) return ['agenda', 'minutes', 'actions', 'pack'];
  return reports.some(({ current }) => current) ? ['agenda', 'pack'] : ['agenda'];
};

interface AgendaProps {
  readonly items: readonly PublicItem[];
  readonly reports: readonly PublicReport[];
  /** Of the meeting. */
  readonly address: string;
}

const Agenda = ({ items, reports, address }: AgendaProps) => (
  <ol className="app-public-agenda">
    {items.map(({ id, number, title, purpose, leads, minutesAllotted, subItems = [] }) => {
      const detail = [
        purpose && purposeWords[purpose],
        leadsText(leads),
        minutesAllotted ? `${minutesAllotted} minutes` : '',
      ];
      return (
        <li key={id} className="app-public-agenda__item">
          <span className="app-public-agenda__number">{number}</span>
          <div>
            {title}
            {detail.some(Boolean) && <span className="app-agenda__detail">{detail.filter(Boolean).join(' · ')}</span>}
            {reports
              .filter(({ itemId }) => itemId === id)
              .map((report) => (
                <ReportLine key={report.id} report={report} address={address} />
              ))}
            {subItems.length > 0 && <Agenda items={subItems} reports={reports} address={address} />}
          </div>
        </li>
      );
    })}
  </ol>
);

/** A paper for an item: where it can be read, or that it is to follow. */
const ReportLine = ({
  report: { id, author, current, files = [] },
  address,
}: {
  readonly report: PublicReport;
  readonly address: string;
}) => {
  const below = `${address}/papers/${encodeURIComponent(id)}`;
  const paper = `${below}/paper`;
  if (!current) return <span className="app-agenda__detail">Paper to follow</span>;
  return (
    <span className="app-agenda__detail">
      <a className="govuk-link" href={`${paper}.html`}>
        Paper: {current.subject}
      </a>
      {' ('}
      <a className="govuk-link" href={`${paper}.pdf`}>
        PDF<span className="govuk-visually-hidden"> of the paper {current.subject}</span>
      </a>
      {`), from ${leadsText([author])}, version ${current.number} of ${shortDate(current.submittedOn)}`}
      {current.late && `. Late: ${current.lateBecause}`}
      {files.map(({ digest, name, sizeBytes }) => (
        <span key={digest} className="app-agenda__detail">
          Attached:{' '}
          <a className="govuk-link" href={`${below}/files/${digest}`} download>
            {name}
          </a>{' '}
          ({sizeText(sizeBytes)})
        </span>
      ))}
    </span>
  );
};
