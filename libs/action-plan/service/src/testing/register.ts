import { recorded, tenantId, type Appended, type Commit, type DomainEvent, type NewCommit } from '@csp/kernel';
import {
  act,
  past,
  type AnyView,
  type Asking,
  type ContextPorts,
  type Grant,
  type Policy,
} from '@csp/platform-runtime';
import { actionPlanContext } from '../action-plan.context.ts';

const tenant = tenantId('cambridge-city');

const grants: Readonly<Record<string, Omit<Grant, 'tenant'>>> = {
  officer: { role: 'support-officer' },
  colleague: { role: 'support-officer' },
  member: { role: 'member' },
  police: { role: 'agency-officer', agencyId: 'police' },
  council: { role: 'agency-officer', agencyId: 'council' },
};
export type Someone = 'officer' | 'colleague' | 'member' | 'police' | 'council';

/** The ids of their accounts. */
export const accountOf = (who: Someone): string =>
  `0198c0de-0000-4000-8000-00000000000${Object.keys(grants).indexOf(who)}`;

/** One context's log. */
class Log {
  readonly commits: Commit[] = [];
  head = async () => this.commits.length;
  read = async (after: number, limit: number) => this.commits.slice(after, after + limit);
  stream = async (name: string) => this.commits.filter(({ stream }) => stream === name);
  history = async (name: string) => {
    const commits = await this.stream(name);
    return { events: commits.flatMap(({ events }) => events), position: commits.at(-1)?.position ?? 0 };
  };
  commitOf = async (commandId: string) => this.commits.find((commit) => commit.commandId === commandId);
  append = async (commit: NewCommit): Promise<Appended> => {
    this.commits.push({ ...commit, position: this.commits.length + 1 });
    return { kind: 'appended', position: this.commits.length };
  };
}

/** A partnership with two agencies and its register, in memory: asked and changed through the resolvers, one day at a time. */
export class Register {
  today = '2026-02-10';
  private readonly logs: Readonly<Record<string, Log>> = {
    'action-plan': new Log(),
    partnerships: new Log(),
    heard: new Log(),
  };
  private made = 0;

  constructor() {
    for (const agencyId of ['police', 'council'])
      this.store('partnerships', {
        type: 'AgencyListed.v1',
        data: { agencyId, name: agencyId, class: 'responsible-authority', from: null },
      });
  }

  /** What happened, recorded today. */
  store(context: string, ...events: readonly DomainEvent[]): void {
    const { commits } = this.logs[context]!;
    const position = commits.length + 1;
    const [commandId, stream] = [`stored-${position}`, `stored-${position}`];
    const origin = { commandId, commandDigest: '', actor: 'spec', correlation: commandId, causation: commandId };
    commits.push({ ...origin, at: this.now(), stream, version: 1, events, position });
  }

  /** Asks as somebody; gives what the resolver gives. */
  async ask<Answer>(type: 'Query' | 'Mutation', field: string, args: object, who: Someone = 'officer') {
    return this.askAs<Answer>(type, field, args, this.asking(who));
  }

  async askAs<Answer>(type: 'Query' | 'Mutation', field: string, args: object, asking: Asking) {
    const resolver = this.resolvers[type]![field as never] as (...given: unknown[]) => Promise<Answer>;
    return resolver({}, args, asking);
  }

  /** What happened here so far. */
  get happened(): readonly DomainEvent[] {
    return this.logs['action-plan']!.commits.flatMap(({ events }) => events);
  }

  /** Gives the command that a policy asks for when another context has published this today; what became of it. */
  async hear(policy: Policy<never>, event: DomainEvent) {
    this.store('heard', event);
    const commit = this.logs['heard']!.commits.at(-1)!;
    const { rows, act } = this.ports.of(this.asking('officer'));
    const reaction = await policy.react(recorded(tenant, commit)[0] as never, rows);
    return reaction && act(reaction.decider, reaction.id, reaction.command as never);
  }

  /** A field of a point, or of something else, as the graph shows it. */
  async field(row: object, name: string, type = 'ActionPoint', who: Someone = 'officer'): Promise<unknown> {
    const resolver = this.resolvers[type]![name as never] as (...given: unknown[]) => unknown;
    return resolver(row, {}, this.asking(who));
  }

  /** What a page that is left open is told. */
  days(): AsyncIterable<{ readonly today: string }> {
    const { today } = this.resolvers['Subscription'] as never as {
      today: { subscribe(parent: object, args: object, asking: Asking): AsyncIterable<{ today: string }> };
    };
    return today.subscribe({}, {}, this.asking('officer'));
  }

  asking(who: Someone): Asking {
    return { tenant, principal: { id: accountOf(who), kind: 'person', grants: [{ tenant, ...grants[who]! }] } };
  }

  private now(): string {
    return `${this.today}T09:00:00.000Z`;
  }

  private rows(view: AnyView): Map<string, unknown> {
    const rows = new Map<string, unknown>();
    for (const commit of this.logs[view.source]!.commits)
      for (const one of recorded(tenant, commit))
        for (const key of view.keys(one)) rows.set(key, view.fold(rows.get(key), one, key));
    return rows;
  }

  private readonly ports: ContextPorts = {
    of: (asking) => {
      let derived = 0;
      return {
        act: (decider, id, command, { commandId, expectedVersion } = {}) => {
          const given = commandId ?? `command-${this.made++}`;
          const from = { actor: asking.principal.id, correlation: given, causation: given };
          const wanted = { context: 'action-plan', tenant, decider: decider as never, id, command, commandId: given };
          return act(
            {
              store: (context) => ({ of: () => this.logs[context]! }),
              upcasts: () => ({}),
              clock: { now: () => Date.parse(this.now()) },
              digest: (text) => text,
            },
            { ...wanted, ...from, intent: '', ...(expectedVersion != null && { expectedVersion }) },
          );
        },
        rows: (view) => ({
          get: async (key) => this.rows(view).get(key) as never,
          find: async ({ where = {}, orderBy, descending = false } = {}) => {
            const index = (name: string, row: unknown) => (view as AnyView).indexes[name]!(row);
            const found = [...this.rows(view).values()].filter((row) =>
              Object.entries(where).every(([name, value]) => index(name, row) === value),
            );
            if (orderBy) found.sort((a, b) => (index(orderBy, a)! < index(orderBy, b)! ? -1 : 1));
            if (descending) found.reverse();
            return found as never;
          },
          count: async () => this.rows(view).size,
        }),
        past: (view, happened, stream) =>
          past({ log: this.logs['action-plan']!, tenant, upcasts: {} }, view, happened, stream),
        today: () => this.today,
        now: () => this.now(),
        newId: (commandId) =>
          commandId
            ? `${commandId.slice(0, -4)}${String(derived++).padStart(4, '0')}`
            : `0198c0de-0000-7000-8000-${String(this.made++).padStart(12, '0')}`,
      };
    },
    changes: () => {
      throw new Error('Nobody follows the register here.');
    },
    days: async function* () {
      yield '2026-02-10';
      yield '2026-02-11';
    },
  };

  private readonly resolvers = actionPlanContext.subgraph!.resolvers(this.ports);
}
