import {
  fold,
  isRefused,
  upcast,
  type Clock,
  type Commit,
  type Decider,
  type Decision,
  type DomainEvent,
  type EventStore,
  type NewCommit,
  type TenantId,
  type Upcasts,
} from '@csp/kernel';
import type { Acted } from './context.ts';

/** A command on its way to one stream. The system has no other way to change anything. */
export interface ActRequest<C = unknown, S = unknown, E extends DomainEvent = DomainEvent> {
  readonly context: string;
  readonly tenant: TenantId;
  readonly decider: Decider<C, S, E, string>;
  readonly id: string;
  readonly command: C;
  /** UUID in lower case. The same id again has one effect and the first answer. */
  readonly commandId: string;
  /** What the sender meant, as text: tells a repeat from another command under the same id. */
  readonly intent: string;
  readonly actor: string;
  readonly correlation: string;
  readonly causation: string;
  /** W3C `traceparent` of what it goes on from; nothing is decided by it. */
  readonly trace?: string;
  readonly expectedVersion?: number;
}

export interface ActPorts {
  readonly store: (context: string) => EventStore;
  readonly upcasts: (context: string) => Upcasts;
  readonly clock: Clock;
  /** 32 hexadecimal digits of a cryptographic hash. */
  readonly digest: (text: string) => string;
  /** Told of each commit as it was stored, before the command is answered. */
  readonly appended?: (commit: Commit) => void;
}

/** Enough for 64 writers on one aggregate; beyond it something is wrong, and the command is answered `busy`. */
const attempts = 100;

/**
 * Loads, folds, decides, appends at the version decided on; decides again when another commit came first.
 * Rejects only for bugs and for storage that failed (`OutcomeUnknown`).
 */
export const act = async (ports: ActPorts, request: ActRequest): Promise<Acted> => {
  const log = ports.store(request.context).of(request.tenant);
  const upcasts = ports.upcasts(request.context);
  const { decider } = request;
  const stream = `${decider.category}-${request.id}`;
  const commandDigest = ports.digest(request.intent);
  const earlier = async (): Promise<Acted | undefined> => {
    const commit = await log.commitOf(request.commandId);
    return commit && repeated(commit, commandDigest);
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const history = await log.history(stream);
    const version = history.events.length;
    if (request.expectedVersion !== undefined && request.expectedVersion !== version)
      return (await earlier()) ?? { kind: 'refused', code: 'conflict' };
    const decision = decided(decider, request.command, history.events, upcasts);
    if (isRefused(decision)) return (await earlier()) ?? { kind: 'refused', code: decision.refused };
    if (decision.length === 0)
      return (await earlier()) ?? { kind: 'accepted', position: history.position, version, repeated: false };
    const claim = decision.map((event) => decider.claim?.of(event)).find((name) => name !== undefined);
    const commit: NewCommit = {
      ...(claim !== undefined && { claim }),
      stream,
      version: version + 1,
      events: decision,
      commandId: request.commandId,
      commandDigest,
      at: new Date(ports.clock.now()).toISOString(),
      actor: request.actor,
      correlation: request.correlation,
      causation: request.causation,
      ...(request.trace && { trace: request.trace }),
    };
    const appended = await log.append(commit);
    if (appended.kind === 'repeated') return repeated(appended.commit, commandDigest);
    if (appended.kind === 'taken') return { kind: 'refused', code: decider.claim!.taken };
    if (appended.kind === 'appended') {
      const { claim: _, ...stored } = commit;
      ports.appended?.({ ...stored, events: asStored(commit.events), position: appended.position });
      return { kind: 'accepted', position: appended.position, version: version + decision.length, repeated: false };
    }
  }
  return { kind: 'refused', code: 'busy' };
};

/** The domain's own code threw: a bug, or an event it can't read. It will throw again, whenever it is asked. */
export class DomainFault extends Error {
  override readonly name = 'DomainFault';

  constructor(cause: unknown) {
    const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
    super(message, { cause });
    if (stack) this.stack = stack;
  }
}

const decided = <C, S, E extends DomainEvent>(
  decider: Decider<C, S, E, string>,
  command: C,
  history: readonly DomainEvent[],
  upcasts: Upcasts,
): Decision<E, string> => {
  try {
    const evolve = (state: S, event: DomainEvent) => decider.evolve(state, upcast<E>(upcasts, event));
    return decider.decide(command, fold(evolve, decider.initial, history));
  } catch (error) {
    throw new DomainFault(error);
  }
};

const repeated = (commit: Commit, digest: string): Acted =>
  commit.commandDigest === digest
    ? {
        kind: 'accepted',
        position: commit.position,
        version: commit.version + commit.events.length - 1,
        repeated: true,
      }
    : { kind: 'refused', code: 'command-id-reused' };

/** What the store would give back: JSON keeps no `undefined`. */
const asStored = (events: readonly DomainEvent[]): DomainEvent[] => JSON.parse(JSON.stringify(events)) as DomainEvent[];
