import type { Json, Part } from '@csp/documents';
import { placedItems, type Meeting } from '@csp/meetings-domain';

type Agreed = Extract<Meeting, { status: 'agreed' }>;
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
    ...attendanceParts(state).map(open),
    ...places.map(({ item, number }) => under(item.id, item.id, itemPart(item, number))),
    ...state.paragraphs.map((one) => under(one.itemId, one.id, paragraphPart(one))),
    ...citing(state.decisions, ({ verb, subject, caveat }, paragraph) => ({
      kind: 'decision',
      paragraph,
      verb,
      subject,
      caveat,
    })),
    ...citing(state.actionPoints, (one, paragraph) => actionPointPart(one, paragraph)),
    open({ kind: 'agreement', at: state.agreement.atMeetingId, on: state.agreement.agreedOn }),
  ];
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

const attendanceParts = ({ attendance }: Agreed): readonly Content[] => {
  if (!attendance) return [];
  const people = (list: (typeof attendance)['present']): Json =>
    list.map(({ role, agencyName, capacity, deputyFor }) => ({ role, agency: agencyName, capacity, deputyFor }));
  return [
    { kind: 'present', people: people(attendance.present) },
    { kind: 'apologies', people: people(attendance.apologies) },
    { kind: 'public', count: attendance.publicCount },
  ];
};

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
