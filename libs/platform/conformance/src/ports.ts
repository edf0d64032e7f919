import { createHash } from 'node:crypto';
import type { Clock, Ids, Randomness, TenantId, Timers } from '@csp/kernel';
import { createDoorbell, type Alarm, type RuntimePorts } from '@csp/platform-runtime';
import type { PlatformUnderTest } from './platform.ts';

/** Mulberry32: the same seed, the same numbers, for ever and everywhere. */
export const seededRandomness = (seed: number): Randomness => {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
};

/** 1, 2, 3 … written as UUIDs, so that a failing case names the same ids each time. */
export const countedIds = (prefix = 0): Ids => {
  let count = 0;
  return { next: () => numberedId(++count, prefix) };
};

export const numberedId = (number: number, prefix = 0): string =>
  `${prefix.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** A clock that a case moves: forwards, backwards, over a night when the clocks change. */
export const steppedClock = (start = '2020-02-11T10:00:00.000Z'): Clock & { set(instant: string | number): void } => {
  let now = Date.parse(start);
  return {
    now: () => now,
    set: (instant) => {
      now = typeof instant === 'number' ? instant : Date.parse(instant);
    },
  };
};

/** Timers that go off when a case says so. */
export const handTimers = (): Timers & { readonly waiting: number; goOff(): void } => {
  const calls = new Set<() => void>();
  return {
    after: (_, call) => {
      const once = () => call();
      calls.add(once);
      return () => void calls.delete(once);
    },
    get waiting() {
      return calls.size;
    },
    goOff: () => {
      const due = [...calls];
      calls.clear();
      for (const call of due) call();
    },
  };
};

/** As the product's own: the first half of SHA-256, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

export interface AlarmRecord {
  readonly kind: Parameters<Alarm>[0];
  readonly detail: Parameters<Alarm>[1];
}

export type TestPorts = RuntimePorts & {
  readonly clock: ReturnType<typeof steppedClock>;
  readonly timers: ReturnType<typeof handTimers>;
  readonly alarms: AlarmRecord[];
};

/** All that a runtime needs over a platform under test, in the hands of the case. */
export const testPorts = (platform: PlatformUnderTest): TestPorts => {
  const alarms: AlarmRecord[] = [];
  return {
    store: (context) => platform.store(context),
    views: (context) => platform.views(context),
    tenants: () => platform.tenants(),
    clock: steppedClock(),
    ids: countedIds(),
    timers: handTimers(),
    doorbell: createDoorbell(),
    digest: sha256,
    alarm: (kind, detail) => void alarms.push({ kind, detail }),
    soleWriter: platform.soleWriter,
    alarms,
  };
};

/** Provisions tenants in order and gives their ids. */
export const provisioned = async <const Names extends readonly string[]>(
  platform: PlatformUnderTest,
  ...names: Names
): Promise<{ [Index in keyof Names]: TenantId }> => {
  for (const name of names) await platform.provision(name as TenantId);
  return names as unknown as { [Index in keyof Names]: TenantId };
};
