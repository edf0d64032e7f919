import { nextLondonMidnight, onLondonClock, type Clock, type LocalDate, type Timers } from '@csp/kernel';

/** Today in London, and again each time a new day begins there, until the signal aborts. */
export async function* days(
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
  signal: AbortSignal,
): AsyncGenerator<LocalDate> {
  let told: LocalDate | undefined;
  while (!signal.aborted) {
    const now = clock.now();
    const today = onLondonClock(now).date;
    // Also where a timer went off a moment early: it is waited for the rest then.
    if (today === told) await pause(timers, nextLondonMidnight(now) - now, signal);
    else yield (told = today);
  }
}

const pause = (timers: Timers, milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(milliseconds, done);
    signal.addEventListener('abort', done);
  });
