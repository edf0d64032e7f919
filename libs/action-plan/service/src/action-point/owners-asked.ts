import type { Owner, OwnerAnswer } from '@csp/action-plan-contract';
import { daysBetween, type LocalDate } from '@csp/kernel';

/** One owning agency, and what it has said since it was asked. */
export interface Asked {
  readonly agencyId: string;
  /** When it came to own the point, or the point was opened again. */
  readonly askedOn: LocalDate;
  readonly answer: OwnerAnswer | null;
  readonly note: string | null;
  /** When it was last heard of: by an answer or a progress note. */
  readonly heardOn: LocalDate | null;
}

export const asked = (owners: readonly Owner[], askedOn: LocalDate): readonly Asked[] =>
  [...new Set(owners.map(({ agencyId }) => agencyId))].map((agencyId) => ({
    agencyId,
    askedOn,
    answer: null,
    note: null,
    heardOn: null,
  }));

/** Those that keep the point keep what they said; new ones, and any that declined and are named again, are asked now. */
export const askedAnew = (before: readonly Asked[], owners: readonly Owner[], askedOn: LocalDate): readonly Asked[] =>
  asked(owners, askedOn).map(
    (one) => before.find(({ agencyId, answer }) => agencyId === one.agencyId && answer !== 'declined') ?? one,
  );

/** A progress note. One of nobody in particular speaks for all: somebody knows how it stands. */
export const heard = (all: readonly Asked[], agencyId: string | null, heardOn: LocalDate): readonly Asked[] =>
  all.map((one) => (agencyId === null || one.agencyId === agencyId ? { ...one, heardOn } : one));

export const answered = (
  all: readonly Asked[],
  { agencyId, ...said }: Pick<Asked, 'agencyId' | 'answer' | 'note' | 'heardOn'>,
): readonly Asked[] => all.map((one) => (one.agencyId === agencyId ? { ...one, ...said } : one));

/** For how many days some owner has said nothing; undefined where all have been heard of. */
export const daysOfSilence = (all: readonly Asked[], today: LocalDate): number | undefined => {
  const days = all.filter(({ heardOn }) => heardOn === null).map(({ askedOn }) => daysBetween(askedOn, today));
  return days.length === 0 ? undefined : Math.max(...days);
};
