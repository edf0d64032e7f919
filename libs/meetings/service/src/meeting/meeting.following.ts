import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { reviewPoints } from '../review/review-points.view.ts';
import { pointsUnderReview } from '../review/review-table.ts';
import { meetingPage } from './meeting.page.ts';
import { eyesOf } from './meeting.reading.ts';
import { meetings } from './meetings.view.ts';

/**
 * The meeting now, and again after each change of it or of what it goes through. Ends at once where there is no such meeting.
 * What the asker may see is looked at afresh each time.
 */
export async function* followMeeting(ports: ContextPorts, id: string, asking: Asking) {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, ...(asking.signal ? [asking.signal] : [])]);
  const { tenant } = asking;
  const changes = [ports.changes(tenant, meetings, signal), ports.changes(tenant, reviewPoints, signal)];
  let told = '';
  try {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a change says nothing but that there was one
    for await (const change of eitherOf(changes)) {
      const here = ports.of(asking);
      const row = await here.rows(meetings).get(id);
      if (!row) return;
      const seen = JSON.stringify([row.version, await pointsUnderReview(here, row.state)]);
      if (seen === told) continue;
      told = seen;
      const principal = (await asking.refresh?.()) ?? asking.principal;
      yield { meetingChanged: meetingPage(row, eyesOf(asking, principal)) };
    }
  } finally {
    left.abort();
  }
}

/** Once for one or more changes of any source; ends when all have ended, fails when one fails. */
async function* eitherOf(sources: readonly AsyncIterable<void>[]): AsyncGenerator<void> {
  let changed = false;
  let running = sources.length;
  let fault: { readonly error: unknown } | undefined;
  let wake = (): void => {};
  const listen = async (source: AsyncIterable<void>): Promise<void> => {
    try {
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as above
      for await (const change of source) {
        changed = true;
        wake();
      }
    } catch (error) {
      fault = { error };
    }
    running--;
    wake();
  };
  for (const source of sources) void listen(source);
  for (;;) {
    if (fault) throw fault.error;
    if (changed) {
      changed = false;
      yield;
    } else if (running === 0) return;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
