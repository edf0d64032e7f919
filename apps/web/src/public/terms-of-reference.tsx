import { longDate } from '../calendar/dates.ts';
import { Empty } from '../design/messages.tsx';
import { addressOf, home } from './addresses.ts';
import { document, Main } from './layout.tsx';
import type { PublicPartnership } from './models.ts';

/** As `PublicTermsOfReference` of the SDL. */
export interface PublicTerms {
  readonly group: { readonly id: string; readonly name: string; readonly active: boolean };
  readonly text: string;
  readonly adoptedOn: string;
  readonly reviewOn?: string | null;
  readonly meetingId: string;
}

export interface TermsOfReferencePage {
  readonly partnership: PublicPartnership;
  readonly terms: readonly PublicTerms[];
}

/** `/public/<tenant>/terms-of-reference`: what each group is for, as a meeting adopted it in public. */
export const renderTermsOfReference = ({ partnership, terms }: TermsOfReferencePage): string =>
  document(
    `Terms of reference: ${partnership.name}`,
    <Main>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{partnership.name}</span>
        Terms of reference
      </h1>
      <p className="govuk-body">
        What each group is for, as last adopted at a meeting in public whose minutes are agreed.
      </p>
      {terms.length === 0 && <Empty>No terms of reference have been adopted in public yet.</Empty>}
      {terms
        .toSorted((one, other) => one.group.name.localeCompare(other.group.name, 'en-GB'))
        .map(({ group, text, adoptedOn, reviewOn, meetingId }) => (
          <section key={group.id} aria-labelledby={`terms-${group.id}`}>
            <h2 id={`terms-${group.id}`} className="govuk-heading-m">
              {group.name}
              {!group.active && ' (disbanded)'}
            </h2>
            <p className="app-minutes__text">{text}</p>
            <p className="govuk-hint">
              <a className="govuk-link" href={`${addressOf(partnership)}/meetings/${encodeURIComponent(meetingId)}`}>
                Adopted {longDate(adoptedOn)}
              </a>
              {reviewOn && `, to be reviewed ${longDate(reviewOn)}`}
            </p>
          </section>
        ))}
    </Main>,
    [home, { href: addressOf(partnership), text: partnership.name }],
  );
