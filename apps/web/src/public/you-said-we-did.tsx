import { longDate } from '../calendar/dates.ts';
import { Empty } from '../design/messages.tsx';
import { SummaryList } from '../design/summary-list.tsx';
import { addressOf, home } from './addresses.ts';
import { document, Main } from './layout.tsx';
import type { PublicPartnership } from './models.ts';
import { saidByWords } from './said-by.ts';

/** As `PublishedFeedback` of the SDL. */
export interface PublishedFeedback {
  readonly id: string;
  readonly saidBy: keyof typeof saidByWords;
  readonly said: string;
  readonly saidOn: string;
  readonly response: string;
  readonly whatChanged: string;
}

export interface YouSaidWeDidPage {
  readonly partnership: PublicPartnership;
  /** The latest first. */
  readonly feedback: readonly PublishedFeedback[];
}

/** `/public/<tenant>/you-said-we-did`: what was said of a partnership's work, what it answered, and what changed. */
export const renderYouSaidWeDid = ({ partnership, feedback }: YouSaidWeDidPage): string =>
  document(
    `You said, we did: ${partnership.name}`,
    <Main>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{partnership.name}</span>
        You said, we did
      </h1>
      {feedback.length === 0 && <Empty>Nothing has been published here yet.</Empty>}
      {feedback.map(({ id, saidBy, said, saidOn, response, whatChanged }) => (
        <section key={id} aria-labelledby={`feedback-${id}`}>
          <h2 id={`feedback-${id}`} className="govuk-heading-m">
            {saidByWords[saidBy]}, {longDate(saidOn)}
          </h2>
          <SummaryList
            rows={[
              ['You said', said],
              ['We answered', response],
              ['We did', whatChanged],
            ]}
          />
        </section>
      ))}
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }],
  );
