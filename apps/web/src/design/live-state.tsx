import type { Liveness } from '../graph/follow.ts';

const words: Readonly<Record<Liveness, string>> = {
  connecting: 'Connecting …',
  live: 'Live',
  waiting: 'Connection lost. Trying again; nothing will be missed.',
  refused: 'Not live: load the page again.',
};

/** Whether what is shown is up to date by itself. */
export const LiveState = ({ liveness }: { readonly liveness: Liveness }) => (
  <span className={`app-live app-live--${liveness}`} role="status">
    {words[liveness]}
  </span>
);
