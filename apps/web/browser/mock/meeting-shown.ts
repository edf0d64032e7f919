import { placeInSeries } from './series.ts';
import type { Item, MockMeeting, World } from './shapes.ts';

export const agencyName = (world: World, id: string | null): string | null =>
  world.agencies.find((agency) => agency.id === id)?.name ?? null;

export const itemsOf = ({ agenda }: MockMeeting): Item[] => agenda.flatMap((item) => [item, ...item.subItems]);

export const renumber = ({ agenda }: MockMeeting): void =>
  agenda.forEach((item, place) => {
    item.number = `${place + 1}`;
    item.subItems.forEach((subItem, subPlace) => (subItem.number = `${place + 1}.${subPlace + 1}`));
  });

const minutesBetween = (from: string, to: string): number =>
  Number(to.slice(0, 2)) * 60 + Number(to.slice(3)) - Number(from.slice(0, 2)) * 60 - Number(from.slice(3));

export const asItem = (item: Item): object => ({
  ...item,
  restricted: item.restrictedBecause !== null,
  subItems: item.subItems.map(asItem),
});

/** The meeting as the graph shows it. */
export const shown = (meeting: MockMeeting, world: World): object => {
  const allotted = itemsOf(meeting).reduce((sum, { minutesAllotted }) => sum + (minutesAllotted ?? 0), 0);
  const available = minutesBetween(meeting.startsAt, meeting.endsAt);
  const present = new Set(
    meeting.attendance.present.filter(({ capacity }) => capacity === 'BOARD').map(({ agencyId }) => agencyId),
  );
  return {
    __typename: 'Meeting',
    ...meeting,
    group: world.groups.find(({ id }) => id === meeting.groupId),
    agenda: meeting.agenda.map(asItem),
    timing: { allotted, available, message: `The agenda allots ${allotted} of ${available} minutes.` },
    notice: {
      required: 5,
      given: 5,
      late: false,
      publishBy: '2020-09-28',
      publishedAt: meeting.publishedAt,
      message: meeting.publishedAt
        ? 'Published with five clear working days of notice.'
        : 'Publish by Monday 28 September 2020 to give five clear working days of notice.',
    },
    quorum: { required: 3, present: present.size, met: present.size >= 3, notMetFor: [] },
    reports: meeting.reports ?? [],
    reportsDueBy: '2020-09-28',
    publicQuestions: meeting.publicQuestions ?? [],
    questionTime: { closesOn: '2020-10-05', closesAt: '10:00', closed: false, noneReceived: false },
    series: () => placeInSeries(meeting, world),
    review: reviewOf(meeting, world),
    sinceLast: sinceLastOf(meeting, world),
    publicPath: meeting.publishedAt ? `/public/${world.slug}/meetings/${meeting.id}` : null,
  };
};

const reviewOf = (meeting: MockMeeting, world: World): object[] =>
  world.points
    .filter(({ meetingId }) => meetingId !== meeting.id && meeting.date === '2020-10-06')
    .map((point) => ({
      actionPointId: point.id,
      reference: point.reference,
      text: point.text,
      owners: point.owners.map(({ role, agencyId }) => ({ role, agencyId, agencyName: agencyName(world, agencyId) })),
      status: point.status,
      response: meeting.outcomes[point.id]?.response ?? point.answer ?? point.history.at(-1)?.note ?? null,
      dueOn: point.dueOn,
      outcome: meeting.outcomes[point.id]?.outcome ?? null,
      outcomeResponse: meeting.outcomes[point.id]?.response ?? null,
    }));

const sinceLastOf = ({ id, groupId, date }: MockMeeting, world: World): object | null => {
  const last = world.meetings.filter((one) => one.groupId === groupId && one.date < date && one.id !== id).at(-1);
  const text = 'Action point 02/03 was closed: shared with the CSP';
  return last
    ? { date: last.date, happenings: [{ on: '2020-02-13', text, actionPointId: 'p1', meetingId: last.id }] }
    : null;
};
