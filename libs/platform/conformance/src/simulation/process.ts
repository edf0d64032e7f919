import type { TenantId } from '@csp/kernel';
import { contextPorts, Runtime, type ContextPorts } from '@csp/platform-runtime';
import { portsOf, type Surroundings } from './scheduled-ports.ts';
import type { Life } from './scheduler.ts';
import type { System } from './system.ts';

/** What runs between a start and a crash. */
export interface Process {
  readonly life: Life;
  readonly runtime: Runtime;
  readonly ports: (context: string) => ContextPorts;
  readonly ring: (context: string, tenant: TenantId) => void;
  state: 'starting' | 'ready' | 'failed';
}

export const begin = ({ contexts }: System, around: Surroundings): Process => {
  const life: Life = { alive: true, doomed: false };
  const ports = portsOf(around, life);
  const runtime = new Runtime(contexts, ports);
  const process: Process = {
    life,
    runtime,
    ports: (context) => contextPorts(context, runtime, ports, (request) => runtime.act(request)),
    ring: (context, tenant) => ports.doorbell.ring(context, tenant),
    state: 'starting',
  };
  runtime.start().then(
    () => (process.state = 'ready'),
    () => (process.state = 'failed'),
  );
  return process;
};
