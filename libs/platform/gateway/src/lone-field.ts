import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Asks the one field that a query consists of. */
export type LoneField = (context: unknown) => unknown;

/**
 * For a query of one field, without arguments and variables, beneath which nothing is resolved: what it answers follows from
 * that field's value and nothing else. Undefined for every other query.
 */
export const loneField = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): LoneField | undefined => {
  const [one, ...others] = operation.selectionSet.selections;
  if (one?.kind !== Kind.FIELD || others.length > 0 || (operation.variableDefinitions ?? []).length > 0)
    return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const field = schema.getQueryType()?.getFields()[one.name.value];
  if (!field?.resolve || field.args.length > 0 || (one.directives ?? []).length > 0) return undefined;
  if (!one.selectionSet || !isRead(one.selectionSet, getNamedType(field.type), fragments)) return undefined;
  const resolve = field.resolve as GraphQLFieldResolver<unknown, unknown>;
  return (context) => resolve(undefined, {}, context, { fieldName: field.name } as never);
};

/** Whether all that is selected is read from properties of objects whose type is known before. */
const isRead = (
  { selections }: SelectionSetNode,
  type: GraphQLNamedType,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean => {
  if (isAbstractType(type) || !isObjectType(type)) return false;
  return selections.every((one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return isRead(fragments.get(one.name.value)!.selectionSet, type, fragments);
    if (one.kind === Kind.INLINE_FRAGMENT) return isRead(one.selectionSet, type, fragments);
    return one.name.value === '__typename' || isProperty(type, one.name.value, one.selectionSet, fragments);
  });
};

const isProperty = (
  type: GraphQLObjectType,
  name: string,
  within: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean => {
  const field = type.getFields()[name];
  if (!field || field.resolve || field.args.length > 0) return false;
  return within === undefined || isRead(within, getNamedType(field.type), fragments);
};

/** Nothing in it can change or be called: the very same object is the very same value, whenever it is seen. */
export const isUnchangeable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && isSettled(value);

const isSettled = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Object.isFrozen(value) || !(prototype === Object.prototype || prototype === Array.prototype)) return false;
  return Object.values(value).every(isSettled);
};
