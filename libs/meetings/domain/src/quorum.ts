import type { Attendee } from '@csp/meetings-contract';
import { placedItems, type PlacedItem } from './agenda-numbers.ts';
import type { AgendaItem, Declaration, RecordedAttendance } from './meeting.state.ts';

/** Whether enough different agencies of the board are there to decide. Before attendance is recorded nobody is. */
export interface Quorum {
  readonly required: number;
  /** As things stand: without those who have left early. */
  readonly present: number;
  readonly met: boolean;
  /** Numbers of the items, sub-items included, for which too few are there; none before attendance is recorded. */
  readonly notMetFor: readonly string[];
}

export interface Sitters {
  readonly quorumAgencies: number;
  readonly agenda: readonly AgendaItem[];
  readonly attendance: RecordedAttendance | null;
  readonly declarations: readonly Declaration[];
}

export const quorumOf = (sitters: Sitters): Quorum => {
  const { quorumAgencies: required, attendance } = sitters;
  if (!attendance) return { required, present: 0, met: false, notMetFor: [] };
  const present = agenciesOf(attendance.present.filter(({ untilItemId }) => untilItemId === null));
  const placed = placedItems(sitters.agenda);
  const quorate = quorateIn(sitters, placed);
  const notMetFor = placed.filter(({ item }) => !quorate(item.id));
  return { required, present, met: present >= required, notMetFor: notMetFor.map(({ number }) => number) };
};

/** Whether the board can decide in an item: with who came before it and stays, and doesn't leave the room for it. */
export const isQuorate = (sitters: Sitters, itemId: string): boolean =>
  quorateIn(sitters, placedItems(sitters.agenda))(itemId);

const quorateIn = ({ attendance, quorumAgencies, declarations }: Sitters, placed: readonly PlacedItem[]) => {
  const order = new Map(placed.map(({ item }, index) => [item.id, index]));
  const placeOf = (id: string) => order.get(id) ?? 0;
  // Who stays until an item stays for its sub-items as well.
  const lastOf = (id: string) => placeOf(id) + (placed[placeOf(id)]?.item.subItems.length ?? 0);
  return (itemId: string): boolean => {
    if (!attendance) return false;
    const place = placeOf(itemId);
    const parentId = placed[place]?.parent?.id;
    const out = declarations.filter(
      (one) => one.conduct === 'left-the-room' && (one.itemId === itemId || one.itemId === parentId),
    );
    const there = attendance.present.filter(
      ({ fromItemId, untilItemId, ...someone }) =>
        (fromItemId === null || placeOf(fromItemId) <= place) &&
        (untilItemId === null || place <= lastOf(untilItemId)) &&
        !out.some((one) => one.role === someone.role && one.agencyId === someone.agencyId),
    );
    return agenciesOf(there) >= quorumAgencies;
  };
};

/** Those whose decisions would have been taken by too few. */
export const withoutQuorum = (
  sitters: Sitters & {
    readonly decisions: readonly { readonly paragraphId: string }[];
    readonly paragraphs: readonly { readonly id: string; readonly itemId: string }[];
  },
): boolean => {
  const itemOf = new Map(sitters.paragraphs.map(({ id, itemId }) => [id, itemId]));
  const items = new Set(sitters.decisions.map(({ paragraphId }) => itemOf.get(paragraphId) ?? ''));
  const quorate = quorateIn(sitters, placedItems(sitters.agenda));
  return [...items].some((itemId) => !quorate(itemId));
};

const agenciesOf = (people: readonly Attendee[]): number =>
  new Set(people.flatMap(({ capacity, agencyId }) => (capacity === 'board' && agencyId ? agencyId : []))).size;
