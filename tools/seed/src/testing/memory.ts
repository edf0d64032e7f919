import { actionPlanContext } from '@csp/action-plan-service';
import { fold, isRefused, recorded, type Commit, type DomainEvent, type Recorded, type TenantId } from '@csp/kernel';
import type { Acted, Policy } from '@csp/platform-runtime';
import type { SeedPorts, Step } from '../index.ts';

interface Log {
  readonly commits: Commit[];
  readonly streams: Map<string, DomainEvent[]>;
  readonly byCommand: Map<string, Commit>;
}

/** The product reduced to its deciders and policies: loads, decides, keeps, and lets the action plan follow at once. */
export const inMemory = (today: string) => {
  const logs = new Map<string, Log>();
  const refusals: string[] = [];

  const logOf = (context: string, tenant: TenantId): Log => {
    const key = `${context}/${tenant}`;
    const log = logs.get(key) ?? { commits: [], streams: new Map(), byCommand: new Map() };
    logs.set(key, log);
    return log;
  };

  const act = ({ tenant, at, context, decider, id, command, commandId }: Step): Acted => {
    const log = logOf(context, tenant);
    const stream = `${decider.category}-${id}`;
    const history = log.streams.get(stream) ?? [];
    const accepted = (position: number, version: number, repeated: boolean): Acted => ({
      kind: 'accepted',
      position,
      version,
      repeated,
    });
    const known = log.byCommand.get(commandId);
    if (known) return accepted(known.position, known.version, true);
    const decision = decider.decide(command as never, fold(decider.evolve, decider.initial, history as never[]));
    if (isRefused(decision)) return { kind: 'refused', code: decision.refused };
    if (decision.length === 0) return accepted(log.commits.length, history.length, false);
    const commit: Commit = {
      position: log.commits.length + 1,
      stream,
      version: history.length + 1,
      events: decision as readonly DomainEvent[],
      commandId,
      commandDigest: '',
      at,
      actor: 'seed',
      correlation: commandId,
      causation: commandId,
    };
    log.commits.push(commit);
    log.byCommand.set(commandId, commit);
    log.streams.set(stream, [...history, ...commit.events]);
    for (const event of recorded(tenant, commit)) follow(context, event);
    return accepted(commit.position, commit.version, false);
  };

  const follow = (context: string, event: Recorded): void => {
    for (const policy of actionPlanContext.policies as unknown as readonly Policy[]) {
      if (policy.source !== context) continue;
      const reaction = policy.react(event, () => {
        throw new Error('Policies of the action plan read nothing.');
      });
      if (!reaction || reaction instanceof Promise) continue;
      const { tenant, at, position, index } = event;
      const commandId = `${policy.name}/${position}/${index}`;
      const acted = act({ tenant, at, context: 'action-plan', ...reaction, commandId });
      if (acted.kind === 'refused') refusals.push(`${policy.name}: ${acted.code}`);
    }
  };

  const ports: SeedPorts = { today, found: async () => {}, act: async (step) => act(step) };
  return {
    ports,
    /** All commits of all logs, in order. */
    all: () => [...logs].flatMap(([key, { commits }]) => commits.map((commit) => ({ key, ...commit }))),
    commits: (context: string, tenant: string) => logOf(context, tenant as TenantId).commits,
    events: <E extends DomainEvent>(context: string, tenant: string) =>
      logOf(context, tenant as TenantId).commits.flatMap(({ events }) => events) as unknown as readonly E[],
    stream: <E extends DomainEvent>(context: string, tenant: string, name: string) =>
      (logOf(context, tenant as TenantId).streams.get(name) ?? []) as unknown as readonly E[],
    /** What policies gave in vain. */
    refusals,
  };
};
