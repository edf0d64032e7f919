import { addAggregate } from './aggregate.ts';
import { contextFiles } from './context.template.ts';
import type { Draft } from './draft.ts';
import { addImport, addTo } from './edits.ts';
import type { Name } from './words.ts';

/** A context with its first aggregate: contract, domain and service, and its place in the standalone process and behind the gateway. */
export const addContext = (draft: Draft, context: Name, aggregate: Name, verb: Name, past: Name): void => {
  for (const [path, text] of Object.entries(contextFiles(context))) draft.add(`libs/${context.kebab}/${path}`, text);
  addAggregate(draft, context, aggregate, verb, past);
  const value = `${context.camel}Context`;
  const packageName = `@csp/${context.kebab}-service`;
  for (const app of ['apps/standalone', 'apps/gateway']) {
    draft.edit(`${app}/src/contexts.ts`, addImport(`import { ${value} } from '${packageName}';`));
    draft.edit(`${app}/src/contexts.ts`, addTo('contexts', [], value));
    draft.edit(`${app}/package.json`, withDependency(packageName));
  }
};

/** package.json with one more workspace project among its dependencies, in order of names. */
export const withDependency =
  (packageName: string) =>
  (text: string): string => {
    const manifest = JSON.parse(text) as { dependencies?: Record<string, string> };
    const all = { ...manifest.dependencies, [packageName]: '*' };
    const dependencies = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
    return JSON.stringify({ ...manifest, dependencies }, null, 2);
  };
