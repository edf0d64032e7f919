// Runs beside a process that starts others, and kills those when it is gone, however it went: this one's standard input ends then.
// Told `+<pid>` and `-<pid>`, a line each.
import { createInterface } from 'node:readline';

const running = new Set();
// What a terminal sends to all is for the one that is watched to see to.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
createInterface({ input: process.stdin })
  .on('line', (line) => running[line[0] === '+' ? 'add' : 'delete'](Number(line.slice(1))))
  .on('close', () => {
    for (const pid of running) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  });
