import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

type Resolve = GraphQLFieldResolver<unknown, unknown>;

/**
 * Where an entity's owner has nothing for a key, the field is null, as it is in the merged schema. Left to itself a stitched schema
 * holds on to the key it was given, finds nothing else of the entity, and calls that a fault of each of its fields.
 */
export const withoutAbsentEntities = (schema: GraphQLSchema, supergraph: string): void => {
  const entities = referredTo(supergraph);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getSubscriptionType()) continue;
    for (const field of Object.values(type.getFields())) {
      const entity = getNamedType(field.type);
      if (!isObjectType(entity) || !entities.has(entity.name) || !field.resolve) continue;
      field.resolve = nullWhereAbsent(field.resolve, entity);
    }
  }
};

/** Types that some subgraph knows by their key alone. */
const referredTo = (supergraph: string): ReadonlySet<string> =>
  new Set(
    parse(supergraph).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.directives?.some(({ arguments: given }) => given?.some(({ name }) => name.value === 'resolvable'))
        ? [definition.name.value]
        : [],
    ),
  );

const nullWhereAbsent =
  (resolve: Resolve, entity: GraphQLObjectType): Resolve =>
  async (parent, args, context, info) => {
    const keys = mustBeThere(entity, info);
    const look = (value: unknown): unknown => {
      if (Array.isArray(value)) return Promise.all(value.map(async (one) => look(await one)));
      // A field that failed holds its error; only one that nobody had anything for is null.
      return isRecord(value) && keys.some((key) => value[key] === null) ? null : value;
    };
    return look(await resolve(parent, args, context, info));
  };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Error);

/** Under which names the query wants what an entity that is there always has. */
const mustBeThere = (entity: GraphQLObjectType, { fieldNodes, fragments }: GraphQLResolveInfo): readonly string[] => {
  const fields = entity.getFields();
  const within = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((one) => {
      if (one.kind === Kind.INLINE_FRAGMENT) return within(one.selectionSet);
      if (one.kind === Kind.FRAGMENT_SPREAD) return within(fragments[one.name.value]!.selectionSet);
      const type = fields[one.name.value]?.type;
      return isNonNullType(type) && !isListType(type.ofType) ? [one.alias?.value ?? one.name.value] : [];
    });
  return fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? within(selectionSet) : []));
};
