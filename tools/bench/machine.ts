import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Processor time since the machine started, all processors together, in hundredths of a second; undefined off Linux. */
const busyTicks = (): number | undefined => {
  try {
    const [, user, nice, system, , , interrupts, soft, stolen] = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]!
      .split(/\s+/)
      .map(Number);
    return user! + nice! + system! + interrupts! + soft! + stolen!;
  } catch {
    return undefined;
  }
};

/** Processor time of a process and of its children that have ended, in the same unit. */
const ownTicks = (): number => {
  const [, rest] = readFileSync('/proc/self/stat', 'utf8').split(/\) /);
  const fields = rest!.split(' ').map(Number);
  return fields[11]! + fields[12]! + fields[13]! + fields[14]!;
};

/**
 * What else the machine did while a figure was taken: `others` is how many processors were busy with work that is not this
 * process or its ended children (the load average counts our own work too, so it can't tell).
 */
export const observeMachine = () => {
  const began = { at: performance.now(), busy: busyTicks(), load: loadavg()[0]! };
  return () => {
    const busy = busyTicks();
    const known = began.busy !== undefined && busy !== undefined;
    const seconds = (performance.now() - began.at) / 1000;
    const others = known ? Math.max(0, (busy - began.busy! - ownTicks()) / 100 / seconds) : null;
    return {
      cpus: availableParallelism(),
      model: cpus()[0]?.model ?? 'unknown',
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      load: [began.load, loadavg()[0]!].map((one) => Number(one.toFixed(2))),
      others: others === null ? null : Number(others.toFixed(2)),
      seconds: Number(seconds.toFixed(1)),
    };
  };
};
