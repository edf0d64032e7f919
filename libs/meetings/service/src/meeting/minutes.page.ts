import { hasBegun, placedItems, type Meeting, type RecordedDecision } from '@csp/meetings-domain';
import { inGraph } from '../constants.ts';
import type { Eyes } from './meeting.page.ts';

const nothing = {
  declarations: [],
  minutes: [],
  decisions: [],
  keyMessages: [],
  comments: [],
  actionPoints: [],
  agreed: null,
};

/** What was written down, as far as it stands under items that may be seen. Everything else here is found through a paragraph. */
export const minutesPage = (state: Meeting, eyes: Eyes) => {
  if (!hasBegun(state)) return nothing;
  const seen = placedItems(state.agenda).filter(({ restricted }) => eyes.seesRestricted || !restricted);
  const items = new Map(seen.map(({ item, number }) => [item.id, number]));
  const minutes = state.paragraphs.filter(({ itemId }) => items.has(itemId));
  const place = new Map(minutes.map(({ id }, index) => [id, index]));
  const cited = <Citing extends { readonly paragraphId: string }>(all: readonly Citing[]) =>
    all.filter(({ paragraphId }) => place.has(paragraphId));
  const numberOf = (paragraphId: string): string => minutes[place.get(paragraphId)!]!.number;
  return {
    declarations: state.declarations.flatMap((one) => {
      const item = items.get(one.itemId);
      return item === undefined ? [] : { ...one, item, kind: inGraph(one.kind), conduct: inGraph(one.conduct) };
    }),
    minutes,
    decisions: cited(state.decisions)
      .toSorted((one, other) => place.get(one.paragraphId)! - place.get(other.paragraphId)!)
      .map((one) => ({ ...decisionPage(one), paragraph: numberOf(one.paragraphId) })),
    keyMessages: state.keyMessages,
    comments: state.comments
      .filter(({ paragraphId }) => paragraphId === null || place.has(paragraphId))
      .map(({ commentedOn, ...comment }) => ({ ...comment, on: commentedOn })),
    actionPoints: cited(state.actionPoints).map(({ id, owners, ownerAgencyNames, ...one }) => ({
      ...one,
      actionPointId: id,
      seesRegister: eyes.seesRegister,
      paragraph: numberOf(one.paragraphId),
      owners: owners.map(({ agencyId, role }, index) => ({
        role,
        agencyId,
        agencyName: ownerAgencyNames[index] ?? null,
      })),
    })),
    agreed: state.status === 'agreed' ? agreementPage(state.agreement, minutes) : null,
  };
};

const decisionPage = ({ setsOff, inEffect, verb, ...decision }: RecordedDecision) => ({
  ...decision,
  verb: inGraph(verb),
  setsOff: setsOff && { ...setsOff, kind: inGraph(setsOff.kind), inEffect },
});

const agreementPage = (
  { atMeetingId, agreedOn, corrections }: Extract<Meeting, { status: 'agreed' }>['agreement'],
  minutes: Extract<Meeting, { status: 'agreed' }>['paragraphs'],
) => {
  const alterations = minutes.flatMap(({ number, before, text }) =>
    before === null ? [] : { paragraph: number, before, after: text },
  );
  const numbers = new Map(minutes.map(({ id, number }) => [id, number]));
  return {
    atMeetingId,
    on: agreedOn,
    asCorrectRecord: alterations.length === 0,
    alterations,
    corrections: corrections.flatMap(({ id, paragraphId, text, correctedOn }, before) => {
      const paragraph = numbers.get(paragraphId);
      return paragraph === undefined ? [] : { id, number: before + 1, paragraph, text, on: correctedOn };
    }),
  };
};
