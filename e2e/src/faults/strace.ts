import { spawnSync } from 'node:child_process';

/** Why no faults can be injected on this machine; nothing when they can. */
export const straceMissing = ((): string | undefined => {
  const found = spawnSync('strace', ['-f', '-qq', '-e', 'trace=fsync', 'true'], { encoding: 'utf8' });
  if (found.error) return 'strace is not installed here (apt-get install strace)';
  return found.status === 0 ? undefined : `strace may not trace here: ${found.stderr.trim().split('\n')[0]}`;
})();

export interface Call {
  readonly name: string;
  /** The file it was about, where strace knows. */
  readonly file: string;
  readonly text: string;
  readonly injected: boolean;
}

/** The calls of a trace written with `-o` and `-y`, in their order. */
export const callsIn = (trace: string): Call[] =>
  trace.split('\n').flatMap((line) => {
    const match = /^\d+\s+(?:<\.\.\. )?(\w+)[( ](?:\w+<([^>]*)>)?/.exec(line);
    if (!match || line.includes('+++') || line.includes('resumed>')) return [];
    return [{ name: match[1]!, file: match[2] ?? '', text: line, injected: line.includes('(INJECTED)') }];
  });
