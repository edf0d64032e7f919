import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { Outbox, pendingId, type Entry, type OutboxPorts } from './outbox.ts';

type Command = { readonly text: string; readonly under?: string; readonly needsVersion?: boolean };

class MemoryStorage {
  readonly map = new Map<string, string>();
  getItem = (name: string) => this.map.get(name) ?? null;
  setItem = (name: string, value: string) => void this.map.set(name, value);
  removeItem = (name: string) => void this.map.delete(name);
  key = (index: number) => [...this.map.keys()][index] ?? null;
  get length() {
    return this.map.size;
  }
}

/** A server whose answers are given one by one, and timers that run when told. */
const world = (storage = new MemoryStorage()) => {
  const sent: Entry<Command>[] = [];
  const pending: ((answer: Answer<string>) => void)[] = [];
  const timers: { milliseconds: number; call: () => void }[] = [];
  const done: string[] = [];
  let ids = 0;
  let version = 7;
  const ports: OutboxPorts<Command, string> = {
    storage,
    scope: 'outbox:m1:',
    send: (entry) => {
      sent.push(entry);
      return new Promise((resolve) => pending.push(resolve));
    },
    versionFor: (command) => (command.needsVersion ? version : undefined),
    madeBy: (_, value) => value,
    onDone: (value) => void done.push(value),
    newId: () => `c${++ids}`,
    now: () => 1_000,
    chance: () => 0.5,
    after: (milliseconds, call) => {
      const timer = { milliseconds, call };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    storage,
    sent,
    timers,
    done,
    outbox: () => new Outbox(ports),
    setVersion: (next: number) => (version = next),
    answer: async (answer: Answer<string>) => {
      pending.shift()!(answer);
      await settled();
    },
    tick: async () => {
      timers.shift()!.call();
      await settled();
    },
  };
};

const offline: Answer<string> = { kind: 'later', because: 'connection' };
const done = (value: string): Answer<string> => ({ kind: 'done', value });
const texts = (entries: readonly Entry<Command>[]) => entries.map(({ command }) => command.text);

describe('outbox', () => {
  it('sends one at a time, in order', async () => {
    const { outbox, sent, answer } = world();
    const box = outbox();
    box.add({ text: 'first' });
    box.add({ text: 'second' });
    expect(texts(sent)).toEqual(['first']);
    await answer(done('p1'));
    expect(texts(sent)).toEqual(['first', 'second']);
    await answer(done('p2'));
    expect(box.state().entries).toEqual([]);
  });

  it('sends the same entry with the same id and version after a lost connection', async () => {
    const { outbox, sent, answer, tick, timers, setVersion } = world();
    const box = outbox();
    box.add({ text: 'first', needsVersion: true });
    await answer(offline);
    expect(box.state().waiting).toBe('connection');
    expect(timers).toHaveLength(1);
    setVersion(8);
    await tick();
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[1]!.expectedVersion).toBe(7);
    await answer(done('p1'));
    expect(box.state()).toEqual({ entries: [], refused: [], waiting: undefined });
  });

  it('waits longer each time, and at once tries again when woken', async () => {
    const { outbox, sent, answer, tick, timers } = world();
    const box = outbox();
    box.add({ text: 'first' });
    await answer(offline);
    const first = timers[0]!.milliseconds;
    await tick();
    await answer(offline);
    expect(timers[0]!.milliseconds).toBe(first * 2);
    box.wake();
    expect(sent).toHaveLength(3);
    expect(timers).toHaveLength(0);
  });

  it('goes on after a reload with what was not answered, with the same ids', async () => {
    const storage = new MemoryStorage();
    const before = world(storage);
    const box = before.outbox();
    box.add({ text: 'first' });
    box.add({ text: 'second' });
    await before.answer(offline);
    box.stop();

    const after = world(storage);
    const again = after.outbox();
    expect(texts(again.state().entries)).toEqual(['first', 'second']);
    again.start();
    expect(after.sent[0]!.commandId).toBe(before.sent[0]!.commandId);
    await after.answer(done('p1'));
    await after.answer(done('p2'));
    expect(storage.map.size).toBe(0);
  });

  it('puts the id of what was made into the commands that name it', async () => {
    const { outbox, sent, answer } = world();
    const box = outbox();
    const { commandId } = box.add({ text: 'paragraph' });
    box.add({ text: 'decision', under: pendingId(commandId) });
    await answer(done('paragraph-9'));
    expect(sent[1]!.command.under).toBe('paragraph-9');
  });

  it('knows what was made when a later command still names it as it was on its way', async () => {
    const { outbox, sent, answer } = world();
    const box = outbox();
    const { commandId } = box.add({ text: 'paragraph' });
    await answer(done('paragraph-9'));
    box.add({ text: 'decision', under: pendingId(commandId) });
    expect(sent[1]!.command.under).toBe('paragraph-9');
    expect(box.idOf(pendingId(commandId))).toBe('paragraph-9');
    expect(box.keyOf('paragraph-9')).toBe(pendingId(commandId));
    expect(box.keyOf('another')).toBe('another');
  });

  it('keeps what was refused until it is dismissed, and what hung on it with it', async () => {
    const { outbox, answer, storage, sent } = world();
    const box = outbox();
    const first = box.add({ text: 'paragraph' });
    const second = box.add({ text: 'decision', under: pendingId(first.commandId) });
    box.add({ text: 'other' });
    await answer({ kind: 'refused', code: 'already-circulated', message: 'Recall the minutes first.' });
    expect(await first.answered).toMatchObject({ kind: 'refused', code: 'already-circulated' });
    expect(await second.answered).toMatchObject({ kind: 'refused' });
    expect(box.state().refused.map(({ entry }) => entry.command.text)).toEqual(['paragraph', 'decision']);
    expect(texts(sent)).toEqual(['paragraph', 'other']);
    await answer(done('p1'));
    expect(storage.map.size).toBe(0);
    box.dismiss(first.commandId);
    expect(box.state().refused).toHaveLength(1);
  });

  it('does not let a fault that stays hold up what comes after', async () => {
    const { outbox, answer, tick, sent } = world();
    const box = outbox();
    box.add({ text: 'faulty' });
    box.add({ text: 'next' });
    for (let attempt = 0; attempt < 5; attempt++) {
      await answer({ kind: 'later', because: 'fault' });
      await tick();
    }
    await answer({ kind: 'later', because: 'fault' });
    expect(box.state().refused).toMatchObject([{ code: 'fault', entry: { command: { text: 'faulty' } } }]);
    expect(sent.at(-1)!.command.text).toBe('next');
  });

  it('works on in memory where storage is full', async () => {
    const storage = new MemoryStorage();
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    const { outbox, sent, answer } = world(storage);
    const box = outbox();
    box.add({ text: 'first' });
    expect(texts(sent)).toEqual(['first']);
    await answer(done('p1'));
    expect(box.state().entries).toEqual([]);
  });
});
