import ts from 'typescript';
import { eventsFile, eventType, goldenEvent, type Aggregate } from './aggregate.contract.template.ts';
import { domainFile, domainSpec } from './aggregate.domain.template.ts';
import { resolverFile } from './aggregate.resolver.template.ts';
import { sdlFile, viewFile, viewSpec } from './aggregate.service.template.ts';
import type { Draft } from './draft.ts';
import { addLine, addTo, expressionOf, nameImport, replaceAt } from './edits.ts';
import { addRefusals, registerAggregate } from './registering.ts';
import { plural, type Name } from './words.ts';

/**
 * The five files of an aggregate, its specs and golden file, and the doors and tables that must know it. Its events stay in
 * the context: whether others may see them is for people to decide, in contract.ts.
 */
export const addAggregate = (draft: Draft, context: Name, name: Name, verb: Name, past: Name): void => {
  const aggregate: Aggregate = { context, name, plural: plural(name), verb, past };
  addToContract(draft, aggregate);
  addToDomain(draft, aggregate);
  addToService(draft, aggregate);
};

const addToContract = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name } = aggregate;
  const folder = `libs/${context.kebab}/contract`;
  const events = `${name.camel}Events`;
  draft.add(`${folder}/src/${name.kebab}.events.ts`, eventsFile(aggregate));
  draft.add(`${folder}/golden/${eventType(aggregate)}.json`, JSON.stringify(goldenEvent(aggregate)));
  draft.edit(
    `${folder}/src/index.ts`,
    addLine(`export { ${events}, type ${name.pascal}Event } from './${name.kebab}.events.ts';`),
  );
  draft.edit(`${folder}/src/golden.spec.ts`, withSchemas(events));
};

const withSchemas = (events: string) => (text: string) => {
  const imported = nameImport('./index.ts', events)(text);
  const added = ts.isObjectLiteralExpression(expressionOf(imported, 'schemas'))
    ? addTo('schemas', [], `...${events}`)(imported)
    : replaceAt('schemas', [], (now) => `{ ...${now}, ...${events} }`)(imported);
  return added.replace(/Object\.keys\(\w+Events\)/g, 'Object.keys(schemas)');
};

const addToDomain = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name } = aggregate;
  const folder = `libs/${context.kebab}/domain/src`;
  const { pascal, camel, kebab } = name;
  draft.add(`${folder}/${kebab}.ts`, domainFile(aggregate));
  draft.add(`${folder}/${kebab}.spec.ts`, domainSpec(aggregate));
  const exported = `export { ${camel}, type ${pascal}, type ${pascal}Command, type ${pascal}Refusal } from './${kebab}.ts';`;
  draft.edit(`${folder}/index.ts`, addLine(exported));
};

const addToService = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name, plural: many } = aggregate;
  const folder = `libs/${context.kebab}/service/src`;
  const { kebab } = name;
  draft.add(`${folder}/${kebab}/${kebab}.graphql`, sdlFile(aggregate));
  draft.add(`${folder}/${kebab}/${kebab}.resolver.ts`, resolverFile(aggregate));
  draft.add(`${folder}/${kebab}/${many.kebab}.view.ts`, viewFile(aggregate));
  draft.add(`${folder}/${kebab}/${many.kebab}.view.spec.ts`, viewSpec(aggregate));
  registerAggregate(draft, aggregate);
  draft.edit(
    `${folder}/index.ts`,
    addLine(`export { ${many.camel}, type ${name.pascal}Row } from './${kebab}/${many.kebab}.view.ts';`),
  );
  addRefusals(draft, context, `${name.pascal}Refusal`, {
    [`unknown-${kebab}`]: `There is no such ${name.words} here.`,
    [`already-${aggregate.past.kebab}`]: `This ${name.words} has been ${aggregate.past.words} already.`,
  });
};
