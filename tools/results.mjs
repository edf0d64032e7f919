// What the specs of all projects came to. Nothing but plain data, so that its own spec can try it.

/**
 * `read` gives the counts a project's run left, or undefined where it left none: a project that ought to have left some and
 * didn't counts as one failure, and so does each gate that failed. Nothing tested at all is a failure, too.
 */
export const summed = (projects, read, failedGates = []) => {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  const untested = [];
  const failures = [...failedGates];
  for (const name of projects) {
    const counts = read(name);
    if (!counts) {
      failures.push(`the specs of ${name}, which left no counts`);
      continue;
    }
    if (counts.specs === 0) untested.push(name);
    if (counts.failed > 0) notes.push(`${name}: ${counts.failed} failed.`);
    for (const outcome of Object.keys(sum)) sum[outcome] += counts[outcome];
  }
  if (untested.length > 0) notes.push(`Without any spec: ${untested.join(', ')}.`);
  if (sum.passed + sum.failed === 0) failures.push('nothing was tested');
  notes.push(...failures.map((failure) => `Failed, and counted as one failure: ${failure}.`));
  return { ...sum, failed: sum.failed + failures.length, notes };
};

/** `N passed, N failed`, and what was skipped where something was: machines read this line. */
export const plainLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
