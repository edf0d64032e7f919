import { dateAndTime, longDate, shortDate } from '../calendar/dates.ts';
import { Inset } from '../design/messages.tsx';
import { leadText, leadsText } from '../meetings/lead-text.ts';
import { purposeWords, verbWords } from '../meetings/words.ts';
import { PaperLinks } from '../meetings/paper-links.tsx';
import type { PublicItem, PublicMeeting, PublicPerson } from './models.ts';

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
      {minutesAgreed && <SealLine address={address} />}
      {minutesAgreed ? (
        <Minutes meeting={meeting} />
      ) : (
        !cancelled && <p className="govuk-body">The minutes are published here once they are agreed.</p>
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

const Minutes = ({ meeting }: { readonly meeting: PublicMeeting }) => {
  const items = meeting.agenda.flatMap((item) => [item, ...(item.subItems ?? [])]);
  return (
    <>
      <h2 className="govuk-heading-m">Minutes</h2>
      <Agreed meeting={meeting} />
      <Attendance meeting={meeting} />
      {items.map((item) => (
        <ItemMinutes key={item.id} item={item} meeting={meeting} />
      ))}
      <ActionPoints meeting={meeting} />
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

const Attendance = ({ meeting: { attendance } }: { readonly meeting: PublicMeeting }) => {
  if (!attendance?.recorded) return null;
  const { present, apologies, publicCount } = attendance;
  const of = (capacity: PublicPerson['capacity']) => present.filter((person) => person.capacity === capacity);
  return (
    <>
      <People title="Present: board" people={of('BOARD')} />
      <People title="Present: members" people={of('MEMBER')} />
      <People title="Present: others" people={of('OTHER')} />
      <People title="Apologies" people={apologies} />
      <p className="govuk-body">
        {publicCount === 0 ? 'No members of the public' : `Members of the public: ${publicCount}`}
      </p>
    </>
  );
};

const People = ({ title, people }: { readonly title: string; readonly people: readonly PublicPerson[] }) =>
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
    .map(({ id, verb, subject, caveat }) => (
      <p key={id} className="app-outcome app-outcome--decision">
        <strong>{verbWords[verb]}:</strong> {subject}
        {caveat && `, ${caveat}`}
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
