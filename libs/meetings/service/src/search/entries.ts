import { lineOf, wordsOf } from '@csp/kernel';
import { placedItems, type PlacedItem } from '@csp/meetings-domain';
import { meetingPage, type MeetingPage } from '../meeting/meeting.page.ts';
import type { MeetingRow } from '../meeting/meetings.view.ts';
import { publicMeeting } from '../meeting/public-meeting.ts';

/** Something that a meeting's agenda or minutes say. */
export interface Entry {
  readonly kind: 'AGENDA_ITEM' | 'MINUTE' | 'DECISION' | 'ACTION_POINT' | 'KEY_MESSAGE';
  readonly id: string;
  /** Of the item or paragraph, or the action point's reference; none for what has no number. */
  readonly number: string | null;
  readonly text: string;
  /** Who leads or owns it. */
  readonly agencies: readonly (string | null)[];
  /** Its words, to be searched. */
  readonly line: string;
}

/** Those who run or sit on the partnership, its agencies' officers, and everybody. */
export type Sight = 'all' | 'unrestricted' | 'published';

/** What a meeting says to one sight. */
interface Said {
  readonly agenda: readonly Entry[];
  readonly minuted: readonly Entry[];
}

/** A meeting taken apart to be searched. */
export interface SearchedMeeting {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly date: string;
  readonly items: readonly PlacedItem[];
  /** None for a sight to which there is no such meeting. */
  readonly said: Readonly<Record<Sight, Said | null>>;
  /** How much of it is kept. */
  readonly characters: number;
}

type Page = Pick<MeetingPage, 'id' | 'agenda' | 'minutes' | 'decisions' | 'actionPoints' | 'keyMessages'>;
type Facts = Omit<Entry, 'line' | 'agencies'> & Partial<Pick<Entry, 'agencies'>>;

const agenciesOf = (roles: readonly { readonly agencyId: string | null }[]) => roles.map(({ agencyId }) => agencyId);

/** Agenda items in their order, and what was minuted, kind by kind. */
const saidOn = (page: Page | null, entry: (facts: Facts) => Entry): Said | null => {
  if (!page) return null;
  const { id: meetingId, agenda, minutes, decisions, actionPoints, keyMessages } = page;
  return {
    agenda: agenda
      .flatMap((item) => [item, ...item.subItems])
      .map(({ id, number, title: text, leads }) =>
        entry({ kind: 'AGENDA_ITEM', id, number, text, agencies: agenciesOf(leads) }),
      ),
    minuted: [
      ...minutes.map(({ id, number, text }) => entry({ kind: 'MINUTE', id, number, text })),
      ...decisions.map(({ id, paragraph: number, subject, caveat }) =>
        entry({ kind: 'DECISION', id, number, text: caveat ? `${subject}, ${caveat}` : subject }),
      ),
      ...actionPoints.map(({ actionPointId: id, reference: number, text, owners }) =>
        entry({ kind: 'ACTION_POINT', id, number, text, agencies: agenciesOf(owners) }),
      ),
      ...keyMessages.map((text, index) =>
        entry({ kind: 'KEY_MESSAGE', id: `${meetingId}-${index}`, number: null, text }),
      ),
    ],
  };
};

/** What a meeting says, by what each sight is shown of it anyway: no rule of what is restricted stands here. */
export const takenApart = (row: MeetingRow): SearchedMeeting => {
  let characters = 0;
  const known = new Map<string, Entry>();
  // Most is said to every sight: it is kept once.
  const entry = (facts: Facts): Entry => {
    const key = `${facts.kind}/${facts.id}`;
    let one = known.get(key);
    if (one) return one;
    known.set(key, (one = { agencies: [], ...facts, line: lineOf(wordsOf(facts.text)) }));
    characters += one.text.length + one.line.length;
    return one;
  };
  const said = {
    all: saidOn(meetingPage(row, { seesRestricted: true, seesRegister: false }), entry),
    unrestricted: saidOn(meetingPage(row, { seesRestricted: false, seesRegister: false }), entry),
    published: saidOn(publicMeeting(row), entry),
  };
  const { id, version, state } = row;
  return { id, version, title: state.title, date: state.date, items: placedItems(state.agenda), said, characters };
};
