import { lineOf, wordsOf } from '@csp/kernel';
import type { MeetingPage } from '../meeting/meeting.page.ts';

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

type Said = Pick<MeetingPage, 'id' | 'agenda' | 'minutes' | 'decisions' | 'actionPoints' | 'keyMessages'>;

const entry = (facts: Omit<Entry, 'line' | 'agencies'> & Partial<Pick<Entry, 'agencies'>>): Entry => ({
  agencies: [],
  ...facts,
  line: lineOf(wordsOf(facts.text)),
});
const agenciesOf = (roles: readonly { readonly agencyId: string | null }[]) => roles.map(({ agencyId }) => agencyId);

/** Agenda items in their order. */
export const agendaEntries = ({ agenda }: Said): readonly Entry[] =>
  agenda
    .flatMap((item) => [item, ...item.subItems])
    .map(({ id, number, title: text, leads }) =>
      entry({ kind: 'AGENDA_ITEM', id, number, text, agencies: agenciesOf(leads) }),
    );

/** What was minuted, kind by kind. */
export const minutedEntries = ({ id: meetingId, minutes, decisions, actionPoints, keyMessages }: Said) => [
  ...minutes.map(({ id, number, text }) => entry({ kind: 'MINUTE', id, number, text })),
  ...decisions.map(({ id, paragraph: number, subject, caveat }) =>
    entry({ kind: 'DECISION', id, number, text: caveat ? `${subject}, ${caveat}` : subject }),
  ),
  ...actionPoints.map(({ actionPointId: id, reference: number, text, owners }) =>
    entry({ kind: 'ACTION_POINT', id, number, text, agencies: agenciesOf(owners) }),
  ),
  ...keyMessages.map((text, index) => entry({ kind: 'KEY_MESSAGE', id: `${meetingId}-${index}`, number: null, text })),
];
