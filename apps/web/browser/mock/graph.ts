import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { mergedSdl } from '../../merged-sdl.mjs';
import { Bell } from './bell.ts';
import { change, changes } from './meeting-changes.ts';
import { agencyName, shown } from './meeting-shown.ts';
import type { Agency, FeedMessage, Input, MockMeeting, MockPoint, World } from './shapes.ts';
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
    return { ...this.#queries(world), ...this.#mutations(world), ...this.#subscriptions(world) };
  };

  #queries(world: World) {
    const latest = () => [...world.meetings].sort((a, b) => (a.date < b.date ? 1 : -1));
    return {
      viewer: { signedIn: true, roles: ['SUPPORT_OFFICER'], agencyIds: [] },
      partnership: () => partnershipOf(world),
      meeting: ({ id }: Input) => this.#meeting(world, id),
      meetings: ({ filter = {}, first = 20, offset = 0 }: Input) => {
        const fitting = latest()
          .filter(({ groupId }) => !filter.groupId || groupId === filter.groupId)
          .filter(({ minutesStatus }) => !filter.minutesNotAgreed || !['NONE', 'AGREED'].includes(minutesStatus));
        return { nodes: fitting.slice(offset, offset + first).map((one) => shown(one, world)), total: fitting.length };
      },
      meetingAsAt: ({ id }: Input) => this.#meeting(world, id),
      searchMeetings: ({ search: { words } }: Input) => {
        const hits = latest().flatMap(({ id: meetingId, title: meetingTitle, date, minutes }) =>
          minutes
            .filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()))
            .map(({ id, number, text }) => ({ meetingId, meetingTitle, date, kind: 'MINUTE', id, number, text })),
        );
        return { nodes: hits, total: hits.length };
      },
      nextMeeting: () => this.#meeting(world, world.meetings.find(({ stage }) => stage !== 'HELD')?.id),
      actionPoint: ({ id }: Input) =>
        pointOf(
          world,
          world.points.find((point) => point.id === id),
        ),
      actionPoints: ({ filter = {}, first = 50, offset = 0 }: Input) => {
        const fitting = world.points
          .filter(({ status }) => filter.open == null || (status !== 'CLOSED') === filter.open)
          .filter(({ overdue }) => !filter.overdue || overdue)
          .filter(
            ({ owners }) => !filter.ownerAgencyId || owners.some(({ agencyId }) => agencyId === filter.ownerAgencyId),
          );
        return {
          nodes: fitting.slice(offset, offset + first).map((one) => pointOf(world, one)),
          total: fitting.length,
        };
      },
      countyOverview: () => world.overview,
      mailboxes: () => mailboxesOf(world),
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
      scheduleMeeting: ({ input }: Input) => {
        note('scheduleMeeting', input);
        return shown(this.#scheduled(world, input), world);
      },
      ...Object.fromEntries(['update', 'close', 'reopen', 'carryForward'].map((step) => this.#pointStep(world, step))),
      listAgency: ({ input: { agencyId, name, class: kind, from = null } }: Input) => {
        world.agencies.push({ id: agencyId, name, class: kind, listedFrom: from, listedUntil: null });
        return { __typename: 'Agency', ...agencyOf(world, agencyId) };
      },
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

  #pointStep(world: World, step: string): [string, (args: Input) => object] {
    const change = ({ input }: Input) => {
      this.received.push({ name: `${step}ActionPoint`, input });
      const point = world.points.find(({ id }) => id === input.id);
      if (!point || (input.expectedVersion != null && input.expectedVersion !== point.version)) {
        return { __typename: 'Refusal', code: 'conflict', message: 'Somebody else has changed this meanwhile.' };
      }
      applyStep(point, step, input);
      this.bell.ring();
      return { __typename: 'ActionPoint', ...pointOf(world, point) };
    };
    return [`${step}ActionPoint`, change];
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

const applyStep = (point: MockPoint, step: string, input: Input): void => {
  const kinds: Input = { update: 'UPDATED', close: 'CLOSED', reopen: 'REOPENED', carryForward: 'CARRIED_FORWARD' };
  point.version += 1;
  point.status = step === 'close' ? 'CLOSED' : step === 'update' ? 'IN_PROGRESS' : 'OPEN';
  const note = input['note'] ?? input['answer'] ?? input['reason'] ?? null;
  point.history.push({
    kind: kinds[step],
    at: '2020-10-07T09:00:00.000Z',
    on: '2020-10-07',
    note,
    dueOn: input['dueOn'] ?? null,
  });
};

const agencyOf = (world: World, id: string): object => {
  const agency = world.agencies.find((one) => one.id === id) as Agency;
  const { succeededById } = agency;
  return { ...agency, succeededBy: succeededById ? agencyOf(world, succeededById) : null };
};

const pointOf = (world: World, point: MockPoint | undefined): object | null =>
  point
    ? {
        ...point,
        owners: point.owners.map(({ agencyId, role }) => ({
          role,
          agency: { id: agencyId, name: agencyName(world, agencyId), class: 'OTHER' },
        })),
      }
    : null;

const mailboxesOf = ({ agencies }: World): object => ({
  sending: false,
  nodes: agencies.slice(0, 3).map(({ id }, place) => ({
    agency: { id },
    address: place === 0 ? 'community-safety@agency.example' : null,
    lastSentOn: place === 0 ? '2020-10-05' : null,
    givenUpOn: place === 0 ? '2020-10-06' : null,
  })),
});

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
  groups: world.groups,
});
