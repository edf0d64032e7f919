import type { ActionPointEvent } from '@csp/action-plan-contract';
import type { DomainEvent, Letter, TenantId } from '@csp/kernel';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import {
  countedIds,
  memoryPlatform,
  numberedId,
  provisioned,
  testPorts,
  type MemoryPlatform,
} from '@csp/platform-conformance';
import { contextPorts, Runtime, type Asking, type Context, type Grant } from '@csp/platform-runtime';
import { Courier } from '../courier/courier.ts';
import { outreachContextWith } from '../outreach.context.ts';

export const cambridge = 'cambridge-city' as TenantId;
export const fenland = 'fenland' as TenantId;
const outreach = outreachContextWith({ sends: true });

const publisher = (name: string, published: readonly string[]): Context => ({
  name,
  published,
  upcasts: {},
  views: [],
  policies: [],
});
const partnerships = publisher('partnerships', ['PartnershipFounded.v1', 'AgencyListed.v1', 'AgencyListingEnded.v1']);
const actionPlan = publisher('action-plan', [
  'ActionPointRaised.v1',
  'ActionPointUpdated.v1',
  'ActionPointClosed.v1',
  'ActionPointReopened.v1',
  'ActionPointCarriedForward.v1',
]);

let sent = 0;

/** One process of the product over a platform in memory: this context, and what the others are heard to say. */
export class World {
  readonly ports;
  readonly letters: Letter[] = [];
  readonly alarms: { kind: string; detail: unknown }[] = [];
  /** What the next letters meet with: reasons of failures, in their order. */
  readonly failures: (string | undefined)[] = [];
  readonly courier: Courier;
  readonly context;
  private readonly runtime: Runtime;
  private made = 0;

  private constructor(
    readonly platform: MemoryPlatform,
    private readonly name: string,
  ) {
    this.ports = { ...testPorts(platform), ids: countedIds(name.charCodeAt(0)) };
    this.runtime = new Runtime([outreach, partnerships, actionPlan], this.ports);
    this.context = contextPorts('outreach', this.runtime, this.ports, (request) => this.runtime.act(request));
    const post = {
      send: async (letter: Letter) => {
        const failure = this.failures.shift();
        if (failure) throw new Error(failure);
        this.letters.push(letter);
      },
    };
    this.courier = new Courier(
      {
        context: this.context,
        tenants: platform.tenants,
        clock: this.ports.clock,
        timers: this.ports.timers,
        post,
        secret: () => `${this.name}${String(this.made++).padStart(42, '0')}`,
        alarm: (kind, detail) => void this.alarms.push({ kind, detail }),
      },
      { publicUrl: 'https://csp.example.org', sendAt: '08:00', linkDays: 7 },
    );
  }

  static async open(now: string, platform?: MemoryPlatform, name = 'A'): Promise<World> {
    const on = platform ?? memoryPlatform({}, { soleWriter: false });
    if (!platform) await provisioned(on, cambridge, fenland);
    const world = new World(on, name);
    world.ports.clock.set(now);
    await world.runtime.start();
    return world;
  }

  /** Says something in the name of another context, as of the present moment. */
  async heard(source: Context['name'], tenant: TenantId, ...events: readonly DomainEvent[]): Promise<void> {
    for (const event of events) {
      const commandId = numberedId(++sent, 0xcafe);
      const at = new Date(this.ports.clock.now()).toISOString();
      const origin = { at, actor: 'a', correlation: commandId, causation: commandId, commandId, commandDigest: '' };
      await this.ports
        .store(source)
        .of(tenant)
        .append({ ...origin, stream: `heard-${commandId}`, version: 1, events: [event] });
    }
    await this.caughtUp(tenant);
  }

  async caughtUp(tenant: TenantId = cambridge): Promise<void> {
    for (const view of outreach.views) await (await this.runtime.projection('outreach', tenant, view)).pump();
  }

  /** At a moment, one round of the courier. */
  async round(now: string): Promise<readonly Letter[]> {
    this.ports.clock.set(now);
    await this.caughtUp();
    const before = this.letters.length;
    await this.courier.round();
    return this.letters.slice(before);
  }

  /** Calls a resolver as someone does, by `Query.mailboxes`. */
  async ask(field: string, args: object, asking: Asking): Promise<Record<string, unknown> | null> {
    const [type, name] = field.split('.') as [string, string];
    const resolver = outreach.subgraph!.resolvers(this.context)[type]![name] as (...given: unknown[]) => unknown;
    return (await resolver(undefined, args, asking)) as Record<string, unknown> | null;
  }

  /** All that this context has stored of a tenant, as text. */
  async stored(tenant: TenantId = cambridge): Promise<string> {
    return JSON.stringify(await this.platform.store('outreach').of(tenant).read(0, 1_000));
  }
}

export const askingAs = (role: Grant['role'] | 'nobody', tenant = cambridge): Asking => ({
  tenant,
  principal: {
    id: role,
    kind: role === 'nobody' ? 'anonymous' : 'person',
    grants: role === 'nobody' ? [] : [{ tenant, role, ...(role === 'agency-officer' && { agencyId: 'police' }) }],
  },
});

export const founded: PartnershipEvent = {
  type: 'PartnershipFounded.v1',
  data: {
    slug: 'cambridge-city',
    name: 'Cambridge CSP',
    kind: 'district',
    district: 'Cambridge',
    council: null,
    settings: {
      noticeWorkingDays: 5,
      minuteNumbering: 'item-and-paragraph',
      actionReferences: 'month-and-number',
      quorumAgencies: 3,
      ragLegend: [],
    },
  },
};
export const listed = (agencyId: string, name: string): PartnershipEvent => ({
  type: 'AgencyListed.v1',
  data: { agencyId, name, class: 'responsible-authority', from: null },
});
export const left = (agencyId: string, until: string): PartnershipEvent => ({
  type: 'AgencyListingEnded.v1',
  data: { agencyId, until, succeededBy: null },
});
type Raised = Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }>;
export const raised = (actionPointId: string, part: Partial<Raised['data']> = {}): Raised => ({
  type: 'ActionPointRaised.v1',
  data: {
    actionPointId,
    reference: `04/${actionPointId}`,
    text: `Look at <gates> & lights of ${actionPointId}`,
    owners: [{ agencyId: 'police', role: 'Inspector' }],
    dueOn: null,
    raisedOn: '2027-04-06',
    meetingId: null,
    paragraph: null,
    restricted: false,
    ...part,
  },
});

/** A partnership with two agencies; the first has a mailbox. */
export const furnished = async (now: string): Promise<World> => {
  const world = await World.open(now);
  await world.heard(
    'partnerships',
    cambridge,
    founded,
    listed('police', 'Police & Crime'),
    listed('council', 'City Council'),
  );
  await setMailbox(world, 'police', address);
  return world;
};
export const address = 'community-safety@police.example';
export const setMailbox = (world: World, agencyId: string, to: string) =>
  world.ask('Mutation.setMailbox', { input: { agencyId, address: to } }, askingAs('support-officer'));
