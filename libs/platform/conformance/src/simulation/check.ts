import {
  fold,
  isRefused,
  recorded,
  upcast,
  type Commit,
  type TenantId,
  type DomainEvent,
  type Recorded,
  type View,
} from '@csp/kernel';
import { asUuid, countyTenant, type Context, type Policy, type Reaction } from '@csp/platform-runtime';
import { sha256, type AlarmRecord } from '../ports.ts';
import { intentOf, type Answer, type Clients, type Operation } from './clients.ts';
import type { LogState, ViewState } from './state.ts';
import type { Intention, Outgoing, System } from './system.ts';

/** Where a run has come to rest. */
export interface RestingState {
  readonly logs: readonly LogState[];
  readonly views: readonly ViewState[];
  readonly operations: readonly Operation[];
  readonly misused: Clients['misused'];
  readonly alarms: readonly AlarmRecord[];
  /** What each subscriber heard, over all its connections, and what one heard who asked for everything at the end. */
  readonly outgoing: readonly { readonly heard: readonly Outgoing[]; readonly everything: readonly Outgoing[] }[];
}

const must = (holds: boolean, otherwise: () => string): void => {
  if (!holds) throw new Error(otherwise());
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Throws for the first thing that is not as was promised. */
export const check = async (system: System, state: RestingState): Promise<void> => {
  for (const log of state.logs) checkLog(log);
  const model = modelOf(system, state.logs);
  for (const operation of state.operations) checkOperation(model, operation);
  for (const misuse of state.misused)
    must(!wronglyAccepted(model, misuse), () => `${misuse.operation.commandId} was accepted for two commands.`);
  for (const context of system.contexts)
    for (const policy of context.policies) await checkPolicy(model, context, policy as unknown as Policy);
  for (const view of state.views) checkView(model, view);
  for (const { heard, everything } of state.outgoing)
    must(
      same(heard, everything),
      () => `A subscriber heard ${heard.length} events of ${everything.length}, or in another order.`,
    );
  const bad = state.alarms.find(({ kind }) => kind !== 'stopped');
  must(!bad, () => `An alarm: ${JSON.stringify(bad)}`);
};

/** Positions and versions without gaps, each command once. */
const checkLog = ({ tenant, context, commits }: LogState): void => {
  const where = `${context} of ${tenant}`;
  const versions = new Map<string, number>();
  const commands = new Set<string>();
  for (const [index, { position, stream, version, events, commandId }] of commits.entries()) {
    must(position === index + 1, () => `${where}: position ${position} where ${index + 1} should be.`);
    must(version === (versions.get(stream) ?? 0) + 1, () => `${where}: ${stream} has version ${version} out of turn.`);
    must(!commands.has(commandId), () => `${where}: command ${commandId} had two effects.`);
    versions.set(stream, version + events.length - 1);
    commands.add(commandId);
  }
};

interface Model {
  readonly system: System;
  commits(context: string, tenant: string): readonly Commit[];
  commitOf(at: { readonly context: string; readonly tenant: string }, commandId: string): Commit | undefined;
  /** What others than the context itself see of its events, or all of them. */
  events(context: string, tenant: string, own: boolean): readonly Recorded[];
  /** What the decider says to a command at each moment of a stream's history, the beginning first. */
  decisions(wanted: Intention): readonly { readonly version: number; readonly says: unknown }[];
}

const modelOf = (system: System, logs: readonly LogState[]): Model => {
  const byPlace = new Map<string, LogState>(logs.map((log) => [`${log.context}/${log.tenant}`, log]));
  const byCommand = new Map<string, Commit>(
    logs.flatMap(({ context, tenant, commits }) =>
      commits.map((commit) => [`${context}/${tenant}/${commit.commandId}`, commit] as const),
    ),
  );
  const contextOf = (name: string): Context => system.contexts.find((context) => context.name === name)!;
  const commits: Model['commits'] = (context, tenant) => byPlace.get(`${context}/${tenant as TenantId}`)?.commits ?? [];
  return {
    system,
    commits,
    commitOf: ({ context, tenant }, commandId) => byCommand.get(`${context}/${tenant}/${commandId}`),
    events: (context, tenant, own) => {
      const { upcasts, published } = contextOf(context);
      const visible = new Set(published);
      return commits(context, tenant).flatMap((commit) => {
        const newest = commit.events.map((event) => upcast<DomainEvent>(upcasts, event));
        const events = own ? newest : newest.filter(({ type }) => visible.has(type));
        return recorded(tenant as never, { ...commit, events });
      });
    },
    decisions: ({ context, tenant, decider, id, command }) => {
      const { upcasts } = contextOf(context);
      const history = commits(context, tenant).filter(({ stream }) => stream === `${decider.category}-${id}`);
      let state: never = decider.initial;
      const moments = [{ version: 0, says: decider.decide(command as never, state) as unknown }];
      for (const { version, events } of history) {
        state = fold(decider.evolve, state, events.map((event) => upcast(upcasts, event)) as never[]);
        moments.push({ version: version + events.length - 1, says: decider.decide(command as never, state) });
      }
      return moments;
    },
  };
};

/** Each answer is one that some order of all commands explains. */
const checkOperation = (model: Model, operation: Operation): void => {
  const { intention, commandId } = operation;
  const commit = model.commitOf(intention, commandId);
  if (commit?.commandDigest === sha256(intentOf(intention))) {
    const decided = model.decisions(intention).find(({ version }) => version === commit.version - 1)?.says;
    must(same(decided, commit.events), () => `${commandId} led to other events than were decided.`);
  }
  for (const one of operation.answers) {
    const wrong = wrongWith(model, operation, one, commit);
    must(!wrong, () => `${commandId} was answered ${JSON.stringify(one.answer)} ${wrong}.`);
  }
};

/** Why this can't have been the answer; nothing when it can. */
const wrongWith = (
  model: Model,
  { intention, expectedVersion, answers }: Operation,
  { answer, sent }: Answer,
  commit: Commit | undefined,
): string | undefined => {
  const moments = () => model.decisions(intention);
  if (answer.kind === 'accepted') {
    if (commit && answer.position === commit.position)
      return answer.version === commit.version + commit.events.length - 1 ? undefined : 'with another version';
    if (answer.repeated) return 'as a repeat, and there is no first';
    const unchanged = moments().some(({ says, version }) => same(says, []) && version === answer.version);
    return unchanged ? undefined : 'and nothing of it is there';
  }
  const before = answers.find(
    (one) => one.heard < sent && one.answer.kind === 'accepted' && hadEffect(one.answer, commit),
  );
  if (before) return 'after it had been accepted';
  if (answer.code === 'busy') return undefined;
  if (answer.code === 'conflict') return expectedVersion === undefined ? 'without being asked' : undefined;
  if (answer.code === 'command-id-reused') return commit ? undefined : 'and has had no effect';
  if (answer.code === intention.decider.claim?.taken && isTaken(model, intention)) return undefined;
  const refused = ({ says }: { says: unknown }) => isRefused(says as never) && same(says, { refused: answer.code });
  return moments().some(refused) ? undefined : 'which was never so';
};

/** Whether another stream holds a name that this command would have claimed. */
const isTaken = (model: Model, intention: Intention): boolean => {
  const { context, tenant, decider, id } = intention;
  const namesOf = (events: readonly unknown[]) => events.flatMap((event) => decider.claim?.of(event as never) ?? []);
  const own = `${decider.category}-${id}`;
  const held = model.commits(context, tenant).filter(({ stream }) => stream !== own);
  const names = new Set(held.flatMap(({ events }) => namesOf(events)));
  return model
    .decisions(intention)
    .some(({ says }) => Array.isArray(says) && namesOf(says).some((name) => names.has(name)));
};

/** Another command under a known id may only be accepted while that id has had no effect, or where it changes nothing itself. */
const wronglyAccepted = (model: Model, { operation, other, answer, sent }: Clients['misused'][number]): boolean => {
  const commit = model.commitOf(operation.intention, operation.commandId);
  if (answer.kind === 'refused' || !commit || commit.commandDigest === sha256(intentOf(other))) return false;
  if (
    operation.answers.some((one) => one.heard < sent && one.answer.kind === 'accepted' && hadEffect(one.answer, commit))
  )
    return true;
  return !model.decisions(other).some(({ says, version }) => same(says, []) && version === answer.version);
};

const hadEffect = (answer: Extract<Answer['answer'], { kind: 'accepted' }>, commit: Commit | undefined): boolean =>
  answer.position === commit?.position;

/** Each event that a policy reacts to has had its effect once and in turn, unless it was refused or changed nothing. */
const checkPolicy = async (model: Model, { name: context }: Context, policy: Policy): Promise<void> => {
  for (const tenant of model.system.tenants) {
    let last = 0;
    for (const event of model.events(policy.source, tenant, policy.source === context)) {
      const reaction: Reaction | undefined = await policy.react(event, noRows);
      if (!reaction) continue;
      const origin = `${policy.name}/${event.tenant}/${event.stream}/${event.position}/${event.index}`;
      const what = () => `${policy.name} about ${event.event.type} at ${event.position} of ${tenant}`;
      const effect = model.commitOf({ context, tenant }, asUuid(sha256(origin)));
      must(!effect || effect.position > last, () => `${what()} had its effect after that of a later event.`);
      last = effect?.position ?? last;
      const moments = () => model.decisions({ context, tenant, ...reaction } as Intention);
      const without = () => moments().some(({ says }) => isRefused(says as never) || same(says, []));
      must(effect !== undefined || without(), () => `${what()} had no effect.`);
    }
  }
};

const noRows = (): never => {
  throw new Error('A policy that reads rows can not be checked here.');
};

/** Rows are what folding the whole log gives. */
const checkView = (model: Model, { tenant, context, view: name, rows }: ViewState): void => {
  const view = model.system.contexts
    .find((one) => one.name === context)!
    .views.find((one) => one.name === name) as unknown as View;
  const folded = new Map<string, unknown>();
  for (const from of view.across && tenant === countyTenant ? model.system.tenants : [tenant])
    for (const event of model.events(view.source, from, view.source === context))
      for (const key of view.keys(event)) {
        const row = view.fold(folded.get(key), event, key);
        if (row === undefined) folded.delete(key);
        else folded.set(key, row);
      }
  const keys = [...folded.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const expected = keys.map((key) => JSON.parse(JSON.stringify(folded.get(key))) as unknown);
  must(same(rows, expected), () => {
    const wrong = expected.findIndex((row, index) => !same(row, rows[index]));
    const shown = `${JSON.stringify(rows[wrong])} and not ${JSON.stringify(expected[wrong])}`;
    return `${name} of ${tenant} has ${rows.length} rows of ${expected.length}; row ${wrong} is ${shown}`;
  });
};
