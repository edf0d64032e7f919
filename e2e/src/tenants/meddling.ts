import { isEnumType } from 'graphql';
import type { GraphClient } from '../harness/client.ts';
import type { Furniture } from '../harness/furnish.ts';
import { idFor } from '../harness/ids-for.ts';
import { argumentsFor, documentOf, usual, type Graph } from '../harness/schema.ts';

/** One thing that somebody elsewhere does, as numbers and a text to choose by. */
export interface Deed {
  readonly operation: number;
  readonly who: number;
  readonly choices: readonly number[];
  readonly text: string;
}

export interface Stage {
  /** Who may do it, each with the ids that are theirs: most deeds use these, so that many succeed. */
  readonly actors: readonly { readonly client: GraphClient; readonly own: Furniture }[];
  /** Anybody's ids. */
  readonly ids: readonly string[];
  readonly commandIds: readonly string[];
}

const dates = ['2031-01-15', '2032-05-12', '2020-02-29', '2099-12-31'];

/** Does it: any query or command of the schema, with ids of the stage and anything else for the rest. Whether it changed anything. */
export const meddle = async (graph: Graph, { actors, ids, commandIds }: Stage, deed: Deed): Promise<boolean> => {
  // Two deeds in three are commands.
  const type = deed.who % 3 === 0 ? 'Query' : 'Mutation';
  const operations = graph.operations.filter((one) => one.type === type);
  const { client, own } = actors[deed.who % actors.length]!;
  const operation = operations[deed.operation % operations.length]!;
  let used = 0;
  const choice = (): number => deed.choices[used++ % deed.choices.length]!;
  const one = <T>(from: readonly T[]): T => from[choice() % from.length]!;
  const variables = argumentsFor(operation, (place, type, required) => {
    if (place.at(-1) === 'expectedVersion' || (!required && choice() % 2 === 0)) return undefined;
    if (place.at(-1) === 'commandId') return choice() % 4 === 0 ? one(commandIds) : undefined;
    if (isEnumType(type)) return one(type.getValues()).name;
    if (type.name === 'ID') return choice() % 8 === 0 ? one(ids) : idFor(operation.name, place, own);
    if (type.name === 'Int') return choice() % 40;
    if (type.name === 'Boolean') return choice() % 2 === 0;
    if (type.name === 'LocalDate') return one(dates);
    if (type.name === 'Cursor') return '0';
    if (type.name === 'String') return deed.text || 'Something';
    return usual;
  });
  const { text, errors } = await client.ask(documentOf(graph, operation, 2), variables);
  return type === 'Mutation' && !errors && !text.includes('"Refusal"');
};
