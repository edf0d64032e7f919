import { withArticle, type Name } from './words.ts';

/** An aggregate and the command that begins its life: propose a priority, which is then proposed. */
export interface Aggregate {
  readonly context: Name;
  readonly name: Name;
  readonly plural: Name;
  readonly verb: Name;
  readonly past: Name;
}

/** `ProposeRecommendation` */
export const commandType = ({ name, verb }: Aggregate): string => `${verb.pascal}${name.pascal}`;
/** `RecommendationProposed.v1` */
export const eventType = ({ name, past }: Aggregate): string => `${name.pascal}${past.pascal}.v1`;

export const eventsFile = (aggregate: Aggregate): string => {
  const { name, past } = aggregate;
  return `import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

/**
 * What can have happened to ${withArticle(name.words)}. Type and shape of a stored event never change: a new shape is a new version
 * (\`${name.pascal}${past.pascal}.v2\`) with an upcast from the old one, and the golden file of each version stays.
 */
export const ${name.camel}Events = {
  '${eventType(aggregate)}': z.object({ ${name.camel}Id: id, text: z.string(), ${past.camel}On: date }),
} as const;

type Schemas = typeof ${name.camel}Events;
export type ${name.pascal}Event = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
`;
};

/** The first event as its golden file has it, and as the specs use it. */
export const goldenEvent = (aggregate: Aggregate): object => ({
  type: eventType(aggregate),
  data: {
    [`${aggregate.name.camel}Id`]: '0198c0de-0000-7000-8000-000000000001',
    text: 'As the board agreed',
    [`${aggregate.past.camel}On`]: '2020-10-06',
  },
});
