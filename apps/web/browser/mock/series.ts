import { changes } from './meeting-changes.ts';
import { asItem, renumber, shown } from './meeting-shown.ts';
import type { Input, MockMeeting, MockSeries, World } from './shapes.ts';

/** As far as the pages need it: any rhythm is the first Monday of each quarter, and Easter Monday is one of them. */
const nextDays = [
  { date: '2021-01-04', insteadOf: null },
  { date: '2021-04-06', insteadOf: '2021-04-05' },
  { date: '2021-07-05', insteadOf: null },
  { date: '2021-10-04', insteadOf: null },
];

const meetingsOf = (series: MockSeries, world: World) =>
  world.meetings.filter(({ seriesId }) => seriesId === series.id).sort((a, b) => (a.date < b.date ? 1 : -1));

const seriesShown = (series: MockSeries, world: World): object => {
  renumber(series as unknown as MockMeeting);
  return {
    __typename: 'MeetingSeries',
    ...series,
    group: world.groups.find(({ id }) => id === series.groupId),
    rhythmInWords: series.rhythm ? `Every ${series.rhythm['everyMonths']} months` : 'Days are set by hand',
    items: series.agenda.map(asItem),
    timing: { allotted: 0, available: 110, message: 'The agenda is 110 minutes under: 0 of 110 minutes.' },
    meetings: ({ first = 20 }: Input) =>
      meetingsOf(series, world)
        .slice(0, first)
        .map((one) => shown(one, world)),
    nextDays: ({ first = 4 }: Input) => {
      const taken = new Set(meetingsOf(series, world).map(({ date }) => date));
      return series.rhythm ? nextDays.filter(({ date }) => !taken.has(date)).slice(0, first) : [];
    },
  };
};

/** A meeting's place, with the meetings about it. */
export const placeInSeries = (meeting: MockMeeting, world: World): object | null => {
  const series = world.series.find(({ id }) => id === meeting.seriesId);
  if (!series) return null;
  const others = meetingsOf(series, world);
  const place = others.indexOf(meeting);
  const load = (one: MockMeeting | undefined) =>
    one ? { meetingId: one.id, date: one.date, startsAt: one.startsAt } : null;
  return { series: seriesShown(series, world), previous: load(others[place + 1]), next: load(others[place - 1]) };
};

type Change = (series: MockSeries, input: Input, world: World) => void;

const items =
  (name: string): Change =>
  (series, input, world) =>
    void changes[name]!(series as unknown as MockMeeting, input, world);

const seriesChanges: Readonly<Record<string, Change>> = {
  addStandingItem: items('addAgendaItem'),
  changeStandingItem: items('changeAgendaItem'),
  moveStandingItem: items('moveAgendaItem'),
  removeStandingItem: items('removeAgendaItem'),
  changeMeetingSeries: (series, { name, rhythm, startsAt, endsAt, place }) =>
    void Object.assign(series, { name, rhythm, startsAt, endsAt, place }),
  endMeetingSeries: (series) => void (series.endedOn = '2020-10-06'),
};

const conflict = { __typename: 'Refusal', code: 'conflict', message: 'Somebody else has changed this meanwhile.' };

const change = (name: string, input: Input, world: World): object => {
  const series = world.series.find(({ id }) => id === input['seriesId']);
  const { expectedVersion } = input;
  if (!series || (expectedVersion != null && expectedVersion !== series.version)) return conflict;
  seriesChanges[name]!(series, input, world);
  series.version++;
  return seriesShown(series, world);
};

const start = (input: Input, world: World): object => {
  const { groupId, name, rhythm = null, startsAt, endsAt, place = null } = input;
  const id = `series-${world.series.length + 1}`;
  const common = { groupId, name, rhythm, startsAt, endsAt, place };
  const series: MockSeries = { id, version: 1, ...common, endedOn: null, agenda: [] };
  world.series.push(series);
  const usual = input['items'] === 'USUAL' ? ['Welcome and apologies', 'Any other business'] : [];
  for (const title of usual) seriesChanges['addStandingItem']!(series, { title }, world);
  return seriesShown(series, world);
};

export const seriesQueries = (world: World) => ({
  allMeetingSeries: () => world.series.map((one) => seriesShown(one, world)),
  meetingSeries: ({ id }: Input) => {
    const series = world.series.find((one) => one.id === id);
    return series ? seriesShown(series, world) : null;
  },
});

/** `schedule` puts a meeting into the world. */
export const seriesMutations = (
  world: World,
  note: (name: string, input: Input) => void,
  schedule: (input: Input) => MockMeeting,
) => ({
  ...Object.fromEntries(
    Object.keys(seriesChanges).map((name) => [
      name,
      ({ input }: Input) => {
        note(name, input);
        return change(name, input, world);
      },
    ]),
  ),
  startMeetingSeries: ({ input }: Input) => {
    note('startMeetingSeries', input);
    return start(input, world);
  },
  scheduleFromSeries: ({ input }: Input) => {
    note('scheduleFromSeries', input);
    const series = world.series.find(({ id }) => id === input.seriesId)!;
    const meetings = input.meetings.map((one: Input) => {
      const meeting = schedule({ ...one, groupId: series.groupId });
      return Object.assign(meeting, { seriesId: series.id, agenda: structuredClone(series.agenda) });
    });
    return { __typename: 'ScheduledMeetings', meetings: meetings.map((one: MockMeeting) => shown(one, world)) };
  },
});
