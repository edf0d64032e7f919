import type { TenantId } from '@csp/kernel';
import type { Here } from '@csp/platform-runtime';
import { meetings } from '../meeting/meetings.view.ts';
import { takenApart, type SearchedMeeting } from './entries.ts';
import { searchedMeetings } from './searched-meetings.view.ts';

/** As many characters as a process keeps, all partnerships together: some five years of five of them. */
const mostCharacters = 12_000_000;

type OfPartnership = Map<string, SearchedMeeting>;

/**
 * A partnership's meetings taken apart, the latest first. One is read and taken apart again only when it has changed since, so that
 * a search during a meeting costs what that meeting says and not what five years say. Whose partnership was searched longest ago is
 * forgotten when there is no more room.
 */
export const keptMeetings = (most = mostCharacters) => {
  /** In the order in which they were last searched. */
  const kept = new Map<TenantId, OfPartnership>();

  const makeRoom = (): void => {
    let taken = 0;
    for (const [tenant, own] of [...kept].reverse()) {
      for (const { characters } of own.values()) taken += characters;
      if (taken > most && own !== [...kept.values()].at(-1)) kept.delete(tenant);
    }
  };

  return async (tenant: TenantId, here: Here): Promise<readonly SearchedMeeting[]> => {
    const own: OfPartnership = kept.get(tenant) ?? new Map<string, SearchedMeeting>();
    kept.delete(tenant);
    kept.set(tenant, own);
    const rows = await here.rows(searchedMeetings).find({ orderBy: 'day', descending: true });
    let changed = false;
    const read = async (id: string, version: number): Promise<SearchedMeeting | undefined> => {
      const before = own.get(id);
      if (before?.version === version) return before;
      const row = await here.rows(meetings).get(id);
      if (!row) return undefined;
      // By the version of what was read: this view may know of a change before that one, or after it.
      const meeting = takenApart(row);
      own.set(id, meeting);
      changed = true;
      return meeting;
    };
    const found = await Promise.all(rows.map(({ id, version }) => read(id, version)));
    if (changed) makeRoom();
    return found.filter((one) => one !== undefined);
  };
};
