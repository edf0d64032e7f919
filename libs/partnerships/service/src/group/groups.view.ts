import { groupEvents, type GroupEvent } from '@csp/partnerships-contract';
import { unreachable } from '@csp/kernel';
import { view, type Here } from '@csp/platform-runtime';

export interface TermsRow {
  readonly version: number;
  readonly text: string;
  readonly adoptedOn: string;
  readonly reviewOn: string | null;
  /** Whose decision adopted them. */
  readonly meetingId: string | null;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly cadence: string | null;
  readonly active: boolean;
  readonly setUpOn: string | null;
  readonly disbandedOn: string | null;
  /** Every version, the first one first. */
  readonly terms: readonly TermsRow[];
}

/** One row per group; disbanded ones stay, since their meetings and minutes do. */
export const groups = view<GroupRow, GroupEvent>()({
  name: 'groups',
  version: 3,
  source: 'partnerships',
  keys: ({ event }) => (event.type in groupEvents ? [event.data.groupId] : []),
  fold: (row, { event }) => {
    if (event.type === 'GroupSetUp.v1') {
      const { groupId: id, ...facts } = event.data;
      return { id, ...facts, active: true, disbandedOn: null, terms: [] };
    }
    if (!row) return undefined;
    switch (event.type) {
      case 'GroupRenamed.v1':
        return { ...row, name: event.data.name };
      case 'GroupDisbanded.v1':
        return { ...row, active: false, disbandedOn: event.data.on };
      case 'TermsOfReferenceAdopted.v2': {
        const { version, text, adoptedOn, reviewOn, decided } = event.data;
        const adopted = { version, text, adoptedOn, reviewOn, meetingId: decided?.meetingId ?? null };
        return { ...row, terms: [...row.terms, adopted] };
      }
      default:
        return unreachable(event);
    }
  },
  indexes: { active: (row) => (row.active ? 1 : 0) },
});

/** Those that still meet first, then by name. */
export const inOrder = (rows: readonly GroupRow[]): GroupRow[] =>
  [...rows].sort(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1),
  );

/**
 * Names of the other active groups. Two groups set up under one name at the same moment can slip past each other: the second
 * is then renamed by hand, which harms nobody, as everything cites groups by id.
 */
export const namesBeside = async (here: Pick<Here, 'rows'>, id: string): Promise<string[]> =>
  (await here.rows(groups).find({ where: { active: 1 } })).filter((row) => row.id !== id).map(({ name }) => name);
