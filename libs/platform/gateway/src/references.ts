import type { Asking } from '@csp/platform-runtime';
import { Kind, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

export type ResolverMap = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Part {
  readonly name: string;
  readonly document: DocumentNode;
  readonly resolvers: ResolverMap;
}

type Load = (reference: unknown, asking: Asking) => unknown;
type Resolve = (parent: never, args: unknown, asking: Asking, info: { fieldName: string }) => unknown;

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** A reference is an object that says no more than its type and its key. */
const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '__typename' in value && Object.keys(value).length === 2;

/**
 * Lets each entity be loaded by the context that owns it: wherever another context's field gives a bare reference, the owner's
 * `__resolveReference` fills it in. Where the owner has nothing, the field is null. Unions of a result and a Refusal get their type.
 */
export const referenced = (parts: readonly Part[]): ResolverMap[] => {
  const loaders = new Map<string, { owner: string; load: Load }>();
  for (const { name, resolvers } of parts)
    for (const [type, fields] of Object.entries(resolvers))
      if (typeof fields['__resolveReference'] === 'function')
        loaders.set(type, { owner: name, load: fields['__resolveReference'] as Load });

  return parts.map(({ name, document, resolvers }) => {
    const wrapped: Record<string, Record<string, unknown>> = {};
    for (const [type, fields] of Object.entries(resolvers)) {
      const { __resolveReference: _, ...rest } = fields;
      wrapped[type] = rest;
    }
    for (const definition of document.definitions) {
      if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
        const [success] = (definition.types ?? []).map(({ name }) => name.value).filter((name) => name !== 'Refusal');
        wrapped[definition.name.value] ??= {
          __resolveType: (value: { __typename?: string }) => value.__typename ?? success,
        };
      }
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
      const type = definition.name.value;
      for (const field of definition.fields ?? []) {
        const loader = loaders.get(namedType(field.type));
        if (!loader || loader.owner === name || type === 'Subscription') continue;
        const fields = (wrapped[type] ??= {});
        fields[field.name.value] = loading(field, fields[field.name.value] as Resolve | undefined, loader.load);
      }
    }
    return wrapped;
  });
};

const loading = (field: FieldDefinitionNode, resolve: Resolve | undefined, load: Load): Resolve => {
  const property = field.name.value;
  const given: Resolve = resolve ?? ((parent: Record<string, unknown>) => parent[property]);
  const fill = (value: unknown, asking: Asking): unknown =>
    Array.isArray(value) ? value.map((one) => fill(one, asking)) : isReference(value) ? load(value, asking) : value;
  // Most fields have their reference at hand: a promise for each would cost more than the lookup.
  return (parent, args, asking, info) => {
    const value = given(parent, args, asking, info);
    return value instanceof Promise ? value.then((one) => fill(one, asking)) : fill(value, asking);
  };
};
