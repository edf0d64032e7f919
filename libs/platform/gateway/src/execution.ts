import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { execute, OperationTypeNode, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { loneField } from './lone-field.ts';
import { UnchangedAnswers, type AnswerTexts } from './unchanged-answers.ts';
import { worthCompiling } from './worth-compiling.ts';

type Gateway = ApolloServerOptionsWithGateway<Record<string, unknown>>['gateway'];
type Result = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
type Jit = typeof import('graphql-jit');

/** Compiling takes some milliseconds: only what is asked again and again is worth it. */
const timesBeforeCompiling = 3;
/** So many answers of a compiled query are held to those of the ordinary way before it is trusted. */
const timesCompared = 3;
/** Queries remembered, compiled or not; the one not asked for longest goes first. */
const mostQueries = 200;

interface Known {
  times: number;
  compared: number;
  /** Null: it can't be compiled, or has answered otherwise than the ordinary way. */
  compiled?: CompiledQuery | null;
  /** Of a query that is trusted and consists of one field. */
  unchanged?: UnchangedAnswers<Result> | undefined;
}

/** Queries as functions made for them, which do what `execute` does in about half the time. */
const compiledQueries = (schema: GraphQLSchema) => {
  const known = new Map<string, Known>();
  let jit: Jit | undefined;
  let loading: Promise<void> | undefined;

  const compile = ({ compileQuery, isCompiledQuery }: Jit, document: DocumentNode, name: string | null) => {
    try {
      const compiled = worthCompiling(schema, document) && compileQuery(schema, document, name ?? undefined);
      return compiled && isCompiledQuery(compiled) ? compiled : null;
    } catch {
      return null;
    }
  };

  return (hash: string, document: DocumentNode, name: string | null): Known => {
    const key = `${hash}/${name ?? ''}`;
    const query = known.get(key) ?? { times: 0, compared: 0 };
    known.delete(key);
    known.set(key, query);
    if (known.size > mostQueries) known.delete(known.keys().next().value!);
    if (query.compiled !== undefined || ++query.times < timesBeforeCompiling) return query;
    // Loaded with the first query that is worth it: a start doesn't wait for the compiler, and neither does this query.
    loading ??= import('graphql-jit').then((loaded) => void (jit = loaded)).catch(() => undefined);
    if (jit) query.compiled = compile(jit, document, name);
    return query;
  };
};

/** How Apollo Server is told to execute: queries that come again are compiled, everything else goes the ordinary way. */
export const compiledExecution = (schema: GraphQLSchema, texts: AnswerTexts): Gateway => {
  const known = compiledQueries(schema);
  const executor: Awaited<ReturnType<Gateway['load']>>['executor'] = async (asked) => {
    const { document, operation, operationName, queryHash, context: contextValue, request } = asked;
    const variableValues = request.variables ?? {};
    const ordinary = async () =>
      (await execute({
        schema,
        document,
        contextValue,
        variableValues,
        operationName: request.operationName,
      })) as Result;
    // `operation` is missing when the name given fits none; then there is nothing but an error to be had.
    if (operation?.operation !== OperationTypeNode.QUERY) return ordinary();
    const query = known(queryHash, document, operationName);
    const answer = async (): Promise<Result> => {
      const result = (await query.compiled?.query(undefined, contextValue, variableValues)) as Result | undefined;
      // Without data nothing was executed: the variables don't fit, and the ordinary way says so in its own words.
      if (!result || result.data === undefined) return ordinary();
      if (query.compared === timesCompared) return result;
      const expected = await ordinary();
      if (JSON.stringify(result) !== JSON.stringify(expected)) query.compiled = null;
      else if (++query.compared === timesCompared) {
        const field = loneField(schema, document, operation);
        query.unchanged = field && new UnchangedAnswers(field, texts);
      }
      return expected;
    };
    return query.unchanged ? query.unchanged.answer(contextValue, answer) : answer();
  };
  return {
    onSchemaLoadOrUpdate: (loaded) => {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
};
