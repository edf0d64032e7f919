import { Worker } from 'node:worker_threads';
import type { Paper } from '../paper.ts';
import type { Format } from '../render.ts';
import type { Delivery, Order } from './worker.ts';

/** More papers wait than can be rendered soon: ask again in a moment. */
export class OfficeBusy extends Error {
  override readonly name = 'OfficeBusy';
}

export interface Office {
  /** A paper as bytes. Throws `OfficeBusy` when too many wait already, and what the renderer says when it can't. */
  render(paper: Paper, format: Format): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface OfficeOptions {
  /** The worker's program: `office/worker.ts`, as it was bundled. */
  readonly program: URL;
  /** How many may wait or be rendered at a time. */
  readonly most: number;
  /** A paper that takes longer ends the thread; the next begins another. */
  readonly timeoutMilliseconds: number;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Renders papers in a thread of its own, begun with the first: compilers hold up whatever thread they run in. */
export const createOffice = ({ program, most, timeoutMilliseconds }: OfficeOptions): Office => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let given = 0;

  const settle = (number: number): Waiting | undefined => {
    const one = waiting.get(number);
    if (one) clearTimeout(one.timer);
    waiting.delete(number);
    if (waiting.size === 0) worker?.unref();
    return one;
  };
  const deliver = (delivery: Delivery): void => {
    const one = settle(delivery.number);
    if ('bytes' in delivery) one?.resolve(delivery.bytes);
    else one?.reject(new Error(delivery.fault));
  };
  const abandon = async (reason: string): Promise<void> => {
    const ended = worker;
    worker = undefined;
    for (const number of [...waiting.keys()]) settle(number)?.reject(new Error(reason));
    await ended?.terminate();
  };
  const begin = (): Worker => {
    const begun = new Worker(program);
    begun.on('message', deliver);
    begun.on('error', (error: Error) => worker === begun && void abandon(error.message));
    begun.on('exit', () => worker === begun && void abandon('The thread that renders papers ended.'));
    return begun;
  };

  return {
    render: (paper, format) =>
      new Promise((resolve, reject) => {
        if (waiting.size >= most) return reject(new OfficeBusy());
        const number = given++;
        const timer = setTimeout(() => void abandon('A paper took too long to render.'), timeoutMilliseconds);
        waiting.set(number, { resolve, reject, timer });
        worker ??= begin();
        worker.ref();
        worker.postMessage({ number, paper, format } satisfies Order);
      }),
    close: () => abandon('The office is closed.'),
  };
};
