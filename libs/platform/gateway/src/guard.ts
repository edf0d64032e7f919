import { grantsIn, type Asking, type Rule } from '@csp/platform-runtime';
import { GraphQLError, Kind, type DirectiveNode, type DocumentNode } from 'graphql';
import type { ResolverMap } from './references.ts';

const operationTypes = ['Query', 'Mutation', 'Subscription'];

/** Refusals of the platform itself; each context brings the sentences for its own. */
const platformRefusals: Readonly<Record<string, string>> = {
  conflict: 'Somebody else has changed this meanwhile. Look at it as it is now and try again.',
  busy: 'Too many are changing this at once. Try again in a moment.',
  'command-id-reused': 'This command id was used for another command. Make a new one for each.',
  'bad-command-id': 'A command id is a UUID. Make one, or leave it out.',
};

/** The fields of Query, Mutation and Subscription that a subgraph adds: `Mutation.closeActionPoint`. */
const operations = (document: DocumentNode): string[] =>
  document.definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    operationTypes.includes(definition.name.value)
      ? (definition.fields ?? []).map((field) => `${definition.name.value}.${field.name.value}`)
      : [],
  );

/** The entities a subgraph hands out by their key alone: `ActionPoint.__resolveReference`. */
const references = (document: DocumentNode): string[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.directives?.some(isOwned)
      ? [`${definition.name.value}.__resolveReference`]
      : [],
  );

/** Owned by this subgraph, not only known to it by its key. */
const isOwned = ({ name, arguments: given }: DirectiveNode): boolean =>
  name.value === 'key' &&
  !given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value);

/** The table of access on one side, and on the other operations and references, must name each other exactly. */
export const checkAccess = (subgraph: string, document: DocumentNode, access: Readonly<Record<string, Rule>>): void => {
  const named = [...operations(document), ...references(document)];
  const without = named.filter((operation) => !(operation in access));
  const stray = Object.keys(access).filter((operation) => !named.includes(operation));
  if (without.length)
    throw new Error(`${subgraph}: no rule of access for ${without.join(', ')}. Add one to \`access\`.`);
  if (stray.length) throw new Error(`${subgraph}: \`access\` names ${stray.join(', ')}, which the graph doesn't have.`);
};

/** The same words for everyone who may not, whatever there is or isn't. */
const notAllowed = (): GraphQLError =>
  new GraphQLError('You need to sign in with a role that may do this here.', { extensions: { code: 'FORBIDDEN' } });

const allowed = (rule: Rule, { principal, tenant }: Asking): boolean =>
  rule === 'anyone' || rule(grantsIn(principal, tenant), principal);

type Resolve = (parent: unknown, args: Record<string, unknown>, asking: Asking, info: unknown) => unknown;
type Subscribe = (parent: unknown, args: unknown, asking: Asking, info: unknown) => AsyncIterable<unknown>;

/** All that was asked but for the id it was asked under: that is the same in capitals. */
const intentOf = (field: string, args: Record<string, unknown>): string =>
  JSON.stringify([field, args], (name, value: unknown) => (name === 'commandId' ? undefined : value));

/** Puts the rule of access before every operation, and the sentence behind every refusal. */
export const guarded = (subgraph: {
  readonly resolvers: ResolverMap;
  readonly access: Readonly<Record<string, Rule>>;
  readonly refusals: Readonly<Record<string, string>>;
}): ResolverMap => {
  const { access, refusals, resolvers } = subgraph;
  const ruleOf = (type: string, field: string): Rule => access[`${type}.${field}`] ?? (() => false);
  const withSentence = (result: unknown): unknown => {
    if ((result as { __typename?: string } | null)?.__typename !== 'Refusal') return result;
    const { code } = result as { code: string };
    const message = refusals[code] ?? platformRefusals[code];
    if (!message) throw new Error(`No sentence for the refusal ${code}.`);
    return { __typename: 'Refusal', code, message };
  };
  const each = (type: string, wrap: (field: string, resolver: never) => unknown) =>
    resolvers[type] && {
      [type]: Object.fromEntries(
        Object.entries(resolvers[type]).map(([field, resolver]) => [field, wrap(field, resolver as never)]),
      ),
    };
  return {
    ...resolvers,
    ...guardedReferences(resolvers, access),
    ...each('Query', (field, resolve: Resolve): Resolve => (parent, args, asking, info) => {
      if (!allowed(ruleOf('Query', field), asking)) throw notAllowed();
      return resolve(parent, args, asking, info);
    }),
    ...each('Mutation', (field, resolve: Resolve): Resolve => async (parent, args, asking, info) => {
      if (!allowed(ruleOf('Mutation', field), asking)) throw notAllowed();
      return withSentence(await resolve(parent, args, { ...asking, intent: intentOf(field, args) }, info));
    }),
    ...each('Subscription', (field, { subscribe, ...rest }: { subscribe: Subscribe }) => ({
      ...rest,
      subscribe: (parent: unknown, args: unknown, asking: Asking, info: unknown) => {
        const rule = ruleOf('Subscription', field);
        if (!allowed(rule, asking)) throw notAllowed();
        return leavable((signal) => whileAllowed(subscribe(parent, args, { ...asking, signal }, info), rule, asking));
      },
    })),
  } as ResolverMap;
};

type LoadByKey = (key: unknown, asking: Asking) => unknown;

/**
 * Who may ask for an entity by its key is asked where it is handed out: a service can't see which field had led there. One without
 * a rule is handed to nobody.
 */
const guardedReferences = (resolvers: ResolverMap, access: Readonly<Record<string, Rule>>): ResolverMap => {
  for (const name of Object.keys(access)) {
    const [type = '', field = ''] = name.split('.');
    if (field === '__resolveReference' && !resolvers[type]?.[field])
      throw new Error(`Nothing loads ${type} by its key. Add \`__resolveReference\` to its resolvers.`);
  }
  return Object.fromEntries(
    Object.entries(resolvers).flatMap(([type, fields]) => {
      const load = fields['__resolveReference'] as LoadByKey | undefined;
      if (!load) return [];
      const rule = access[`${type}.__resolveReference`] ?? (() => false);
      const guardedLoad: LoadByKey = (key, asking) => {
        if (!allowed(rule, asking)) throw notAllowed();
        return load(key, asking);
      };
      return [[type, { ...fields, __resolveReference: guardedLoad }]];
    }),
  );
};

/**
 * A generator that waits can't be ended from outside until it wakes. The signal wakes it, so that who has gone leaves
 * nothing behind.
 */
const leavable = (events: (signal: AbortSignal) => AsyncGenerator<unknown>): AsyncIterableIterator<unknown> => {
  const left = new AbortController();
  const generator = events(left.signal);
  return {
    next: () => generator.next(),
    return: () => {
      left.abort();
      return generator.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** Rights are looked at again before each event: who has lost them hears no more. */
async function* whileAllowed(events: AsyncIterable<unknown>, rule: Rule, asking: Asking): AsyncGenerator<unknown> {
  for await (const event of events) {
    const principal = (await asking.refresh?.()) ?? asking.principal;
    if (!allowed(rule, { ...asking, principal })) throw notAllowed();
    yield event;
  }
}
