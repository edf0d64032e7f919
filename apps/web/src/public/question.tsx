import { longDate, shortDate } from '../calendar/dates.ts';
import { document, Main } from './layout.tsx';
import type { PublicPartnership, PublicQuestion, QuestionTime } from './models.ts';
import { addressOf, home } from './addresses.ts';

export interface AskQuestionPage {
  readonly partnership: PublicPartnership;
  readonly meeting: {
    readonly id: string;
    readonly title: string;
    readonly date: string;
    readonly questionTime: QuestionTime;
  };
  /** As typed before. */
  readonly text: string;
  /** Makes sending the form twice harmless. */
  readonly commandId: string;
  readonly error?: string | undefined;
}

/** `/public/<tenant>/meetings/<id>/question`: asks a question for a meeting to come. */
export const renderAskQuestion = ({ partnership, meeting, text, commandId, error }: AskQuestionPage): string => {
  const { closesOn, closesAt, closed } = meeting.questionTime;
  const address = `${addressOf(partnership)}/meetings/${encodeURIComponent(meeting.id)}`;
  return document(
    `${error ? 'Error: ' : ''}Ask a question`,
    <Main>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {meeting.title}, {longDate(meeting.date)}
        </span>
        Ask a question
      </h1>
      {closed ? (
        <p className="govuk-body">
          Questions were taken until {longDate(closesOn)}, {closesAt}.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            Questions are taken until {longDate(closesOn)}, {closesAt}. The meeting answers those that are accepted;
            question and answer are published here.
          </p>
          <QuestionForm text={text} commandId={commandId} error={error} />
        </>
      )}
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }, { href: address, text: longDate(meeting.date) }],
  );
};

const QuestionForm = ({ text, commandId, error }: Pick<AskQuestionPage, 'text' | 'commandId' | 'error'>) => (
  <form method="post" noValidate>
    {error && (
      <div className="govuk-error-summary">
        <div role="alert">
          <h2 className="govuk-error-summary__title">There is a problem</h2>
          <div className="govuk-error-summary__body">
            <ul className="govuk-list govuk-error-summary__list">
              <li>
                <a href="#text">{error}</a>
              </li>
            </ul>
          </div>
        </div>
      </div>
    )}
    <input type="hidden" name="command" value={commandId} />
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor="text">
        Your question
      </label>
      <div id="text-hint" className="govuk-hint">
        At most 2,000 characters. You are not asked who you are: leave out names and addresses, yours and others’.
      </div>
      <textarea
        id="text"
        name="text"
        rows={6}
        maxLength={2_000}
        className={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        aria-describedby="text-hint"
        defaultValue={text}
      />
    </div>
    <div className="app-left-empty" aria-hidden="true">
      <label htmlFor="website">Leave this empty</label>
      <input id="website" name="website" type="text" autoComplete="off" tabIndex={-1} />
    </div>
    <button type="submit" className="govuk-button">
      Send the question
    </button>
  </form>
);

export interface QuestionPage {
  readonly partnership: PublicPartnership;
  readonly question: PublicQuestion & {
    readonly status: 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'ANSWERED';
    readonly reason?: string | null;
    readonly askedOn: string;
  };
}

const standing: Readonly<Record<QuestionPage['question']['status'], string>> = {
  ASKED: 'It has come in and will be looked at.',
  ACCEPTED: 'It is accepted: the meeting will answer it.',
  REFUSED: 'It will not be answered.',
  ANSWERED: 'It was answered.',
};

/** `/public/<tenant>/questions/<id>`: what became of a question, for those who know its address. */
export const renderQuestion = ({ partnership, question }: QuestionPage): string =>
  document(
    'Your question',
    <Main>
      <h1 className="govuk-heading-l">Your question</h1>
      <p className="govuk-body">
        Keep the address of this page: it is the only way to see what becomes of your question.
      </p>
      <div className="govuk-inset-text">{question.text}</div>
      <p className="govuk-body">
        Sent on {shortDate(question.askedOn)}. {standing[question.status]}
      </p>
      {question.reason && <p className="govuk-body">The reason: {question.reason}</p>}
      {question.answer && <p className="govuk-body">The answer: {question.answer}</p>}
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }],
  );
