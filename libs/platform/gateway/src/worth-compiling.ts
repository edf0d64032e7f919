import {
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** Fields after fragments have been put in: a page asks for a hundred or two, and each takes time and memory to compile. */
const mostFields = 400;

/**
 * What the compiler does well. Not taken: documents that blow up when fragments are put in, variables of an input type that
 * contains itself (the compiler never comes to an end with them), and the one alias that JavaScript objects can't have.
 */
export const worthCompiling = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  let fields = 0;
  const small = ({ selections }: SelectionSetNode): boolean =>
    selections.every((one) => {
      if (one.kind === Kind.FRAGMENT_SPREAD) return small(fragments.get(one.name.value)!.selectionSet);
      if (one.kind === Kind.FIELD && (++fields > mostFields || one.alias?.value === '__proto__')) return false;
      return one.selectionSet === undefined || small(one.selectionSet);
    });
  return document.definitions.every(
    (one) =>
      one.kind !== Kind.OPERATION_DEFINITION ||
      (small(one.selectionSet) &&
        (one.variableDefinitions ?? []).every(({ type }) => {
          const input = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
          return input !== undefined && comesToAnEnd(input, []);
        })),
  );
};

const comesToAnEnd = (type: GraphQLInputType, within: readonly GraphQLInputType[]): boolean => {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return true;
  if (within.includes(named)) return false;
  return Object.values(named.getFields()).every((field) => comesToAnEnd(field.type, [...within, named]));
};
