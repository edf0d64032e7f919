import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import type { TenantId } from '@csp/kernel';
import { meetingsContext } from '@csp/meetings-service';
import { partnershipsContext } from '@csp/partnerships-service';
import { outreachContext } from '@csp/outreach-service';
import type { Draw, Intention, Outgoing, System } from '@csp/platform-conformance';
import { countyTenant, type ContextPorts, type Principal } from '@csp/platform-runtime';
import { seed, type Step } from '@csp/seed';
import { subscriptionsContext } from '@csp/subscriptions-service';

/** All that the standalone process runs, as `apps/standalone/src/contexts.ts` lists it; a spec compares the two. */
export const contexts = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
  outreachContext,
];

const tenants = ['huntingdonshire', 'east-cambs', countyTenant] as TenantId[];

/**
 * The demonstration's own commands, in their order: real meetings from their scheduling to their agreed minutes. Of what every
 * partnership begins with, a few agencies and groups are enough.
 */
const recordedSteps = async (): Promise<ReadonlyMap<TenantId, readonly Step[]>> => {
  const steps = new Map<TenantId, Step[]>();
  await seed({
    today: '2027-03-27',
    found: async (tenant) => void steps.set(tenant, []),
    act: async (step) => {
      steps.get(step.tenant)!.push(step);
      return { kind: 'accepted', position: 1, version: 1, repeated: false };
    },
  });
  return new Map(
    [...steps].map(([tenant, all]) => [tenant, all.filter(fewOf('ListAgency', 3)).filter(fewOf('SetUpGroup', 2))]),
  );
};

const fewOf = (type: string, most: number) => {
  let count = 0;
  return ({ command }: Step): boolean => (command as { type: string }).type !== type || ++count <= most;
};

/**
 * Clients that go through a partnership's life mostly in its order, and now and then do something that stands elsewhere in it,
 * to another meeting or action point than it was meant for, or to a point that minutes have not raised yet.
 */
const clientsOf = (steps: ReadonlyMap<TenantId, readonly Step[]>): System['clients'] => {
  const points = actionPointsIn(steps);
  return () => {
    const reached = new Map<TenantId, number>();
    return (draw) => {
      const tenant = draw.chance(0.6) ? tenants[0]! : draw.one(tenants);
      const all = steps.get(tenant)!;
      const at = reached.get(tenant) ?? 0;
      if (draw.chance(0.2)) return strayed(draw, all.slice(0, at + 30));
      const known = points.get(tenant)!;
      if (draw.chance(0.3) && known.length > 0) return onPoint(draw, tenant, known);
      // Some go back a little, since what came before may have been lost.
      reached.set(tenant, draw.chance(0.1) ? Math.max(0, at - 5) : Math.min(at + 1, all.length - 1));
      return all[at]!;
    };
  };
};

const strayed = (draw: Draw, near: readonly Step[]): Intention => {
  const step = draw.one(near);
  const others = near.filter(({ decider }) => decider === step.decider);
  return { ...step, id: draw.chance(0.5) ? step.id : draw.one(others).id };
};

const actionPointsIn = (steps: ReadonlyMap<TenantId, readonly Step[]>): ReadonlyMap<TenantId, readonly string[]> =>
  new Map(
    [...steps].map(([tenant, all]) => [
      tenant,
      all.flatMap(({ command }) => {
        const { type, actionPointId } = command as { type: string; actionPointId?: string };
        return type === 'MinuteActionPoint' ? [actionPointId!] : [];
      }),
    ]),
  );

const onPoint = (draw: Draw, tenant: TenantId, points: readonly string[]): Intention => {
  const answer = draw.one(['Done', 'Partly done', 'Nothing yet']);
  const command = draw.one<object>([
    { type: 'UpdateActionPoint', note: answer, agencyId: null, updatedOn: '2020-03-01' },
    { type: 'CloseActionPoint', answer, closedOn: '2020-10-06' },
    { type: 'ReopenActionPoint', reason: answer, reopenedOn: '2020-10-07', dueOn: null },
    {
      type: 'CarryForwardActionPoint',
      dueOn: draw.one([null, '2021-02-09', '2027-06-01']),
      reason: null,
      carriedOn: '2020-10-06',
    },
  ]);
  const { decider } = actionPointStep;
  return { context: 'action-plan', tenant, decider, id: draw.one(points.slice(0, 4)), command };
};

let actionPointStep: Step;

const principal: Principal = { id: 'somebody', kind: 'machine', grants: [] };

interface Subscribing {
  readonly Subscription: {
    readonly actionPointEvents: {
      subscribe(
        parent: object,
        wanted: object,
        asking: object,
      ): AsyncIterable<{ actionPointEvents: { cursor: string } }>;
    };
  };
}

/** The product's own subscription to what happens to action points, from the cursor on. */
async function* follow(
  ports: (context: string) => ContextPorts,
  tenant: TenantId,
  after: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Outgoing> {
  const { Subscription } = subscriptionsContext.subgraph!.resolvers(ports('subscriptions')) as unknown as Subscribing;
  const asking = { tenant, principal, signal };
  const told = Subscription.actionPointEvents.subscribe({}, { after: after ?? '0' }, asking);
  for await (const { actionPointEvents: message } of told)
    yield { cursor: message.cursor, text: JSON.stringify(message) };
}

export const simulatedProduct = async (): Promise<System> => {
  const steps = await recordedSteps();
  actionPointStep = [...steps.values()].flat().find(({ decider }) => decider.category === 'action-point')!;
  return { contexts, tenants, clients: clientsOf(steps), follow };
};
