import { meetingSeries, usualItems, type MeetingSeriesCommand, type SeriesHabits } from '@csp/meetings-domain';
import type { Rhythm } from '@csp/meetings-contract';
import {
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { itemChanges, nothingGiven, type ItemInput } from '../meeting/meeting.inputs.ts';
import type { MeetingPage } from '../meeting/meeting.page.ts';
import { groups } from '../partnership/groups.view.ts';
import {
  loadSeries,
  meetingsOfSeries,
  nextDaysOf,
  placeInSeries,
  seriesPage,
  type SeriesPage,
} from './meeting-series.reading.ts';
import { allMeetingSeries } from './meeting-series.view.ts';
import { scheduleFromSeries } from './scheduling.ts';

interface OfSeries extends ActOptions {
  readonly seriesId: string;
}

interface RhythmInput {
  readonly everyMonths: number;
  readonly week: string;
  readonly weekday: string;
}

interface HabitsInput {
  readonly name?: string | null;
  readonly rhythm?: RhythmInput | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly place?: string | null;
}

interface StartInput extends ActOptions, HabitsInput {
  readonly groupId: string;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly items: 'USUAL' | 'NONE';
}

const rhythmOf = ({ everyMonths, week, weekday }: RhythmInput): Rhythm => ({
  ...{ everyMonths, week: asStored<Rhythm['week']>(week), weekday: asStored<Rhythm['weekday']>(weekday) },
});

/** What was given of a series: left out stays out, null empties. */
const habitChanges = ({ name, rhythm, startsAt, endsAt, place }: HabitsInput): Partial<SeriesHabits> => ({
  ...(name !== undefined && { name: name ?? '' }),
  ...(rhythm !== undefined && { rhythm: rhythm && rhythmOf(rhythm) }),
  ...(startsAt !== undefined && { startsAt: startsAt ?? '' }),
  ...(endsAt !== undefined && { endsAt: endsAt ?? '' }),
  ...(place !== undefined && { place }),
});

const starting = async (here: Here, seriesId: string, input: StartInput): Promise<MeetingSeriesCommand> => ({
  type: 'StartMeetingSeries',
  seriesId,
  group: (await here.rows(groups).get(input.groupId)) ?? null,
  name: input.name,
  rhythm: input.rhythm ? rhythmOf(input.rhythm) : null,
  startsAt: input.startsAt,
  endsAt: input.endsAt,
  place: input.place ?? null,
  items:
    input.items === 'USUAL'
      ? usualItems.map((item) => ({ ...item, itemId: here.newId(input.commandId), parentId: null }))
      : [],
  startedOn: here.today(),
});

type OfItem = OfSeries & { readonly itemId: string };
type Change<Input> = (here: Here, input: Input) => MeetingSeriesCommand | Promise<MeetingSeriesCommand>;

/** Every change of an existing series: from the input to the command that is meant by it. The rules are the domain's. */
const changes = {
  changeMeetingSeries: (_: Here, input: OfSeries & HabitsInput) => ({
    type: 'ChangeMeetingSeries',
    changes: habitChanges(input),
  }),
  addStandingItem: async (here: Here, input: OfSeries & ItemInput & { readonly parentId?: string | null }) => ({
    type: 'AddStandingItem',
    itemId: here.newId(input.commandId),
    parentId: input.parentId ?? null,
    ...nothingGiven,
    ...(await itemChanges(here, input)),
    on: here.today(),
  }),
  changeStandingItem: async (here: Here, input: OfItem & ItemInput) => ({
    type: 'ChangeStandingItem',
    itemId: input.itemId,
    changes: await itemChanges(here, input),
    on: here.today(),
  }),
  moveStandingItem: (_: Here, { itemId, place }: OfItem & { readonly place: number }) => ({
    type: 'MoveStandingItem',
    itemId,
    place,
  }),
  removeStandingItem: (_: Here, { itemId }: OfItem) => ({ type: 'RemoveStandingItem', itemId }),
  endMeetingSeries: (here: Here) => ({ type: 'EndMeetingSeries', endedOn: here.today() }),
} satisfies Record<string, Change<never>>;

export const meetingSeriesResolvers = (ports: ContextPorts): Resolvers => {
  const act = async (asking: Asking, id: string, command: MeetingSeriesCommand, options: ActOptions) => {
    const acted = await ports.of(asking).act(meetingSeries, id, command, options);
    return acted.kind === 'accepted' ? loadSeries(ports, id, asking) : refusal(acted.code);
  };
  const changing =
    (change: Change<OfSeries>) =>
    async (_: unknown, { input }: { input: OfSeries }, asking: Asking) =>
      act(asking, input.seriesId, await change(ports.of(asking), input), input);
  return {
    Query: {
      allMeetingSeries: async (_: unknown, __: unknown, asking: Asking) => {
        // Those that go on stand before those that have ended: `active` sorts so.
        const rows = await ports.of(asking).rows(allMeetingSeries).find({ orderBy: 'name' });
        return rows.map((row) => seriesPage(row, asking));
      },
      meetingSeries: (_: unknown, { id }: { id: string }, asking: Asking) => loadSeries(ports, id, asking),
    },
    Mutation: {
      startMeetingSeries: async (_: unknown, { input }: { input: StartInput }, asking: Asking) => {
        const here = ports.of(asking);
        const id = here.newId(input.commandId);
        return act(asking, id, await starting(here, id, input), input);
      },
      scheduleFromSeries: scheduleFromSeries(ports),
      ...Object.fromEntries(
        Object.entries(changes).map(([name, change]) => [name, changing(change as Change<OfSeries>)]),
      ),
    },
    Meeting: {
      series: ({ id, seriesId }: MeetingPage, _: unknown, asking: Asking) =>
        seriesId === null ? null : placeInSeries(ports, seriesId, id, asking),
    },
    MeetingSeries: {
      group: ({ groupId }: SeriesPage) => ({ __typename: 'Group', id: groupId }),
      meetings: ({ id }: SeriesPage, { first }: { first: number }, asking: Asking) =>
        meetingsOfSeries(ports, id, first, asking),
      nextDays: ({ row }: SeriesPage, args: { first: number; from?: string | null }, asking: Asking) =>
        nextDaysOf(ports.of(asking), row, args),
    },
  };
};
