// Waits until the machine does little else: on a busy one, a measurement is of its neighbours.
import { readFileSync } from 'node:fs';

const lookSeconds = 4;
const longestSeconds = 600;
/** Processors that others may keep busy. */
const mostBusy = 0.3;

export const calm = async () => {
  const until = Date.now() + longestSeconds * 1000;
  for (;;) {
    const before = busySeconds();
    if (before === undefined) return;
    await new Promise((waited) => setTimeout(waited, lookSeconds * 1000));
    const busy = (busySeconds() - before) / lookSeconds;
    if (busy <= mostBusy) return;
    if (Date.now() > until) {
      console.error(`Not calm after ten minutes: ${busy.toFixed(1)} processors are busy. Measuring all the same.`);
      return;
    }
  }
};

/** Processor time since the machine started; undefined off Linux. */
const busySeconds = () => {
  try {
    const [, user, nice, system] = readFileSync('/proc/stat', 'utf8').split(/\s+/).map(Number);
    return (user + nice + system) / 100;
  } catch {
    return undefined;
  }
};
