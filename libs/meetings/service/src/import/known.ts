import type { MeetingFile } from '@csp/meetings-contract';
import type { KnownOfMeeting } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { firstFreeReferenceOf, firstFreeRunning, neighboursOf, meetingDays } from '../meeting/meeting-days.view.ts';
import { agencies } from '../partnership/agencies.view.ts';
import { groups, type GroupRow } from '../partnership/groups.view.ts';
import { settings, settingsKey } from '../partnership/settings.view.ts';
import { reviewPoints } from '../review/review-points.view.ts';
import { pointsWaiting } from '../review/review-table.ts';

/** All that a meeting in a file is held against, as it stands now. */
export const knownOf = async (
  here: Here,
  id: string,
  { date, startsAt }: MeetingFile,
  groupIn: (groups: readonly GroupRow[]) => GroupRow | null,
): Promise<KnownOfMeeting> => {
  const group = groupIn(await here.rows(groups).find());
  const habits = (await here.rows(settings).get(settingsKey)) ?? null;
  const place = { id, groupId: group?.groupId ?? '', date, startsAt };
  const { earlier, later } = await neighboursOf(here, place);
  const register = await here.rows(reviewPoints).find();
  const scheme = habits?.actionReferences ?? 'month-and-number';
  const days = await here.rows(meetingDays).find({ where: { group: place.groupId } });
  return {
    group,
    habits,
    agencies: await here.rows(agencies).find(),
    today: here.today(),
    meetsThen: days.some((day) => day.id !== id && day.date === date && day.status !== 'cancelled'),
    runningFrom: habits?.minuteNumbering === 'running' ? await firstFreeRunning(here, place) : 1,
    firstFreeNumber: await firstFreeReferenceOf(here, { id, date, scheme }),
    nextMeetingOn: later[0]?.date ?? null,
    references: new Set(
      register.filter(({ raisedOn }) => raisedOn.slice(0, 4) === date.slice(0, 4)).map(({ reference }) => reference),
    ),
    underReview: (await pointsWaiting(here, earlier)).map(({ id: pointId, reference, status }) => ({
      id: pointId,
      reference,
      closed: status === 'CLOSED',
    })),
  };
};
