import { onLondonClock, type TenantId, type View } from '@csp/kernel';
import type { ActRequest } from './act.ts';
import type { Acted, ActOptions, Asking, ContextPorts, Here } from './context.ts';
import { days } from './days.ts';
import { past } from './past.ts';
import { asUuid, type Runtime } from './runtime.ts';
import type { RuntimePorts } from './runtime-ports.ts';

/** A client's command id as the log keeps it: a UUID, in lower case. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A context's ports for resolvers. `send` carries a command to the one place that acts: through a command bus, or directly.
 */
export const contextPorts = (
  context: string,
  runtime: Runtime,
  ports: Pick<RuntimePorts, 'clock' | 'timers' | 'ids' | 'digest' | 'views' | 'store'>,
  send: (request: ActRequest) => Promise<Acted>,
): ContextPorts => ({
  of: (asking) => here(context, runtime, ports, send, asking),
  changes: (tenant, view, signal) => changes(runtime, context, tenant, view as unknown as View, signal),
  days: (signal) => days(ports, signal),
});

const here = (
  context: string,
  runtime: Runtime,
  ports: Pick<RuntimePorts, 'clock' | 'ids' | 'digest' | 'views' | 'store'>,
  send: (request: ActRequest) => Promise<Acted>,
  asking: Asking,
): Here => {
  const { tenant, principal } = asking;
  let made = 0;
  return {
    act: async (decider, id, command, options: ActOptions = {}) => {
      const commandId = (options.commandId ?? ports.ids.next()).toLowerCase();
      if (!uuid.test(commandId)) return { kind: 'refused', code: 'bad-command-id' };
      const { expectedVersion } = options;
      return send({
        context,
        tenant,
        decider: decider as unknown as ActRequest['decider'],
        id,
        command,
        commandId,
        intent: asking.intent ?? JSON.stringify([decider.category, id, command]),
        actor: principal.id,
        correlation: commandId,
        causation: commandId,
        ...(asking.trace && { trace: asking.trace }),
        ...(expectedVersion !== null && expectedVersion !== undefined && { expectedVersion }),
      });
    },
    rows: (view) => ports.views(context).of(tenant).rows(view),
    past: (view, happened, stream) => {
      const log = ports.store(context).of(tenant);
      return past({ log, tenant, upcasts: runtime.upcasts(context) }, view, happened, stream);
    },
    today: () => onLondonClock(ports.clock.now()).date,
    now: () => new Date(ports.clock.now()).toISOString(),
    // Derived from the command's id, so that a command sent again makes the same things.
    newId: (commandId) =>
      commandId ? asUuid(ports.digest(`${tenant}/${commandId.toLowerCase()}/${made++}`)) : ports.ids.next(),
  };
};

async function* changes(
  runtime: Runtime,
  context: string,
  tenant: TenantId,
  view: View,
  signal: AbortSignal,
): AsyncGenerator<void> {
  const projection = await runtime.projection(context, tenant, view);
  let changed = true;
  let wake = (): void => {};
  const heard = (): void => {
    changed = true;
    wake();
  };
  const unlisten = projection.listen(heard);
  signal.addEventListener('abort', heard);
  try {
    while (!signal.aborted) {
      if (changed) {
        changed = false;
        yield;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unlisten();
    signal.removeEventListener('abort', heard);
  }
}
