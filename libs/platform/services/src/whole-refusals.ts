import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

interface Fault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Record<string, unknown>;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly Fault[];
}

/**
 * What several fields need goes to a service as one operation. Where one of them must not be null and fails, GraphQL gives up the
 * others with it, without a word of why: so each of those gets the same error, not one of its own that would look like a bug.
 */
export const withFaultForEach = (document: DocumentNode, answer: Answer): Answer => {
  const [first] = answer.errors ?? [];
  if (!first || (answer.data !== null && answer.data !== undefined)) return answer;
  const told = new Set(answer.errors?.map(({ path }) => path?.[0]));
  const silent = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? namesIn(one.selectionSet).filter((name) => !told.has(name)) : [],
  );
  const { message, extensions = {} } = first;
  return { ...answer, errors: [...answer.errors!, ...silent.map((name) => ({ message, extensions, path: [name] }))] };
};

const namesIn = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one.alias?.value ?? one.name.value];
    return one.kind === Kind.INLINE_FRAGMENT ? namesIn(one.selectionSet) : [];
  });
