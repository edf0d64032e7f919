import { longDate } from '../calendar/dates.ts';

/** As `SearchKind` of the SDL: what stands before the number of a place that was found. */
const kindWords = {
  AGENDA_ITEM: 'Agenda item',
  PAPER: 'Paper for item',
  MINUTE: 'Paragraph',
  DECISION: 'Decision in',
  ACTION_POINT: 'Action point',
  KEY_MESSAGE: 'Key message',
} as const;

/** As `SearchHit` of the SDL. */
export interface SearchHit {
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly date: string;
  readonly kind: keyof typeof kindWords;
  readonly id: string;
  readonly number?: string | null;
  readonly title?: string | null;
  readonly parts: readonly string[];
}

/** What a place is called that was found, as words of its link. */
export const HitName = ({ hit: { meetingTitle, date, kind, number, title } }: { readonly hit: SearchHit }) => (
  <>
    {kindWords[kind]} {number}
    {title && `: ${title}`}
    <span className="govuk-visually-hidden">
      {' '}
      of {meetingTitle}, {longDate(date)}
    </span>
  </>
);

/** In how many places something was found; `most`: as many as are counted. */
export const placesFound = (total: number, most = Infinity): string =>
  total === 1 ? 'Found in 1 place' : `Found in ${total}${total < most ? '' : ' or more'} places`;
