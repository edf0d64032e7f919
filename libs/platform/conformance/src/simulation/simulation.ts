import { countyTenant } from '@csp/platform-runtime';
import type { PlatformUnderTest } from '../platform.ts';
import { seededRandomness, sha256, type AlarmRecord } from '../ports.ts';
import { check } from './check.ts';
import { Clients } from './clients.ts';
import { drawFrom, drawnIds, type Draw } from './draw.ts';
import { begin, type Process } from './process.ts';
import type { Surroundings } from './scheduled-ports.ts';
import { Scheduler } from './scheduler.ts';
import { checkShown } from './shown.ts';
import { Subscriber } from './subscribers.ts';
import { logsOf, viewsOf } from './state.ts';
import type { Outgoing, RunSettings, System } from './system.ts';

export interface RunResult {
  /** Hashes: of all logs, all views, all that subscribers were sent, all answers. */
  readonly logs: string;
  readonly views: string;
  readonly outgoing: string;
  readonly answers: string;
  /** How often what happened: crashes, faults, commits, events delivered. */
  readonly counts: Readonly<Record<string, number>>;
}

const mostStepsToRest = 200_000;

/** The whole platform in one process and its clients, on a schedule that comes from the seed alone. */
class Simulation {
  private readonly draw: Draw;
  private readonly around: Surroundings;
  private readonly clients: Clients;
  private readonly subscribers: Subscriber[];
  private process: Process;
  /** Of the process that is running; a new one may die in its turn before it is ready. */
  private stepsToLive = Number.POSITIVE_INFINITY;
  private now = Date.parse('2027-03-27T20:00:00.000Z');

  constructor(
    private readonly system: System,
    private readonly platform: PlatformUnderTest,
    { seed }: RunSettings,
  ) {
    const draw = (this.draw = drawFrom(seededRandomness(seed)));
    const alarms: AlarmRecord[] = [];
    const clock = { now: () => this.now };
    const scheduler = new Scheduler(draw);
    this.around = {
      platform,
      scheduler,
      draw,
      clock,
      ids: drawnIds(draw),
      alarms,
      counts: {},
      faulty: true,
      lossy: draw.chance(0.5),
    };
    this.clients = new Clients(draw, system.clients(), () => this.around.ids.next());
    const { follow } = system;
    this.subscribers = follow ? system.tenants.map((tenant) => new Subscriber(tenant, draw, follow)) : [];
    this.process = begin(system, this.around);
  }

  async run(steps: number): Promise<RunResult> {
    for (let step = 0; step < steps; step++) {
      await this.step();
      for (const operation of this.clients.acknowledged.splice(0))
        await checkShown(this.system, this.platform, operation);
      this.checkSomethingGoesOn();
    }
    await this.rest();
    const logs = await logsOf(this.system, this.platform);
    const views = await viewsOf(this.system, this.platform);
    const everything = await this.everything();
    const outgoing = this.subscribers.map(({ heard }, index) => ({ heard, everything: everything[index]! }));
    const { operations, misused } = this.clients;
    const { alarms } = this.around;
    await check(this.system, { logs, views, outgoing, operations, misused, alarms });
    const answers = operations.map(({ commandId, answers, unknown }) => ({ commandId, answers, unknown }));
    const commits = logs.reduce((sum, { commits: some }) => sum + some.length, 0);
    return {
      logs: sha256(JSON.stringify(logs)),
      views: sha256(JSON.stringify(views)),
      outgoing: sha256(JSON.stringify(outgoing)),
      answers: sha256(JSON.stringify([answers, misused.map(({ answer }) => answer), alarms])),
      counts: { ...this.around.counts, commits, told: outgoing.reduce((sum, { heard }) => sum + heard.length, 0) },
    };
  }

  private async step(): Promise<void> {
    const { draw, process } = this;
    const { scheduler } = this.around;
    const luck = draw.below(1_000);
    if (process.state === 'failed' || this.stepsToLive-- === 0 || (process.life.doomed && luck < 100))
      return this.crash();
    if (luck < 20) return this.moveClock();
    if (luck < 40 && scheduler.timersWaiting > 0) return scheduler.goOff();
    if (luck < 60) return this.somebodyListens();
    if (process.state === 'ready' && !this.clients.busy && luck < 300) return this.somebodyActs();
    return scheduler.waiting > 0 ? scheduler.step() : scheduler.settled();
  }

  /** Mishaps come with use: some while after a command the process dies, is stopped, or rebuilds a view. */
  private somebodyActs(): Promise<void> {
    const luck = this.draw.below(1_000);
    if (luck < 6) return this.endInGoodOrder();
    if (luck < 24) return this.rebuild();
    if (luck < 40) this.stepsToLive = this.draw.below(60);
    this.clients.act(this.process.runtime);
    return this.around.scheduler.settled();
  }

  private checkSomethingGoesOn(): void {
    const { waiting, timersWaiting } = this.around.scheduler;
    if (this.clients.idle || waiting > 0 || timersWaiting > 0) return;
    throw new Error('Somebody waits for an answer, and nothing is going on.');
  }

  private count(what: string): void {
    this.around.counts[what] = (this.around.counts[what] ?? 0) + 1;
  }

  /** The process is gone from one moment to the next; sometimes its memory of files too, and sometimes the views. */
  private async crash(): Promise<void> {
    this.count('crash');
    const { draw, platform } = this;
    this.stepsToLive = draw.chance(0.1) ? draw.below(300) : Number.POSITIVE_INFINITY;
    await this.around.scheduler.end(this.process.life);
    this.clients.hangUp();
    for (const subscriber of this.subscribers) subscriber.hangUp();
    if (platform.reopen && draw.chance(0.3)) await platform.reopen();
    if (platform.loseViews && draw.chance(0.2)) {
      this.count('lost views');
      await platform.loseViews(draw.one(this.system.tenants));
    }
    this.process = begin(this.system, this.around);
    await this.around.scheduler.settled();
  }

  /** Stopped as an operator stops it: what has begun is finished, and it ends by itself. */
  private async endInGoodOrder(): Promise<void> {
    this.count('stop');
    let ended = false;
    this.process.runtime.stop().then(
      () => (ended = true),
      () => (ended = true),
    );
    const { scheduler } = this.around;
    await scheduler.settled();
    while (!ended) {
      if (scheduler.waiting === 0) throw new Error('It was stopped and does not end.');
      await scheduler.step();
    }
    // While it ends, commands are still stored and answered; its views stand still until the next start.
    this.clients.acknowledged.length = 0;
    await this.crash();
  }

  /** Some view is built again beside itself, while all else goes on. */
  private async rebuild(): Promise<void> {
    this.count('rebuild');
    const { draw, system, process } = this;
    const context = draw.one(system.contexts.filter(({ views }) => views.length > 0));
    const view = draw.one(context.views);
    const tenant = view.across ? countyTenant : draw.one(system.tenants);
    const projection = process.runtime.projection(context.name, tenant, view);
    void projection.then((one) => one.rebuild()).catch(() => undefined);
    await this.around.scheduler.settled();
  }

  /** Mostly it goes on; now and then somebody sets it, and in these nights it changes by itself. */
  private moveClock(): Promise<void> {
    const hour = 3_600_000;
    this.now += this.draw.chance(0.2) ? (this.draw.below(9) - 4) * hour : this.draw.below(20_000);
    return this.around.scheduler.settled();
  }

  private somebodyListens(): Promise<void> {
    const away = this.subscribers.filter(({ connected }) => !connected);
    if (away.length > 0 && this.process.state === 'ready') this.draw.one(away).connect(this.process.ports);
    return this.around.scheduler.settled();
  }

  /** Nothing fails any more: whoever waits for an answer gets one, and everything is told to everyone. */
  private async rest(): Promise<void> {
    this.around.faulty = false;
    if (this.process.life.doomed || this.process.state === 'failed') await this.crash();
    for (const subscriber of this.subscribers) subscriber.patient = true;
    await this.untilQuiet();
    // Whether or not a bell was lost: an answer never waits for one.
    if (!this.clients.idle) throw new Error('It rests, and somebody still waits for an answer.');
    // More than once, since what the last round brought about may ring again.
    for (let rounds = 0; rounds < 3; rounds++) {
      await this.untilQuiet();
      if (this.process.state !== 'ready') throw new Error(`It rests, and is ${this.process.state}.`);
      this.clients.insist(this.process.runtime);
      for (const subscriber of this.subscribers) if (!subscriber.connected) subscriber.connect(this.process.ports);
      if (this.around.lossy) this.ringAll();
    }
    await this.untilQuiet();
    if (!this.clients.idle) throw new Error('It rests, and somebody still waits for an answer.');
    if (this.clients.unanswered.length > 0) throw new Error('It rests, and a command was never answered.');
  }

  private ringAll(): void {
    for (const tenant of this.system.tenants)
      for (const { name } of this.system.contexts) this.process.ring(name, tenant);
  }

  private async untilQuiet(): Promise<void> {
    const { scheduler } = this.around;
    await scheduler.settled();
    for (let steps = 0; scheduler.waiting > 0 || scheduler.timersWaiting > 0; steps++) {
      if (steps > mostStepsToRest) throw new Error('It does not come to rest.');
      await (scheduler.waiting > 0 ? scheduler.step() : scheduler.goOff());
    }
  }

  /** What those are told who ask for everything now. */
  private async everything(): Promise<readonly (readonly Outgoing[])[]> {
    const { follow } = this.system;
    if (!follow) return [];
    const witnesses = this.system.tenants.map((tenant) => new Subscriber(tenant, this.draw, follow));
    for (const witness of witnesses) {
      witness.patient = true;
      witness.connect(this.process.ports);
    }
    await this.untilQuiet();
    return witnesses.map(({ heard }) => heard);
  }
}

/** Throws, with the seed in its message, when anything is not as it must be. */
export const simulate = async (system: System, run: RunSettings): Promise<RunResult> => {
  const platform = await run.make();
  try {
    for (const tenant of system.tenants) await platform.provision(tenant);
    return await new Simulation(system, platform, run).run(run.steps ?? 2_000);
  } catch (error) {
    throw new Error(`Seed ${run.seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await platform.close();
  }
};
