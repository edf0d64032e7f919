import ts from 'typescript';
import type { Aggregate } from './aggregate.contract.template.ts';
import type { Draft } from './draft.ts';
import { addImport, addTo, expressionOf, nameImport, replaceAt, type Edit } from './edits.ts';
import { Unfit, type Name } from './words.ts';

export const contextFile = (context: Name): string => `libs/${context.kebab}/service/src/${context.kebab}.context.ts`;

/** Puts an aggregate's SDL, resolvers, view and rules of access into the context's one value. */
export const registerAggregate = (draft: Draft, { context, name, plural, verb }: Aggregate): void => {
  const file = contextFile(context);
  const owner = `${context.camel}Context`;
  const folder = `./${name.kebab}`;
  const now = draft.read(file);
  const reading = ruleOf(now, owner, 'Query');
  const writing = ruleOf(now, owner, 'Mutation');
  const edits: Edit[] = [
    addImport(`import ${name.camel}Sdl from '${folder}/${name.kebab}.graphql';`),
    addImport(`import { ${name.camel}Resolvers } from '${folder}/${name.kebab}.resolver.ts';`),
    addImport(`import { ${plural.camel} } from '${folder}/${plural.kebab}.view.ts';`),
    addTo(owner, ['views'], plural.camel),
    joined(owner, `${name.camel}Sdl`),
    together(owner, `${name.camel}Resolvers`),
    addTo(owner, ['subgraph', 'access'], `'Query.${name.camel}': ${reading}`),
    addTo(owner, ['subgraph', 'access'], `'Query.${plural.camel}': ${reading}`),
    addTo(owner, ['subgraph', 'access'], `'${name.pascal}.__resolveReference': ${reading}`),
    addTo(owner, ['subgraph', 'access'], `'Mutation.${verb.camel}${name.pascal}': ${writing}`),
  ];
  for (const edit of edits) draft.edit(file, edit);
};

/**
 * The rule that a new query or mutation of a context starts from: that of its first mutation or, to read, of its first query that
 * isn't open to everyone. Nothing is made public by a generator.
 */
export const ruleOf = (text: string, owner: string, kind: 'Query' | 'Mutation'): string => {
  const access = expressionOf(text, owner, ['subgraph', 'access']);
  const properties: readonly ts.ObjectLiteralElementLike[] = ts.isObjectLiteralExpression(access)
    ? access.properties
    : [];
  const first = properties
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText().startsWith(`'${kind}.`))
    .map(({ initializer }) => initializer.getText())
    .find((rule) => rule !== "'anyone'");
  if (first) return first;
  if (kind === 'Query' && /\banyoneWithARole\b/.test(text)) return 'anyoneWithARole';
  if (text.includes('const supportOfficer')) return 'supportOfficer';
  throw new Unfit(`${owner} has no rule of access for a ${kind} to start from.`);
};

const joined =
  (owner: string, sdl: string): Edit =>
  (text) => {
    const now = expressionOf(text, owner, ['subgraph', 'typeDefs']).getText();
    if (now === "''") return replaceAt(owner, ['subgraph', 'typeDefs'], () => sdl)(text);
    const list = /^\[([\s\S]*?),?\s*\]\.join\('\\n'\)$/.exec(now)?.[1] ?? now;
    return replaceAt(owner, ['subgraph', 'typeDefs'], () => `[${list}, ${sdl}].join('\\n')`)(text);
  };

const together =
  (owner: string, resolvers: string): Edit =>
  (text) => {
    const now = expressionOf(text, owner, ['subgraph', 'resolvers']).getText();
    if (now === '() => ({})') return replaceAt(owner, ['subgraph', 'resolvers'], () => resolvers)(text);
    const list = /^together\(([\s\S]*?),?\s*\)$/.exec(now)?.[1];
    const replaced = replaceAt(owner, ['subgraph', 'resolvers'], () => `together(${list ?? now}, ${resolvers})`)(text);
    return nameImport('@csp/platform-runtime', 'together')(replaced);
  };

/** A sentence for each refusal code that has none yet. */
export const addRefusals = (
  draft: Draft,
  context: Name,
  type: string,
  sentences: Readonly<Record<string, string>>,
): void => {
  const file = `libs/${context.kebab}/service/src/refusals.ts`;
  draft.edit(file, nameImport(`@csp/${context.kebab}-domain`, type, 'type'));
  draft.edit(file, (text) =>
    new RegExp(`Record<[^>]*\\b${type}\\b`).test(text) ? text : text.replace('Record<', `Record<${type} | `),
  );
  for (const [code, sentence] of Object.entries(sentences)) {
    if (!draft.read(file).includes(`'${code}':`)) draft.edit(file, addTo('refusals', [], `'${code}': '${sentence}'`));
  }
};
