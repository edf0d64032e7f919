import { dateAndTime, longDate, shortDate } from '../calendar/dates.ts';
import { Inset } from '../design/messages.tsx';
import { leadsText } from '../meetings/lead-text.ts';
import { PaperLinks } from '../meetings/paper-links.tsx';
import { purposeWords } from '../meetings/words.ts';
import type { PublicItem, PublicMeeting } from './models.ts';
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
      <Agenda items={meeting.agenda} />
      <p className="govuk-hint">Published {dateAndTime(agendaPublishedAt)}</p>
      <PaperLinks address={address} papers={minutesAgreed ? ['agenda', 'minutes', 'actions', 'pack'] : ['agenda']} />
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

const Agenda = ({ items }: { readonly items: readonly PublicItem[] }) => (
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
            {subItems.length > 0 && <Agenda items={subItems} />}
          </div>
        </li>
      );
    })}
  </ol>
);
