import { parentPort } from 'node:worker_threads';
import { render, type Format } from '../render.ts';
import type { Paper } from '../paper.ts';

/** One paper to render, and what became of it. */
export interface Order {
  readonly number: number;
  readonly paper: Paper;
  readonly format: Format;
}

export type Delivery =
  { readonly number: number; readonly bytes: Uint8Array } | { readonly number: number; readonly fault: string };

/** The program of the thread that renders: one paper after another. */
parentPort?.on('message', ({ number, paper, format }: Order) => {
  render(paper, format).then(
    (bytes) => parentPort!.postMessage({ number, bytes } satisfies Delivery),
    (error: Error) => parentPort!.postMessage({ number, fault: error.message } satisfies Delivery),
  );
});
