// The page behind a link in an e-mail: plain HTML, and nothing happens by looking at it, since mail scanners follow links.
import { longDate } from '../calendar/dates.ts';
import { document, Main } from './layout.tsx';

export interface AnswerLink {
  readonly partnershipName: string;
  readonly agencyName: string;
  readonly reference: string;
  readonly text?: string | null;
  readonly dueOn?: string | null;
}

export interface AnswerPage {
  /** None where it can't be asked for just now. */
  readonly link: AnswerLink | null;
  /** Sent with the form, so that sending it twice has one effect. */
  readonly commandId: string;
  /** What was given and could not be taken. */
  readonly given?: { readonly outcome: string; readonly text: string };
  readonly mistake?: { readonly field?: 'outcome' | 'text'; readonly text: string };
}

/** `/t/<tenant>/answer/<secret>`: one action point and a form to report on it, once, without signing in. */
export const renderAnswerPage = ({ link, commandId, given, mistake }: AnswerPage): string =>
  document(
    `${mistake ? 'Error: ' : ''}Report on an action point`,
    <Main>
      {mistake && <Problem mistake={mistake} />}
      {link && <span className="govuk-caption-l">{link.partnershipName}</span>}
      <h1 className="govuk-heading-l">Report on {link ? `action point ${link.reference}` : 'an action point'}</h1>
      {link && <Point link={link} />}
      <form method="post" noValidate>
        <input type="hidden" name="commandId" value={commandId} />
        <Outcomes chosen={given?.outcome} mistake={mistake?.field === 'outcome' ? mistake.text : undefined} />
        <Text text={given?.text} mistake={mistake?.field === 'text' ? mistake.text : undefined} />
        <button type="submit" className="govuk-button">
          Send the report
        </button>
      </form>
    </Main>,
  );

const Problem = ({ mistake: { field, text } }: { readonly mistake: NonNullable<AnswerPage['mistake']> }) => (
  <div className="govuk-error-summary" tabIndex={-1} autoFocus>
    <div role="alert">
      <h2 className="govuk-error-summary__title">There is a problem</h2>
      <div className="govuk-error-summary__body">
        <ul className="govuk-list govuk-error-summary__list">
          <li>{field ? <a href={field === 'text' ? '#text' : '#outcome-progress'}>{text}</a> : text}</li>
        </ul>
      </div>
    </div>
  </div>
);

const Point = ({ link: { agencyName, text, dueOn } }: { readonly link: AnswerLink }) => (
  <dl className="govuk-summary-list">
    <Line name="What is to be done" value={text ?? ''} />
    <Line name="By" value={dueOn ? longDate(dueOn) : 'The next meeting'} />
    <Line name="You report for" value={agencyName} />
  </dl>
);

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="govuk-summary-list__row">
    <dt className="govuk-summary-list__key">{name}</dt>
    <dd className="govuk-summary-list__value">{value}</dd>
  </div>
);

const Mistake = ({ id, text }: { readonly id: string; readonly text: string }) => (
  <p id={id} className="govuk-error-message">
    <span className="govuk-visually-hidden">Error:</span> {text}
  </p>
);

const outcomes = [
  ['PROGRESS', 'outcome-progress', 'Work goes on', 'The point stays open.'],
  ['DONE', 'outcome-done', 'It is done', 'The point is closed with your report as its answer.'],
] as const;

const Outcomes = ({
  chosen,
  mistake,
}: {
  readonly chosen?: string | undefined;
  readonly mistake?: string | undefined;
}) => (
  <div className={`govuk-form-group${mistake ? ' govuk-form-group--error' : ''}`}>
    <fieldset className="govuk-fieldset" aria-describedby={mistake && 'outcome-error'}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">How does it stand?</legend>
      {mistake && <Mistake id="outcome-error" text={mistake} />}
      <div className="govuk-radios">
        {outcomes.map(([value, id, label, hint]) => (
          <div key={value} className="govuk-radios__item">
            <input
              className="govuk-radios__input"
              id={id}
              name="outcome"
              type="radio"
              value={value}
              defaultChecked={chosen === value}
              aria-describedby={`${id}-hint`}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={id}>
              {label}
            </label>
            <div id={`${id}-hint`} className="govuk-hint govuk-radios__hint">
              {hint}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  </div>
);

const Text = ({ text, mistake }: { readonly text?: string | undefined; readonly mistake?: string | undefined }) => (
  <div className={`govuk-form-group${mistake ? ' govuk-form-group--error' : ''}`}>
    <label className="govuk-label govuk-label--m" htmlFor="text">
      What was done
    </label>
    <div id="text-hint" className="govuk-hint">
      The next meeting reads this. Don’t name people. You can send one report with this link.
    </div>
    {mistake && <Mistake id="text-error" text={mistake} />}
    <textarea
      className={`govuk-textarea${mistake ? ' govuk-textarea--error' : ''}`}
      id="text"
      name="text"
      rows={8}
      aria-describedby={mistake ? 'text-hint text-error' : 'text-hint'}
      defaultValue={text}
    />
  </div>
);
