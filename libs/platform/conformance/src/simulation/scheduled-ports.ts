import {
  OutcomeUnknown,
  StorageFull,
  type Appended,
  type Clock,
  type Doorbell,
  type EventStore,
  type Ids,
  type NewCommit,
  type Rows,
  type TenantId,
  type TenantLog,
  type TenantViews,
  type ViewStore,
} from '@csp/kernel';
import type { RuntimePorts } from '@csp/platform-runtime';
import type { PlatformUnderTest } from '../platform.ts';
import { sha256, type AlarmRecord } from '../ports.ts';
import type { Draw } from './draw.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** What every life of one run shares. */
export interface Surroundings {
  readonly platform: PlatformUnderTest;
  readonly scheduler: Scheduler;
  readonly draw: Draw;
  readonly clock: Clock & { now(): number };
  readonly ids: Ids;
  readonly alarms: AlarmRecord[];
  readonly counts: Record<string, number>;
  /** While this is false nothing fails. */
  faulty: boolean;
  /** Whether bells may be lost. */
  lossy: boolean;
}

const happened = ({ counts }: Surroundings, what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

/** A disk that is sometimes full, and sometimes leaves it open what it did. */
const appendTo = async (around: Surroundings, life: Life, log: TenantLog, commit: NewCommit): Promise<Appended> => {
  const { draw, faulty, platform } = around;
  if (life.doomed) throw new OutcomeUnknown('The log takes nothing more.');
  if (faulty && draw.chance(0.02)) {
    happened(around, 'full disk');
    throw new StorageFull('No room.');
  }
  if (faulty && draw.chance(0.01)) {
    happened(around, 'unknown outcome');
    life.doomed = platform.soleWriter;
    if (draw.chance(0.5)) await log.append(commit);
    throw new OutcomeUnknown('The disk said no.');
  }
  return log.append(commit);
};

const scheduledLog = (around: Surroundings, life: Life, log: () => TenantLog): TenantLog => {
  const later = <T>(what: (log: TenantLog) => Promise<T>) =>
    around.scheduler.later(life, () => {
      if (around.faulty && around.draw.chance(0.004)) {
        happened(around, 'failed read');
        return Promise.reject(new Error('The disk could not be read.'));
      }
      return what(log());
    });
  return {
    head: () => later((one) => one.head()),
    read: (after, limit) => later((one) => one.read(after, limit)),
    history: (stream) => later((one) => one.history(stream)),
    stream: (name, after) => later((one) => one.stream(name, after)),
    commitOf: (commandId) => later((one) => one.commitOf(commandId)),
    append: (commit) => around.scheduler.later(life, () => appendTo(around, life, log(), commit), 'append'),
  };
};

const scheduledViews = (around: Surroundings, life: Life, views: () => TenantViews): TenantViews => {
  const later = <T>(what: () => Promise<T>) => around.scheduler.later(life, what);
  const written = <T>(what: () => Promise<T>) =>
    later(() => {
      if (!around.faulty || !around.draw.chance(0.01)) return what();
      happened(around, 'failed view');
      return Promise.reject(new Error('The views could not be written.'));
    });
  return {
    rows: (view) => {
      const rows = (): Rows<never> => views().rows(view) as unknown as Rows<never>;
      return {
        get: (key) => later(() => rows().get(key)),
        find: (query) => later(() => rows().find(query)),
        count: (query) => later(() => rows().count(query)),
      };
    },
    checkpoint: (feed) => later(() => views().checkpoint(feed)),
    parked: (feed) => later(() => views().parked(feed)),
    load: (generation, keys) => later(() => views().load(generation, keys)),
    live: (view) => later(() => views().live(view)),
    write: (change) => written(() => views().write(change)),
    create: (generation) => written(() => views().create(generation)),
    finish: (generation) => written(() => views().finish(generation)),
  };
};

/** A bell that is heard some time later, now and then twice or not at all. */
const scheduledDoorbell = (around: Surroundings, life: Life): Doorbell => {
  const { scheduler, draw } = around;
  const listeners = new Map<string, Set<() => void>>();
  const hear = (key: string) =>
    scheduler.later(life, async () => {
      for (const heard of listeners.get(key) ?? []) heard();
    });
  return {
    ring: (context, tenant) => {
      const key = `${context}/${tenant}`;
      if (around.lossy && draw.chance(0.1)) return happened(around, 'lost ring');
      void hear(key);
      if (around.faulty && draw.chance(0.1)) void hear(key);
    },
    listen: (context, tenant, heard) => {
      const key = `${context}/${tenant}`;
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all.add(heard));
      return () => void all.delete(heard);
    },
  };
};

/** The ports of one life: nothing comes about but by the scheduler. */
export const portsOf = (around: Surroundings, life: Life): RuntimePorts => {
  const { platform, scheduler, clock, ids, alarms } = around;
  const of =
    <Store extends EventStore | ViewStore, Port>(
      store: (context: string) => Store,
      scheduled: (port: () => ReturnType<Store['of']>) => Port,
    ) =>
    (context: string) => ({
      of: (tenant: TenantId) => {
        store(context).of(tenant); // Refuses an unknown tenant, as the platform does.
        return scheduled(() => store(context).of(tenant) as ReturnType<Store['of']>);
      },
    });
  return {
    store: of<EventStore, TenantLog>(platform.store, (log) => scheduledLog(around, life, log as () => TenantLog)),
    views: of<ViewStore, TenantViews>(platform.views, (views) =>
      scheduledViews(around, life, views as () => TenantViews),
    ),
    tenants: platform.tenants,
    clock,
    ids,
    timers: { after: (milliseconds, call) => scheduler.after(life, clock.now() + milliseconds, call) },
    doorbell: scheduledDoorbell(around, life),
    digest: sha256,
    alarm: (kind, detail) => void (life.alive && alarms.push({ kind, detail })),
    soleWriter: platform.soleWriter,
  };
};
