import type { Draw } from './draw.ts';

/** One life of the process: begins with a start, ends with a crash. What belongs to an ended one never comes about. */
export interface Life {
  alive: boolean;
  /** Storage failed in a way that leaves the outcome open: it takes nothing more and is to be started again. */
  doomed: boolean;
}

interface Task {
  readonly life: Life;
  readonly kind: 'append' | 'other';
  /** Does it; what is returned lets whoever asked know. */
  perform(): Promise<() => void>;
}

interface Timer {
  readonly life: Life;
  readonly due: number;
  readonly call: () => void;
}

/** Everything that has no promise to wait for has had its turn: only then is it sure what is there to choose from. */
const settled = (): Promise<void> => new Promise((turn) => setImmediate(turn));

const mostAppendsTogether = 4;

/**
 * Decides what happens next. Every call of a port waits here until it is drawn, is then done to its end, and only then answered:
 * so that the order of everything comes from the seed, however long a real disk takes.
 */
export class Scheduler {
  private tasks: Task[] = [];
  private timers: Timer[] = [];

  constructor(private readonly draw: Draw) {}

  later<T>(life: Life, what: () => Promise<T>, kind: Task['kind'] = 'other'): Promise<T> {
    return new Promise<T>((settle, fail) => {
      const perform = () =>
        what().then(
          (answer) => () => settle(answer),
          (error: Error) => () => fail(error),
        );
      this.tasks.push({ life, kind, perform });
    });
  }

  after(life: Life, due: number, call: () => void): () => void {
    const timer = { life, due, call };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((one) => one !== timer));
  }

  get waiting(): number {
    return this.tasks.length;
  }

  get timersWaiting(): number {
    return this.timers.length;
  }

  /** One call, or several appends of the same moment. */
  async step(): Promise<void> {
    const drawn = this.tasks.splice(this.draw.below(this.tasks.length), 1);
    if (drawn[0]?.kind === 'append')
      while (drawn.length < mostAppendsTogether && this.draw.chance(0.4)) {
        const next = this.tasks.findIndex(({ kind }) => kind === 'append');
        if (next < 0) break;
        drawn.push(...this.tasks.splice(next, 1));
      }
    for (const answer of await Promise.all(drawn.map((task) => task.perform()))) answer();
    await settled();
  }

  /** The timer that is due first goes off. */
  async goOff(): Promise<void> {
    const [first] = [...this.timers].sort((a, b) => a.due - b.due);
    this.timers = this.timers.filter((one) => one !== first);
    first?.call();
    await settled();
  }

  /** What was on its way is lost; an append may have come through although nobody will hear of it. */
  async end(life: Life): Promise<void> {
    life.alive = false;
    const lost = this.tasks.filter((task) => task.life === life);
    this.tasks = this.tasks.filter((task) => task.life !== life);
    this.timers = this.timers.filter((timer) => timer.life !== life);
    for (const task of lost) if (task.kind === 'append' && this.draw.chance(0.5)) await task.perform();
    await settled();
  }

  settled = settled;
}
