import { onLondonClock, type LocalDate } from '@csp/kernel';
import type { Here } from '@csp/platform-runtime';
import { neighboursOf } from '../meeting/meeting-days.view.ts';
import type { MeetingRow } from '../meeting/meetings.view.ts';
import { agencies } from '../partnership/agencies.view.ts';
import { meetingHappenings } from './meeting-happenings.view.ts';
import { pointHappenings } from './point-happenings.view.ts';
import { meetingSentence, pointSentence } from './sentences.ts';

interface Told {
  readonly at: string;
  readonly on: LocalDate;
  readonly text: string;
  readonly actionPointId: string | null;
  readonly meetingId: string | null;
}

/**
 * What the log says happened between a group's last sitting and this one, in its order: what became of action points that its
 * meetings raised, of its meetings and of their minutes. Nothing where this is the first.
 */
export const sinceLast = async (here: Here, state: MeetingRow['state'], seesRestricted: boolean) => {
  const { earlier } = await neighboursOf(here, state);
  const rows = new Map(
    (await here.rows(meetingHappenings).find({ where: { group: state.groupId } })).map((row) => [row.id, row]),
  );
  const last = earlier.map(({ id }) => rows.get(id)).find((row) => row?.openedAt);
  if (!last?.openedAt) return null;
  const after = last.closedAt ?? last.openedAt;
  const before = rows.get(state.id)?.openedAt ?? '~';
  const between = ({ at }: { readonly at: string }) => at > after && at < before;
  const ofMeetings = [...rows.values()].flatMap(({ id, date, happenings }) =>
    happenings.filter(between).map((one): Told => ({
      at: one.at,
      on: onLondonClock(Date.parse(one.at)).date,
      text: meetingSentence(date, one),
      actionPointId: null,
      meetingId: id,
    })),
  );
  const told = [...ofMeetings, ...(await ofPoints(here, { groupMeetings: rows, after, between, seesRestricted }))];
  return {
    meetingId: last.id,
    date: last.date,
    happenings: told.sort((one, other) => one.at.localeCompare(other.at)),
  };
};

interface Sought {
  readonly groupMeetings: ReadonlyMap<string, unknown>;
  readonly after: string;
  readonly between: (happening: { readonly at: string }) => boolean;
  readonly seesRestricted: boolean;
}

const ofPoints = async (
  here: Here,
  { groupMeetings, after, between, seesRestricted }: Sought,
): Promise<readonly Told[]> => {
  const points = await here.rows(pointHappenings).find({ orderBy: 'last', from: after });
  const names = new Map((await here.rows(agencies).find()).map(({ agencyId, name }) => [agencyId, name]));
  return points
    .filter(({ meetingId, restricted }) => groupMeetings.has(meetingId ?? '') && (seesRestricted || !restricted))
    .flatMap(({ id, reference, meetingId, happenings }) =>
      happenings.filter(between).map((one): Told => ({
        at: one.at,
        on: one.on,
        text: pointSentence(reference, one, one.agencyId && (names.get(one.agencyId) ?? null)),
        actionPointId: id,
        meetingId,
      })),
    );
};
