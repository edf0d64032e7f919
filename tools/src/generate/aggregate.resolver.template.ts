import { commandType, type Aggregate } from './aggregate.contract.template.ts';

export const resolverFile = (aggregate: Aggregate): string => {
  const { context, name, plural, verb, past } = aggregate;
  const { pascal, camel } = name;
  return `import { ${camel} } from '@csp/${context.kebab}-domain';
import { refusal, type ActOptions, type Asking, type ContextPorts, type Resolvers } from '@csp/platform-runtime';
import { ${plural.camel} } from './${plural.kebab}.view.ts';

export const ${camel}Resolvers = (ports: ContextPorts): Resolvers => {
  const load = (id: string, asking: Asking) => ports.of(asking).rows(${plural.camel}).get(id);

  return {
    Query: {
      ${camel}: (_: unknown, { id }: { id: string }, asking: Asking) => load(id, asking),
      ${plural.camel}: async (_: unknown, args: { first: number; offset: number }, asking: Asking) => {
        const rows = await ports.of(asking).rows(${plural.camel}).find({ orderBy: 'day' });
        return { nodes: rows.slice(args.offset, args.offset + Math.min(args.first, 100)), total: rows.length };
      },
    },
    Mutation: {
      ${verb.camel}${pascal}: async (_: unknown, { input }: { input: ActOptions & { text: string } }, asking: Asking) => {
        const here = ports.of(asking);
        const id = here.newId(input.commandId);
        const command = { type: '${commandType(aggregate)}', id, text: input.text, ${past.camel}On: here.today() } as const;
        const acted = await here.act(${camel}, id, command, input);
        return acted.kind === 'refused' ? refusal(acted.code) : load(id, asking);
      },
    },
    ${pascal}: {
      __resolveReference: ({ id }: { id: string }, asking: Asking) => load(id, asking),
    },
    ${pascal}Result: {
      __resolveType: (value: { __typename?: string }) => value.__typename ?? '${pascal}',
    },
  };
};
`;
};

/** What every later command of an aggregate goes through; added with the first of them. */
export const changeFunction = ({ pascal, camel, kebab }: Aggregate['name']): string =>
  `/** What isn't here answers as what never was. */
  const change = async (asking: Asking, input: ActOptions & { id: string }, command: (here: Here) => ${pascal}Command) => {
    if (!(await load(input.id, asking))) return refusal('unknown-${kebab}');
    const here = ports.of(asking);
    const acted = await here.act(${camel}, input.id, command(here), input);
    return acted.kind === 'refused' ? refusal(acted.code) : load(input.id, asking);
  };

  `;
