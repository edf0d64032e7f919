import ts from 'typescript';
import { parsed, walk } from '../tidy/code.ts';
import { withDependency } from './context.ts';
import type { Draft } from './draft.ts';
import { addImport, addTo } from './edits.ts';
import { contextFile } from './registering.ts';
import { capital, Unfit, type Name } from './words.ts';

/** When this event is heard, that command is given: `withdraw-priority-when-meeting-cancelled`. */
export interface Asked {
  readonly context: Name;
  readonly sentence: Name;
  readonly source: Name;
  /** `MeetingCancelled.v1` */
  readonly event: string;
  readonly aggregate: Name;
  readonly verb: Name;
}

/** One file named as a sentence, its spec, and its place in the context's value. */
export const addPolicy = (draft: Draft, asked: Asked): void => {
  const { context, sentence, source, event } = asked;
  const folder = `libs/${context.kebab}/service`;
  const golden = `libs/${source.kebab}/contract/golden/${event}.json`;
  if (!draft.has(golden)) throw new Unfit(`${golden} isn't there: is ${event} an event of ${source.words}?`);
  const { data } = JSON.parse(draft.read(golden)) as { data: Record<string, unknown> };
  const idField = [`${asked.aggregate.camel}Id`, ...Object.keys(data)].find((key) => key in data && /Id$/.test(key));
  if (!idField) throw new Unfit(`${event} carries no id to give the command to.`);
  const eventTypeName = typeOf(draft, asked);
  draft.add(`${folder}/src/policies/${sentence.kebab}.policy.ts`, policyFile(draft, asked, eventTypeName, idField));
  draft.add(`${folder}/src/policies/${sentence.kebab}.policy.spec.ts`, policySpec(asked, eventTypeName, idField));
  draft.edit(
    contextFile(context),
    addImport(`import { ${sentence.camel} } from './policies/${sentence.kebab}.policy.ts';`),
  );
  draft.edit(contextFile(context), addTo(`${context.camel}Context`, ['policies'], sentence.camel));
  const dependency = `@csp/${source.kebab}-contract`;
  const manifest = `${folder}/package.json`;
  if (!draft.read(manifest).includes(`"${dependency}"`)) draft.edit(manifest, withDependency(dependency));
};

/** The union of events that the contract exports for the aggregate which this event belongs to. */
const typeOf = (draft: Draft, { source, event }: Asked): string => {
  const folder = `libs/${source.kebab}/contract/src`;
  const file = draft
    .list(folder)
    .find((name) => name.endsWith('.events.ts') && draft.read(`${folder}/${name}`).includes(`'${event}'`));
  const name = file && /export type (\w+Event) =/.exec(draft.read(`${folder}/${file}`))?.[1];
  if (!name) throw new Unfit(`No *.events.ts in ${folder} exports a type for ${event}.`);
  return name;
};

const policyFile = (draft: Draft, asked: Asked, eventTypeName: string, idField: string): string => {
  const { context, sentence, source, event, aggregate, verb } = asked;
  const type = `${verb.pascal}${aggregate.pascal}`;
  const domain = `libs/${context.kebab}/domain/src/${aggregate.kebab}.ts`;
  const fields = fieldsOf(draft.read(domain), `${aggregate.pascal}Command`, type);
  const filled = fields.map(({ name, type: wanted }) => `${name}: ${valueOf(name, wanted, sentence)}`);
  const timed = filled.some((field) => field.includes('onLondonClock'));
  return `import { ${aggregate.camel} } from '@csp/${context.kebab}-domain';
${timed ? "import { onLondonClock } from '@csp/kernel';\n" : ''}import type { ${eventTypeName} } from '@csp/${source.kebab}-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/** ${capital(sentence.words)}: say here why, and what the partnership's papers say of it. */
export const ${sentence.camel}: Policy<${eventTypeName}> = {
  name: '${sentence.kebab}',
  source: '${source.kebab}',
  react: ({ event${timed ? ', at' : ''} }) => {
    if (event.type !== '${event}') return undefined;
    const { ${idField}: id } = event.data;
    return reaction(${aggregate.camel}, id, { type: '${type}', ${filled.join(', ')} });
  },
};
`;
};

/** What a command must carry, from its type. */
const fieldsOf = (text: string, union: string, type: string): { readonly name: string; readonly type: string }[] => {
  const fields: { name: string; type: string }[] = [];
  let found = false;
  walk(parsed('draft.ts', text), (node) => {
    if (!ts.isTypeLiteralNode(node) || !within(node, union)) return;
    const members = node.members
      .filter(ts.isPropertySignature)
      .map((member) => ({ name: member.name.getText(), type: member.type?.getText() ?? '' }));
    if (!members.some((member) => member.name === 'type' && member.type === `'${type}'`)) return;
    found = true;
    fields.push(...members.filter((member) => member.name !== 'type'));
  });
  if (!found) throw new Unfit(`${union} has no ${type}.`);
  return fields;
};

const within = (node: ts.Node, alias: string): boolean =>
  ts.isTypeAliasDeclaration(node) ? node.name.text === alias : node.parent !== undefined && within(node.parent, alias);

/** Something of the right type to begin with: the day it was recorded, the policy's own sentence as a reason. */
const valueOf = (name: string, type: string, sentence: Name): string => {
  if (name === 'id') return 'id';
  if (/\bnull\b/.test(type)) return 'null';
  if (type === 'LocalDate') return 'onLondonClock(Date.parse(at)).date';
  if (type === 'string') return `'${capital(sentence.words)}'`;
  if (type === 'boolean') return 'false';
  if (type === 'number') return '0';
  if (type.startsWith('readonly ') && type.endsWith('[]')) return '[]';
  throw new Unfit(`The command wants ${name}: ${type}. Write this policy by hand, after the others in its folder.`);
};

const policySpec = (
  { context, sentence, source, event, aggregate, verb }: Asked,
  eventTypeName: string,
  idField: string,
): string => {
  const own = context.kebab === source.kebab;
  return `import { readFileSync } from 'node:fs';
import { tenantId, type Recorded } from '@csp/kernel';
${own ? `import type { ${eventTypeName} }` : `import { ${source.camel}Published, type ${eventTypeName} }`} from '@csp/${source.kebab}-contract';
import { describe, expect, it } from 'vitest';
import { ${sentence.camel} } from './${sentence.kebab}.policy.ts';

const golden = new URL('../../../../${source.kebab}/contract/golden/${event}.json', import.meta.url);
const event = JSON.parse(readFileSync(golden, 'utf8')) as Extract<${eventTypeName}, { type: '${event}' }>;
const recorded = (heard: ${eventTypeName}): Recorded<${eventTypeName}> => ({
  event: heard,
  tenant: tenantId('cambridge-city'),
  stream: 'any-1',
  position: 1,
  index: 0,
  commandId: 'c1',
  at: '2020-10-06T09:00:00.000Z',
  actor: 'p1',
  correlation: 'c1',
  causation: 'c1',
});
const noRows = () => {
  throw new Error('This policy reads no view.');
};

describe('${sentence.words}', () => {
  it('gives the command', () =>
    expect(${sentence.camel}.react(recorded(event), noRows)).toMatchObject({
      id: event.data.${idField},
      command: { type: '${verb.pascal}${aggregate.pascal}' },
    }));
  it('leaves every other event alone', () =>
    expect(${sentence.camel}.react(recorded({ ...event, type: 'Another.v1' } as never), noRows)).toBeUndefined());
${own ? '' : `  it('hears of it: it is published', () => expect(${source.camel}Published).toContain(event.type));\n`}});
`;
};
