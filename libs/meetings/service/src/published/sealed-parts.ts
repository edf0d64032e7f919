import type { Part } from '@csp/documents';
import { placedItems, type Meeting, type PlacedItem } from '@csp/meetings-domain';

type Agreed = Extract<Meeting, { status: 'agreed' }>;
type Attendance = NonNullable<Agreed['attendance']>;
type Content = Part['content'];

/**
 * What is sealed of agreed minutes, in the order it is read. Whatever stands here is in files that people keep: a part's content must
 * come out the same from every later release (a golden file holds it to that). What meetings are given later is a part of a kind of
 * its own, there only where a meeting has it.
 */
export const sealedParts = (state: Agreed): readonly Part[] => {
  const places = placedItems(state.agenda);
  const restricted = new Set(places.filter((one) => one.restricted).map(({ item }) => item.id));
  const paragraphs = new Map(state.paragraphs.map((one) => [one.id, one]));
  const open = (content: Content): Part => ({ content, secret: state.id, restricted: false });
  const under = (itemId: string, secret: string, content: Content): Part => ({
    content,
    secret,
    restricted: restricted.has(itemId),
  });
  const citing = <One extends { readonly id: string; readonly paragraphId: string }>(
    all: readonly One[],
    content: (one: One, paragraph: string) => Content,
  ): readonly Part[] =>
    all.map((one) => {
      const { itemId, number } = paragraphs.get(one.paragraphId)!;
      return under(itemId, one.id, content(one, number));
    });
  return [
    open(meetingPart(state)),
    ...attendanceParts(state, new Map(places.map(({ item, number }) => [item.id, number]))).map(open),
    ...places.map(({ item, number }) => under(item.id, item.id, itemPart(item, number))),
    ...state.paragraphs.map((one) => under(one.itemId, one.id, paragraphPart(one))),
    ...state.declarations.map((one) => under(one.itemId, one.id, declarationPart(one, places))),
    ...citing(state.decisions, decisionPart),
    ...citing(state.actionPoints, actionPointPart),
    ...state.keyMessages.map((text) => open({ kind: 'key-message', text })),
    open({ kind: 'agreement', at: state.agreement.atMeetingId, on: state.agreement.agreedOn }),
  ];
};

/** What is sealed of each correction made since, in order: restricted where the paragraph that it corrects is. */
export const correctionParts = (state: Agreed): readonly Part[] => {
  const places = placedItems(state.agenda);
  const paragraphs = new Map(state.paragraphs.map((one) => [one.id, one]));
  return state.agreement.corrections.map(({ id, paragraphId, text, correctedOn }) => {
    const { itemId, number } = paragraphs.get(paragraphId)!;
    return {
      content: { kind: 'correction', paragraph: number, text, on: correctedOn },
      secret: id,
      restricted: places.some(({ item, restricted }) => restricted && item.id === itemId),
    };
  });
};

const meetingPart = ({ title, date, startsAt, endsAt, closedAt, place }: Agreed): Content => ({
  kind: 'meeting',
  title,
  date,
  startsAt,
  endsAt,
  closedAt,
  place,
});

/** Those who were there say for which items, by number, where it was not for all. */
const attendanceParts = ({ attendance }: Agreed, numbers: ReadonlyMap<string, string>): readonly Content[] => {
  if (!attendance) return [];
  const person = ({ role, agencyName, capacity, deputyFor }: Attendance['apologies'][number]) => ({
    role,
    agency: agencyName,
    capacity,
    deputyFor,
  });
  const item = (id: string | null): string | null => (id === null ? null : (numbers.get(id) ?? null));
  const present = attendance.present.map(({ fromItemId, untilItemId, ...one }) => ({
    ...person(one),
    from: item(fromItemId),
    until: item(untilItemId),
  }));
  return [
    { kind: 'present', people: present },
    { kind: 'apologies', people: attendance.apologies.map(person) },
    { kind: 'absent', people: attendance.absent.map(person) },
    { kind: 'public', count: attendance.publicCount },
  ];
};

const declarationPart = (one: Agreed['declarations'][number], places: readonly PlacedItem[]): Content => ({
  kind: 'declaration',
  item: places.find(({ item }) => item.id === one.itemId)?.number ?? null,
  role: one.role,
  agency: one.agencyName,
  interest: one.kind,
  nature: one.nature,
  conduct: one.conduct,
});

/** What it sets off as well, whether or not that has happened yet. */
const decisionPart = (one: Agreed['decisions'][number], paragraph: string): Content => ({
  kind: 'decision',
  paragraph,
  verb: one.verb,
  subject: one.subject,
  caveat: one.caveat,
  recommendation: one.recommendation,
  votes: one.votes,
  setsOff: one.setsOff,
});

const itemPart = ({ title }: Agreed['agenda'][number], number: string): Content => ({
  kind: 'agenda-item',
  number,
  title,
});

const paragraphPart = ({ number, text, before }: Agreed['paragraphs'][number]): Content => ({
  kind: 'paragraph',
  number,
  text,
  ...(before !== null && { before }),
});

const actionPointPart = (
  { reference, text, owners, ownerAgencyNames, dueOn }: Agreed['actionPoints'][number],
  paragraph: string,
): Content => ({
  kind: 'action-point',
  reference,
  paragraph,
  text,
  owners: owners.map(({ role }, place) => ({ role, agency: ownerAgencyNames[place] ?? null })),
  dueOn,
});
