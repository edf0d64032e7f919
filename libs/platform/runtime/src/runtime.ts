import type { Feed, TenantId, TenantLog, TenantViews, Upcasts, View } from '@csp/kernel';
import { act, type ActPorts, type ActRequest } from './act.ts';
import { Consumer } from './consumer.ts';
import type { Acted, Context, Here, Policy, Reaction } from './context.ts';
import { policyEffect } from './effects.ts';
import { Projection } from './projection.ts';
import { Pumps, type Pump } from './pumps.ts';
import { LogTail, publicationsOf, readTogether, type PublicationSource } from './publications.ts';
import type { RuntimePorts } from './runtime-ports.ts';
import { inStep, type Step } from './tracing.ts';
import { Turns } from './turns.ts';

/** The tenant whose views may be fed from all tenants' published events. */
export const countyTenant = 'county' as TenantId;

/** Tenants. Each asks its database for all of its views at once, and may have to read its log anew. */
const openedAtOnce = 8;

/** Runs contexts: carries out their commands, keeps their views, lets their policies react. One per process. */
export class Runtime {
  private readonly contexts: ReadonlyMap<string, Context>;
  private readonly sources = new Map<string, PublicationSource>();
  private readonly tails = new Map<string, LogTail>();
  private readonly spaces = new Map<string, Promise<Space>>();
  private readonly pumps: Pumps;
  private readonly turns = new Turns();

  constructor(
    contexts: readonly Context[],
    private readonly ports: RuntimePorts,
  ) {
    this.contexts = new Map(contexts.map((context) => [context.name, context]));
    this.pumps = new Pumps(ports);
  }

  /** Brings every tenant's views and policies up to date and listens from then on. */
  async start(): Promise<void> {
    const tenants = this.ports.tenants().values();
    const openNext = async (): Promise<void> => {
      for (const tenant of tenants) for (const context of this.contexts.keys()) await this.space(context, tenant);
    };
    await Promise.all(Array.from({ length: openedAtOnce }, openNext));
  }

  /** A tenant that has just been provisioned. */
  async admit(tenant: TenantId): Promise<void> {
    for (const context of this.contexts.keys()) await this.space(context, tenant);
    const county = this.ports.tenants().includes(countyTenant);
    if (tenant === countyTenant || !county) return;
    for (const context of this.contexts.keys()) {
      for (const projection of (await this.space(context, countyTenant)).projections.values()) {
        if (!projection.view.across) continue;
        await projection.admit();
        this.pumps.listen(projection.view.source, tenant, () => this.pump(projection, tenant));
      }
    }
  }

  async stop(): Promise<void> {
    this.pumps.stop();
    for (const space of this.spaces.values()) {
      const { projections, policies } = await space;
      await Promise.all([...[...projections.values()].map((one) => one.stop()), ...policies.map((one) => one.stop())]);
    }
  }

  /** Carries a command out; answers when it is durable and the context's own views of that tenant show it. */
  act(request: ActRequest): Promise<Acted> {
    const step = this.ports.tracing?.begin({ name: 'act', tenant: request.tenant }, request.trace);
    return step ? inStep(step, () => this.carryOut({ ...request, trace: step.trace }, step)) : this.carryOut(request);
  }

  private async carryOut(request: ActRequest, step?: Step): Promise<Acted> {
    const { context, tenant, decider, id } = request;
    const space = await this.space(context, tenant);
    const ports: ActPorts = {
      ...this.ports,
      upcasts: (of) => this.upcasts(of),
      appended: (commit) => {
        step?.about(commit.events);
        this.tails.get(`${context}/${tenant}`)?.append(commit);
      },
    };
    const acted = await this.turns.next(`${context}/${tenant}/${decider.category}-${id}`, () => act(ports, request));
    if (acted.kind === 'refused') return acted;
    this.tails.get(`${request.context}/${request.tenant}`)?.atLeast(acted.position);
    this.ports.doorbell.ring(request.context, request.tenant);
    // What the answer waits for isn't left to the bell, which may be lost.
    for (const { pump } of space.own) this.pumps.run(pump);
    for (const { projection } of space.own) await projection.reached(request.tenant, acted.position);
    return acted;
  }

  async projection(context: string, tenant: TenantId, view: Pick<View, 'name'>): Promise<Projection> {
    const projection = (await this.space(context, tenant)).projections.get(view.name);
    if (!projection) throw new Error(`${context} has no view ${view.name}.`);
    return projection;
  }

  /** Everything that waits for a fault to be mended, for readiness and alarms. */
  async parked(): Promise<readonly (Feed & { readonly stream: string; readonly reason: string })[]> {
    const all: (Feed & { stream: string; reason: string })[] = [];
    for (const space of this.spaces.values()) {
      const { projections, policies } = await space;
      for (const consumer of [...[...projections.values()].flatMap((one) => one.all), ...policies])
        all.push(...consumer.parkedStreams.map(({ stream, reason }) => ({ ...consumer.feed, stream, reason })));
    }
    return all;
  }

  /** Takes up again, after the fault was mended, what a policy had to park. */
  async unpark(context: string, tenant: TenantId): Promise<void> {
    for (const consumer of (await this.space(context, tenant)).policies)
      for (const { stream } of consumer.parkedStreams) await consumer.unpark(stream);
  }

  private space(context: string, tenant: TenantId): Promise<Space> {
    const key = `${context}/${tenant}`;
    let space = this.spaces.get(key);
    if (!space) {
      this.spaces.set(key, (space = this.open(this.contexts.get(context)!, tenant)));
      space.catch(() => this.spaces.delete(key));
    }
    return space;
  }

  private async open(context: Context, tenant: TenantId): Promise<Space> {
    const { ports } = this;
    ports.store(context.name).of(tenant); // Refuses a tenant that was never provisioned.
    const views = ports.views(context.name).of(tenant);
    const own: Space['own'][number][] = [];
    const openView = async (view: View): Promise<[string, Projection]> => {
      const fedFrom = () =>
        new Map(
          (view.across ? ports.tenants() : [tenant]).map((from) => [
            from,
            this.source(context.name, view.source, from),
          ]),
        );
      const projection = new Projection(view, views, fedFrom, ports.alarm, ports.tracing);
      await projection.start();
      for (const from of fedFrom().keys()) {
        const pump = this.pumps.listen(view.source, from, () => this.pump(projection, from));
        if (view.source === context.name && from === tenant) own.push({ projection, pump });
      }
      return [view.name, projection];
    };
    const kept = (context.views as unknown as readonly View[]).filter(
      ({ across }) => !across || tenant === countyTenant,
    );
    const projections = new Map(await Promise.all(kept.map(openView)));
    return { projections, own, policies: await this.openPolicies(context, tenant, views) };
  }

  private pump(projection: Projection, tenant: TenantId): Promise<void> {
    return this.ports.soleWriter ? projection.pump(tenant) : projection.follow(tenant);
  }

  private async openPolicies(context: Context, tenant: TenantId, views: TenantViews): Promise<Consumer[]> {
    const rows: Here['rows'] = (view) => views.rows(view);
    const policies: Consumer[] = [];
    const pumps: Pump[] = [];
    for (const policy of context.policies as unknown as readonly Policy[]) {
      const feed: Feed = { consumer: `policy:${policy.name}`, source: policy.source, tenant, lasting: true };
      const effect = policyEffect(policy, rows, (reaction, cause, name) =>
        this.react(context.name, reaction, cause, name),
      );
      const source = this.source(context.name, policy.source, tenant);
      const consumer = new Consumer(feed, source, views, effect, this.ports.alarm);
      await consumer.start();
      policies.push(consumer);
      pumps.push(this.pumps.listen(policy.source, tenant, () => consumer.pump()));
    }
    // Not awaited: a policy's command needs this very space, and what it brings about may come a moment later.
    for (const pump of pumps) this.pumps.run(pump);
    return policies;
  }

  private react(
    context: string,
    { decider, id, command }: Reaction,
    cause: Parameters<Parameters<typeof policyEffect>[2]>[1],
    policy: string,
  ): Promise<Acted> {
    const origin = `${policy}/${cause.tenant}/${cause.stream}/${cause.position}/${cause.index}`;
    const what = { name: `policy ${policy}`, tenant: cause.tenant };
    const step = this.ports.tracing?.follow(what, { ...cause, events: [cause.event] });
    const request: ActRequest = {
      context,
      tenant: cause.tenant,
      decider: decider as unknown as ActRequest['decider'],
      id,
      command,
      commandId: asUuid(this.ports.digest(origin)),
      intent: origin,
      actor: `policy:${policy}`,
      correlation: cause.correlation,
      causation: cause.commandId,
      ...(step && { trace: step.trace }),
    };
    return step ? inStep(step, () => this.act(request)) : this.act(request);
  }

  /** A context sees all of its own events and only the published ones of others. */
  private source(reader: string, context: string, tenant: TenantId): PublicationSource {
    const own = reader === context;
    const key = `${own ? 'all' : 'published'}/${context}/${tenant}`;
    let source = this.sources.get(key);
    if (source) return source;
    const elsewhere = this.contexts.has(context) ? undefined : this.ports.published?.(context, tenant);
    if (elsewhere) source = readTogether(elsewhere);
    else {
      const published = own ? undefined : new Set(this.contexts.get(context)?.published);
      source = publicationsOf(context, tenant, this.tail(context, tenant), this.upcasts(context), published);
    }
    this.sources.set(key, source);
    return source;
  }

  private tail(context: string, tenant: TenantId): Pick<TenantLog, 'read'> {
    const log = this.ports.store(context).of(tenant);
    if (!this.ports.soleWriter) return readTogether(log);
    const key = `${context}/${tenant}`;
    let tail = this.tails.get(key);
    if (!tail) this.tails.set(key, (tail = new LogTail(log)));
    return tail;
  }

  /** From each superseded event type of a context to its successor. */
  upcasts(context: string): Upcasts {
    return this.contexts.get(context)?.upcasts ?? {};
  }
}

interface Space {
  readonly projections: ReadonlyMap<string, Projection>;
  /** Those fed by the context's own events in this tenant: what a command waits for. */
  readonly own: readonly { readonly projection: Projection; readonly pump: Pump }[];
  readonly policies: readonly Consumer[];
}

/** 32 hexadecimal digits as a UUID of version 8 (RFC 9562: made by the application's own rule). */
export const asUuid = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
