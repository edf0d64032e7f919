import { longDate } from '../calendar/dates.ts';
import { FoundText } from '../design/found-text.tsx';
import { Empty } from '../design/messages.tsx';
import { PageSteps } from '../design/page-steps.tsx';
import { HitName, placesFound, type SearchHit } from '../meetings/search-hits.tsx';
import { addressOf, home } from './addresses.ts';
import { document, Main } from './layout.tsx';
import type { PublicPartnership } from './models.ts';

export interface PublicSearchPage {
  readonly partnership: PublicPartnership;
  readonly found: { readonly total: number; readonly nodes: readonly SearchHit[] };
  /** As typed: words, and days as `2020-10-06`. */
  readonly sought: { readonly words: string; readonly from: string; readonly to: string };
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** Which day is none. */
  readonly wrong?: 'from' | 'to' | undefined;
}

/** `/public/<tenant>/search`: words in what one partnership has published. */
export const renderPublicSearch = (shown: PublicSearchPage): string => {
  const { partnership, sought, wrong } = shown;
  return document(
    `${wrong ? 'Error: ' : ''}Search: ${partnership.name}`,
    <Main>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{partnership.name}</span>
        Search
      </h1>
      <SearchForm sought={sought} wrong={wrong} />
      {sought.words !== '' && !wrong && <Found {...shown} />}
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }],
  );
};

const SearchForm = ({ sought, wrong }: Pick<PublicSearchPage, 'sought' | 'wrong'>) => (
  <form role="search" noValidate>
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor="words">
        Words
      </label>
      <div id="words-hint" className="govuk-hint">
        In published agendas, papers and agreed minutes. The beginning of a word is enough
      </div>
      <input
        id="words"
        name="words"
        type="search"
        className="govuk-input"
        maxLength={200}
        defaultValue={sought.words}
        aria-describedby="words-hint"
      />
    </div>
    <div className="app-fields">
      <Day id="from" label="Meetings from" value={sought.from} isWrong={wrong === 'from'} />
      <Day id="to" label="To" value={sought.to} isWrong={wrong === 'to'} />
    </div>
    <button type="submit" className="govuk-button">
      Search
    </button>
  </form>
);

interface DayProps {
  readonly id: 'from' | 'to';
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
}

const Day = ({ id, label, value, isWrong }: DayProps) => (
  <div className={`govuk-form-group${isWrong ? ' govuk-form-group--error' : ''}`}>
    <label className="govuk-label" htmlFor={id}>
      {label}
    </label>
    {isWrong && (
      <p id={`${id}-error`} className="govuk-error-message">
        <span className="govuk-visually-hidden">Error:</span> Enter a day that exists
      </p>
    )}
    <input
      id={id}
      name={id}
      // What was typed as a day that doesn't exist can only be shown as text.
      type={isWrong ? 'text' : 'date'}
      className={`govuk-input govuk-input--width-10${isWrong ? ' govuk-input--error' : ''}`}
      defaultValue={value}
      aria-describedby={isWrong ? `${id}-error` : undefined}
      aria-invalid={isWrong || undefined}
    />
  </div>
);

const Found = ({ partnership, found: { total, nodes }, sought, page, perPage }: PublicSearchPage) => {
  const to = (number: number) =>
    `?${new URLSearchParams([...Object.entries(sought).filter(([, value]) => value), ['page', String(number)]])}`;
  return (
    <>
      <p className="govuk-body">{placesFound(total)}</p>
      {total === 0 && (
        <Empty>
          Nothing that is published says all of these words in one place. Try fewer words or their beginnings, or leave
          out the days.
        </Empty>
      )}
      <ul className="govuk-list govuk-list--spaced">
        {nodes.map((hit) => (
          <HitLine key={`${hit.kind}-${hit.id}`} hit={hit} address={addressOf(partnership)} />
        ))}
      </ul>
      <PageSteps
        page={page}
        pages={Math.ceil(total / perPage)}
        link={(number, words) => (
          <a className="govuk-link" href={to(number)}>
            {words}
          </a>
        )}
      />
    </>
  );
};

const HitLine = ({ hit, address }: { readonly hit: SearchHit; readonly address: string }) => {
  const { meetingId, meetingTitle, date, kind, id, parts } = hit;
  const meeting = `${address}/meetings/${encodeURIComponent(meetingId)}`;
  return (
    <li>
      <a
        className="govuk-link"
        href={kind === 'PAPER' ? `${meeting}/papers/${encodeURIComponent(id)}/paper.html` : meeting}
      >
        <HitName hit={hit} />
      </a>{' '}
      <FoundText parts={parts} />
      <span className="app-agenda__detail">
        {meetingTitle}, {longDate(date)}
      </span>
    </li>
  );
};
