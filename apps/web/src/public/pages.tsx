// The pages anyone reads without signing in, built as a library of pure functions: a model in, a whole page out.
import { longDate, shortDate } from '../calendar/dates.ts';
import { Empty } from '../design/messages.tsx';
import { addressOf, home } from './addresses.ts';
import { document, Main, page, type Crumb } from './layout.tsx';
import type { PublicMeeting, PublicMeetingRow, PublicPartnership } from './models.ts';
import { MeetingBody } from './public-meeting.tsx';

export { page };
export { renderAnswerPage } from './answer.tsx';
export { renderAskQuestion, renderQuestion } from './question.tsx';
export { renderTermsOfReference } from './terms-of-reference.tsx';
export { renderPublicSearch } from './search.tsx';
export { renderVerifyPage } from './verify.tsx';
export { renderYouSaidWeDid } from './you-said-we-did.tsx';

export interface PublicIndex {
  /** By name. */
  readonly partnerships: readonly PublicPartnership[];
}

/** `/public`: the partnerships that publish here. Its links carry `data-partnership`, from which the app reads their names. */
export const renderPublicIndex = ({ partnerships }: PublicIndex): string =>
  document(
    'Published agendas and minutes',
    <Main>
      <h1 className="govuk-heading-l">Published agendas and minutes</h1>
      <p className="govuk-body">Agendas are published before each meeting, minutes once they are agreed.</p>
      {partnerships.length === 0 && <Empty>No partnership publishes here yet.</Empty>}
      <ul className="govuk-list govuk-list--spaced">
        {partnerships.map((partnership) => (
          <li key={partnership.slug}>
            <a className="govuk-link" href={addressOf(partnership)} data-partnership={partnership.slug}>
              {partnership.name}
            </a>
          </li>
        ))}
      </ul>
    </Main>,
  );

export interface PublicPartnershipPage {
  readonly partnership: PublicPartnership;
  /** The latest first. */
  readonly meetings: readonly PublicMeetingRow[];
}

/** `/public/<tenant>`: what one partnership has published. */
export const renderPublicPartnership = ({ partnership, meetings }: PublicPartnershipPage): string =>
  document(
    partnership.name,
    <Main>
      <h1 className="govuk-heading-l">{partnership.name}</h1>
      <p className="govuk-body">
        <a className="govuk-link" href={`${addressOf(partnership)}/you-said-we-did`}>
          You said, we did
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`${addressOf(partnership)}/terms-of-reference`}>
          Terms of reference
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`${addressOf(partnership)}/search`}>
          Search agendas, papers and minutes
        </a>
      </p>
      {meetings.length === 0 ? (
        <Empty>This partnership has not published an agenda yet.</Empty>
      ) : (
        <>
          <h2 className="govuk-heading-m">Meetings</h2>
          <ul className="govuk-list govuk-list--spaced">
            {meetings.map((meeting) => (
              <MeetingLine key={meeting.id} meeting={meeting} partnership={partnership} />
            ))}
          </ul>
          <p className="govuk-body">
            <a className="govuk-link" href={`${addressOf(partnership)}/meetings.ics`}>
              These meetings for your calendar
            </a>
          </p>
        </>
      )}
    </Main>,
    [home],
  );

const MeetingLine = ({
  meeting: { id, title, date, startsAt, cancelled, minutesAgreed },
  partnership,
}: {
  readonly meeting: PublicMeetingRow;
  readonly partnership: PublicPartnership;
}) => (
  <li>
    <a className="govuk-link" href={`${addressOf(partnership)}/meetings/${encodeURIComponent(id)}`}>
      {longDate(date)}, {startsAt}: {title}
    </a>
    <span className="app-agenda__detail">
      {cancelled ? 'Cancelled' : minutesAgreed ? 'Agenda and agreed minutes' : 'Agenda'}
    </span>
  </li>
);

export interface PublicMeetingPage {
  readonly partnership: PublicPartnership;
  readonly meeting: PublicMeeting;
}

/** `/public/<tenant>/meetings/<id>`: one meeting, its agenda and, once agreed, its minutes. */
export const renderPublicMeeting = ({ partnership, meeting }: PublicMeetingPage): string =>
  document(
    `${meeting.title}, ${shortDate(meeting.date)}`,
    <Main>
      <MeetingBody meeting={meeting} address={`${addressOf(partnership)}/meetings/${encodeURIComponent(meeting.id)}`} />
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }],
  );

export interface Message {
  readonly title: string;
  readonly message: string;
  /** A way on; the public index when left out. */
  readonly link?: Crumb;
}

/** A page that only says something: not found, not available. */
export const renderMessagePage = ({ title, message, link = home }: Message): string =>
  document(
    title,
    <Main>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{message}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={link.href}>
          {link.text}
        </a>
      </p>
    </Main>,
  );
