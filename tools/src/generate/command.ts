import { changeFunction } from './aggregate.resolver.template.ts';
import { commandType, eventType, type Aggregate } from './aggregate.contract.template.ts';
import { addDomainCommand, addDomainSpec, exhaustive } from './command.domain.ts';
import type { Draft } from './draft.ts';
import { addToSdl, addBeforeReturn, addCase, addLiteral, addTo, nameImport, replaceAt } from './edits.ts';
import { addRefusals, contextFile, ruleOf } from './registering.ts';
import { capital, plural, withArticle, type Name } from './words.ts';

/**
 * A command that leads to a situation of its own: withdraw a priority, which is then withdrawn and refuses all else until
 * someone says otherwise. It is no new file: it goes into those of its aggregate, and only the golden file is new.
 */
export const addCommand = (draft: Draft, context: Name, name: Name, verb: Name, past: Name): void => {
  const aggregate: Aggregate = { context, name, plural: plural(name), verb, past };
  addEvent(draft, aggregate);
  addDomainCommand(draft, aggregate);
  addDomainSpec(draft, aggregate);
  addToView(draft, aggregate);
  addToGraph(draft, aggregate);
  addToResolver(draft, aggregate);
};

const addEvent = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name, past } = aggregate;
  const folder = `libs/${context.kebab}/contract`;
  const type = eventType(aggregate);
  const schema = `z.object({ ${name.camel}Id: id, reason: z.string(), ${past.camel}On: date })`;
  draft.edit(`${folder}/src/${name.kebab}.events.ts`, addTo(`${name.camel}Events`, [], `'${type}': ${schema}`));
  const id = '0198c0de-0000-7000-8000-000000000001';
  const data = { [`${name.camel}Id`]: id, reason: 'As the board agreed', [`${past.camel}On`]: '2020-10-06' };
  draft.add(`${folder}/golden/${type}.json`, JSON.stringify({ type, data }));
};

const addToView = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name, plural: many, past } = aggregate;
  const file = `libs/${context.kebab}/service/src/${name.kebab}/${many.kebab}.view.ts`;
  const clause = `case '${eventType(aggregate)}':
      return { ...row, version: row.version + 1, status: '${past.constant}' };`;
  draft.edit(file, addLiteral(`${name.pascal}Row`, 'status', past.constant));
  draft.edit(file, addCase('fold', clause));
  // Rows built before know nothing of this event: a higher version has the view built again.
  draft.edit(
    file,
    replaceAt(many.camel, ['version'], (now) => String(Number(now) + 1)),
  );
  draft.edit(file, exhaustive);
  addViewSpec(draft, file.replace(/\.ts$/, '.spec.ts'), aggregate);
};

/** Only where the spec has the shape that the generator of aggregates gives it. */
const addViewSpec = (draft: Draft, file: string, aggregate: Aggregate): void => {
  const { name, plural: many, past } = aggregate;
  const begun = draft.has(file) ? /const (\w+) = recorded\(\{/.exec(draft.read(file))?.[1] : undefined;
  if (!begun) return;
  draft.edit(
    file,
    (text) => `${text}
describe('${many.words} ${past.words}', () => {
  const data = { ${name.camel}Id: '1', reason: 'As the board agreed', ${past.camel}On: '2020-10-06' };
  const ${past.camel} = recorded({ type: '${eventType(aggregate)}', data }, 2);
  it('stand so', () => {
    const before = ${many.camel}.fold(undefined, ${begun}, '1');
    expect(${many.camel}.fold(before, ${past.camel}, '1')).toEqual({ ...before, version: 2, status: '${past.constant}' });
  });
});
`,
  );
};

const addToGraph = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name, verb, past } = aggregate;
  const file = `libs/${context.kebab}/service/src/${name.kebab}/${name.kebab}.graphql`;
  const mutation = `${verb.camel}${name.pascal}`;
  const refused = `Support officers only. Refused once ${past.words}.`;
  const field = `  "${capital(verb.words)} ${withArticle(name.words)}, with a reason. ${refused}"
  ${mutation}(input: ${commandType(aggregate)}Input!): ${name.pascal}Result!\n`;
  const value = `  "It was ${past.words}."\n  ${past.constant}\n`;
  draft.edit(file, addToSdl('extend type Mutation', field));
  draft.edit(file, addToSdl(`enum ${name.pascal}Status`, value));
  draft.edit(file, (text) => `${text}\n${inputType(aggregate)}`);
};

const inputType = (
  aggregate: Aggregate,
): string => `"A reason to ${aggregate.verb.words} ${withArticle(aggregate.name.words)}."
input ${commandType(aggregate)}Input {
  "Sent again, it has one effect."
  commandId: ID
  "The version you saw; another one is refused as \`conflict\`."
  expectedVersion: Int
  "Which one."
  id: ID!
  "Why; at most 4,000 characters."
  reason: String!
}
`;

const addToResolver = (draft: Draft, aggregate: Aggregate): void => {
  const { context, name, verb, past } = aggregate;
  const file = `libs/${context.kebab}/service/src/${name.kebab}/${name.kebab}.resolver.ts`;
  const resolvers = `${name.camel}Resolvers`;
  const mutation = `${verb.camel}${name.pascal}`;
  if (!/\bconst change = /.test(draft.read(file))) {
    draft.edit(file, addBeforeReturn(resolvers, changeFunction(name)));
    draft.edit(file, nameImport('@csp/platform-runtime', 'Here', 'type'));
    draft.edit(file, nameImport(`@csp/${context.kebab}-domain`, `${name.pascal}Command`, 'type'));
  }
  draft.edit(
    file,
    addTo(
      resolvers,
      ['return', 'Mutation'],
      `${mutation}: (_: unknown, { input }: { input: ActOptions & { id: string; reason: string } }, asking: Asking) =>
        change(asking, input, (here) => ({ type: '${commandType(aggregate)}', reason: input.reason, ${past.camel}On: here.today() })),`,
    ),
  );
  const owner = `${context.camel}Context`;
  const rule = ruleOf(draft.read(contextFile(context)), owner, 'Mutation');
  draft.edit(contextFile(context), addTo(owner, ['subgraph', 'access'], `'Mutation.${mutation}': ${rule}`));
  addRefusals(draft, context, `${name.pascal}Refusal`, {
    [`already-${past.kebab}`]: `This ${name.words} has been ${past.words} already.`,
  });
};
