import { backoffMilliseconds } from './backoff.ts';

/** Where a live stream stands, for the person looking at it. */
export type Liveness = 'connecting' | 'live' | 'waiting' | 'refused';

export interface Sink<Message> {
  readonly live: () => void;
  readonly next: (message: Message) => void;
  /** The line broke, or the server went away in an orderly manner. */
  readonly lost: () => void;
  /** The server will not serve this: asking again gives the same. */
  readonly refused: () => void;
}

export interface FollowPorts<Message> {
  /** Opens the stream once, from wherever it is to go on now; the function returned closes it. */
  readonly open: (sink: Sink<Message>) => () => void;
  readonly onMessage: (message: Message) => void;
  readonly onLiveness: (liveness: Liveness) => void;
  readonly chance: () => number;
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

export interface Following {
  /** Tries now instead of later. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** Keeps a stream open: after each break it opens again, from where `open` says, until it is stopped or refused. */
export const follow = <Message>({ open, onMessage, onLiveness, chance, after }: FollowPorts<Message>): Following => {
  let attempt = 0;
  let round = 0;
  let close: (() => void) | undefined;
  let cancelRetry: (() => void) | undefined;
  let over = false;

  const begin = (): void => {
    const mine = ++round;
    // A stream that was given up may still speak; nobody listens.
    const current = (call: () => void) => () => {
      if (mine === round && !over) call();
    };
    onLiveness(attempt === 0 ? 'connecting' : 'waiting');
    close = open({
      live: current(() => onLiveness('live')),
      next: (message) =>
        current(() => {
          attempt = 0;
          onMessage(message);
        })(),
      lost: current(retryLater),
      refused: current(() => {
        over = true;
        onLiveness('refused');
      }),
    });
  };

  const retryLater = (): void => {
    round += 1;
    close = undefined;
    onLiveness('waiting');
    cancelRetry = after(backoffMilliseconds(attempt++, chance()), () => {
      cancelRetry = undefined;
      begin();
    });
  };

  begin();
  return {
    wake: () => {
      if (!cancelRetry || over) return;
      cancelRetry();
      cancelRetry = undefined;
      begin();
    },
    stop: () => {
      over = true;
      cancelRetry?.();
      close?.();
    },
  };
};
