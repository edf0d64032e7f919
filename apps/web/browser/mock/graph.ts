import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { mergedSdl } from '../../merged-sdl.mjs';
import { actionTableChanges, actionTableOf } from './action-table.ts';
import { Bell } from './bell.ts';
import { followUpOf } from './follow-up.ts';
import { meetingFileChanges, meetingFileOf } from './meeting-file.ts';
import { change, changes } from './meeting-changes.ts';
import { shown } from './meeting-shown.ts';
import { outreachChanges, outreachOf } from './outreach.ts';
import { changePoint, pointChanges, pointOf, pointsFor } from './point-changes.ts';
import { recordOf } from './attendance.ts';
import { countyHitsIn, hitsIn } from './search.ts';
import { seriesMutations, seriesQueries } from './series.ts';
import { reportSteps } from './report-changes.ts';
import type { Agency, FeedMessage, Input, MockMeeting, World } from './shapes.ts';
import { adoptTerms } from './terms.ts';
import { newWorlds } from './worlds.ts';

export interface Asking {
  readonly tenant: string;
  readonly signedIn: boolean;
}

/** A stand-in for the server with the SDL as its contract and plain objects as its store. */
export class MockGraph {
  readonly schema: GraphQLSchema;
  worlds = newWorlds();
  readonly bell = new Bell();
  readonly #seen = new Set<string>();
  /** Every mutation that arrived, in order. */
  readonly received: { readonly name: string; readonly input: Input }[] = [];

  constructor(workspace: string) {
    this.schema = buildSchema(mergedSdl(workspace));
  }

  reset(): void {
    this.worlds = newWorlds();
    this.received.length = 0;
    this.#seen.clear();
  }

  world(tenant: string): World {
    return this.worlds.get(tenant)!;
  }

  /** Top-level fields; deeper ones are read from what these return. */
  readonly root = (asking: Asking): object => {
    if (!asking.signedIn) throw new GraphQLError('You need to sign in.', { extensions: { code: 'FORBIDDEN' } });
    const world = this.world(asking.tenant);
    return {
      ...followUpOf(world),
      ...this.#queries(world),
      ...this.#mutations(world),
      ...this.#subscriptions(world),
    };
  };

  #queries(world: World) {
    const latest = () => [...world.meetings].sort((a, b) => (a.date < b.date ? 1 : -1));
    return {
      partnership: () => partnershipOf(world),
      meeting: ({ id }: Input) => this.#meeting(world, id),
      meetings: ({ filter = {}, first = 20, offset = 0 }: Input) => {
        const fitting = latest()
          .filter(({ groupId }) => !filter.groupId || groupId === filter.groupId)
          .filter(({ minutesStatus }) => !filter.minutesNotAgreed || !['NONE', 'AGREED'].includes(minutesStatus));
        return { nodes: fitting.slice(offset, offset + first).map((one) => shown(one, world)), total: fitting.length };
      },
      meetingAsAt: ({ id }: Input) => this.#meeting(world, id),
      searchMeetings: ({ search: { words } }: Input) => hitsIn(latest(), words),
      attendanceRecord: ({ from, to }: Input) =>
        recordOf(world.meetings.filter(({ date }) => date >= from && date <= to)),
      nextMeeting: () => this.#meeting(world, world.meetings.find(({ stage }) => stage !== 'HELD')?.id),
      actionPoint: ({ id }: Input) =>
        pointOf(
          world,
          world.points.find((point) => point.id === id),
        ),
      actionPoints: ({ filter = {}, first = 50, offset = 0 }: Input) => {
        const fitting = pointsFor(world, filter);
        return {
          nodes: fitting.slice(offset, offset + first).map((one) => pointOf(world, one)),
          total: fitting.length,
        };
      },
      actionPointsAsAt: ({ filter = {} }: Input) => {
        const fitting = pointsFor(world, filter);
        return { nodes: fitting.map((one) => pointOf(world, one)), total: fitting.length };
      },
      followUpSettings: { silentAfterDays: world.silentAfterDays },
      countyOverview: () => world.overview,
      searchCounty: ({ search: { words } }: Input) => countyHitsIn(words),
      ...seriesQueries(world),
      ...outreachOf(world),
      ...actionTableOf(),
      ...meetingFileOf(world),
    };
  }

  #meeting(world: World, id: string | undefined): object | null {
    const meeting = world.meetings.find((one) => one.id === id);
    return meeting ? shown(meeting, world) : null;
  }

  #mutations(world: World) {
    const note = (name: string, input: Input) => this.received.push({ name, input: structuredClone(input) });
    const ofMeetings = Object.keys(changes).map((name) => [
      name,
      ({ input }: Input) => {
        note(name, input);
        const result = change(name, input, world, this.#seen);
        if ('code' in result) return { __typename: 'Refusal', ...result };
        this.bell.ring();
        return shown(result, world);
      },
    ]);
    return {
      ...Object.fromEntries(ofMeetings),
      ...seriesMutations(world, note, (input) => this.#scheduled(world, input)),
      ...Object.fromEntries(['accept', 'refuse', 'answer'].map((step) => this.#questionStep(world, step))),
      ...reportSteps(world),
      scheduleMeeting: ({ input }: Input) => {
        note('scheduleMeeting', input);
        return shown(this.#scheduled(world, input), world);
      },
      ...Object.fromEntries(Object.keys(pointChanges).map((name) => this.#pointStep(world, name))),
      ...outreachChanges(world),
      ...actionTableChanges(note),
      ...meetingFileChanges(world, note),
      changeFollowUpSettings: ({ input }: Input) => {
        note('changeFollowUpSettings', input);
        world.silentAfterDays = input.silentAfterDays;
        return { __typename: 'FollowUpSettings', silentAfterDays: world.silentAfterDays };
      },
      listAgency: ({ input: { agencyId, name, class: kind, from = null } }: Input) => {
        world.agencies.push({ id: agencyId, name, class: kind, listedFrom: from, listedUntil: null });
        return { __typename: 'Agency', ...agencyOf(world, agencyId) };
      },
      adoptTermsOfReference: ({ input }: Input) => adoptTerms(input, world),
      setUpGroup: ({ input: { name, kind, cadence = null, setUpOn = null } }: Input) => {
        if (world.groups.some((group) => group.name === name)) {
          return { __typename: 'Refusal', code: 'name-taken', message: 'An active group has that name.' };
        }
        const group = { id: name, name, kind, cadence, active: true, setUpOn, disbandedOn: null };
        world.groups.push(group);
        return { __typename: 'Group', ...group };
      },
    };
  }

  #questionStep(world: World, step: string): [string, (given: Input) => object] {
    const status = { accept: 'ACCEPTED', refuse: 'REFUSED', answer: 'ANSWERED' }[step];
    return [
      `${step}PublicQuestion`,
      ({ input: { questionId, reason = null, answer = null } }) => {
        const all = world.meetings.flatMap(({ publicQuestions = [] }) => publicQuestions);
        const question = all.find(({ id }) => id === questionId)!;
        return { __typename: 'PublicQuestion', ...Object.assign(question, { status, reason, answer }) };
      },
    ];
  }

  #scheduled(world: World, { groupId, date, startsAt, endsAt, place = null }: Input): MockMeeting {
    const title = world.groups.find(({ id }) => id === groupId)?.name ?? '';
    const meeting: MockMeeting = {
      ...structuredClone(newWorlds().get('cambridge-city')!.meetings[0]!),
      id: `new-${world.meetings.length}`,
      version: 1,
      ...{ groupId, title, date, startsAt, endsAt, place, agenda: [] },
    };
    world.meetings.push(meeting);
    return meeting;
  }

  #pointStep(world: World, name: string): [string, (args: Input) => object] {
    const change = ({ input }: Input) => {
      this.received.push({ name, input });
      const point = world.points.find(({ id }) => id === input.id);
      if (!point || (input.expectedVersion != null && input.expectedVersion !== point.version)) {
        return { __typename: 'Refusal', code: 'conflict', message: 'Somebody else has changed this meanwhile.' };
      }
      changePoint(point, name, input);
      this.bell.ring();
      return { __typename: 'ActionPoint', ...pointOf(world, point) };
    };
    return [name, change];
  }

  #subscriptions(world: World) {
    const { bell } = this;
    return {
      meetingChanged: async function* ({ id }: Input) {
        for (;;) {
          const meeting = world.meetings.find((one) => one.id === id);
          if (meeting) yield { meetingChanged: shown(meeting, world) };
          await bell.rung();
        }
      },
      today: async function* () {
        for (let told = ''; ; await bell.rung()) {
          if (told !== world.today) yield { today: (told = world.today) };
        }
      },
      countyOverviewChanged: async function* () {
        for (;;) {
          for (const row of world.overview) yield { countyOverviewChanged: row };
          await bell.rung();
        }
      },
      actionPointEvents: async function* ({ after = '0', ownerAgencyId }: Input) {
        let place = after === '0' ? 0 : world.feed.findIndex(({ cursor }) => cursor === after) + 1;
        for (;;) {
          for (; place < world.feed.length; place++) {
            const message = world.feed[place] as FeedMessage;
            if (!ownerAgencyId || message.event.ownerAgencyIds.includes(ownerAgencyId))
              yield { actionPointEvents: message };
          }
          await bell.rung();
        }
      },
    };
  }
}

const agencyOf = (world: World, id: string): object => {
  const agency = world.agencies.find((one) => one.id === id) as Agency;
  const { succeededById } = agency;
  return { ...agency, succeededBy: succeededById ? agencyOf(world, succeededById) : null };
};

const partnershipOf = (world: World): object => ({
  slug: world.slug,
  name: world.name,
  kind: world.kind,
  district: world.kind === 'DISTRICT' ? 'Cambridge' : null,
  council: world.kind === 'DISTRICT' ? 'Cambridge City Council' : null,
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'ITEM_AND_PARAGRAPH',
    actionReferences: 'MONTH_AND_NUMBER',
    quorumAgencies: 3,
    ragLegend: [
      { colour: 'Green', meaning: 'Progressing well and on target' },
      { colour: 'Red', meaning: 'Needs urgent intervention' },
    ],
  },
  agencies: world.agencies.map(({ id }) => agencyOf(world, id)),
  groups: world.groups.map((group) => ({ termsVersions: [], ...group })),
});
