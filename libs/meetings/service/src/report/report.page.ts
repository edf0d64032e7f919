import { placedItems, type AgendaItem, type PlacedItem, type ReportVersion } from '@csp/meetings-domain';
import { grantsIn, type Asking } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';
import { eyesOf } from '../meeting/meeting.reading.ts';
import type { ReportRow } from './reports.view.ts';

/** Who looks. What they may not see doesn't exist for them. */
export interface ReportEyes {
  readonly seesRestricted: boolean;
  /** Whose own reports they see, restricted or withdrawn; none for the public. */
  readonly agencyIds: readonly string[];
  /** What earlier versions said, and that reports were withdrawn, stays within the partnership. */
  readonly public: boolean;
}

export const publicEyes: ReportEyes = { seesRestricted: false, agencyIds: [], public: true };

export const reportEyesOf = (asking: Asking): ReportEyes => ({
  seesRestricted: eyesOf(asking).seesRestricted,
  agencyIds: grantsIn(asking.principal, asking.tenant).flatMap(({ agencyId }) => agencyId ?? []),
  public: false,
});

const versionPage = (version: ReportVersion, knowsBefore: boolean) => ({
  ...version,
  marking: inGraph(version.marking),
  restricted: version.restrictedBecause !== null,
  whatChanged: knowsBefore ? version.whatChanged : null,
});

const isInsider = (agencyId: string | null, { seesRestricted, agencyIds }: ReportEyes): boolean =>
  seesRestricted || (agencyId !== null && agencyIds.includes(agencyId));

/** Whether a report that isn't withdrawn exists for these eyes: its item and its newest version must be for them. */
export const seesNewest = (
  { agencyId, restricted }: { readonly agencyId: string | null; readonly restricted: boolean },
  placed: PlacedItem | undefined,
  eyes: ReportEyes,
): boolean => (eyes.seesRestricted || placed?.restricted === false) && (!restricted || isInsider(agencyId, eyes));

/**
 * A report as the graph shows it; none when it isn't for these eyes. `placed`: its item, none when that has left the agenda, and
 * nobody can tell any more whether it was restricted.
 */
export const reportPage = (row: ReportRow, placed: PlacedItem | undefined, eyes: ReportEyes) => {
  const { id, version, state } = row;
  const { author, meetingId, itemId, status } = state;
  const insider = isInsider(author.agencyId, eyes);
  const restricted = (state.versions.at(-1)?.restrictedBecause ?? null) !== null;
  if (!seesNewest({ agencyId: author.agencyId, restricted }, placed, eyes)) return null;
  if (status === 'withdrawn' && !insider) return null;
  const sees = (one: ReportVersion | undefined) => one !== undefined && (insider || one.restrictedBecause === null);
  const pages = state.versions.flatMap((one, place) =>
    sees(one) ? [versionPage(one, sees(state.versions[place - 1]))] : [],
  );
  const versions = eyes.public ? pages.slice(-1) : pages.reverse();
  return {
    ...{ id, version, meetingId, itemId, item: placed?.number ?? null, status: inGraph(status), author },
    ...{ current: versions[0] ?? null, versions },
    // What came with a version that isn't for these eyes isn't for them either.
    files: state.files
      .filter((file) => sees(state.versions[file.version - 1]))
      .map((file) => ({ ...file, mediaType: inGraph(file.mediaType) })),
    withdrawnBecause: status === 'withdrawn' ? state.reason : null,
  };
};

export type ReportPage = NonNullable<ReturnType<typeof reportPage>>;

/** A meeting's reports in the order of its agenda; those whose item has left it last. */
export const reportPages = (
  rows: readonly ReportRow[],
  agenda: readonly AgendaItem[],
  eyes: ReportEyes,
): readonly ReportPage[] => {
  const items = placedItems(agenda);
  const placeOf = ({ itemId }: ReportRow): number => {
    const place = items.findIndex(({ item }) => item.id === itemId);
    return place < 0 ? items.length : place;
  };
  return rows
    .toSorted((one, other) => placeOf(one) - placeOf(other) || one.place - other.place)
    .flatMap((row) => reportPage(row, items[placeOf(row)], eyes) ?? []);
};
