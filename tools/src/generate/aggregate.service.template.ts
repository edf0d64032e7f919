import { commandType, eventType, type Aggregate } from './aggregate.contract.template.ts';
import { capital, withArticle } from './words.ts';

export const sdlFile = (aggregate: Aggregate): string => {
  const { name, plural, verb, past } = aggregate;
  const { pascal, camel, words } = name;
  return `extend type Query {
  "${capital(words)} by its id; nothing when there is none here."
  ${camel}(id: ID!): ${pascal}
  "All ${plural.words}, by the day, at most 100 at a time."
  ${plural.camel}(first: Int = 50, offset: Int = 0): ${pascal}Page!
}

extend type Mutation {
  "${capital(verb.words)} ${withArticle(words)}. Support officers only."
  ${verb.camel}${pascal}(input: ${commandType(aggregate)}Input!): ${pascal}Result!
}

"${capital(words)}, as it stands."
type ${pascal} @key(fields: "id") {
  "Its id."
  id: ID!
  "Changes with each change; send it as \`expectedVersion\` to be sure of what you change."
  version: Int!
  "What it says."
  text: String!
  "Where it stands."
  status: ${pascal}Status!
  "The day from which it stands ${past.words}."
  ${past.camel}On: LocalDate!
}

"Where ${withArticle(words)} stands."
enum ${pascal}Status {
  "It was ${past.words}."
  ${past.constant}
}

"Some ${plural.words}, and how many there are in all."
type ${pascal}Page {
  "This page."
  nodes: [${pascal}!]!
  "How many there are in all."
  total: Int!
}

"${capital(withArticle(words))} to ${verb.words}."
input ${commandType(aggregate)}Input {
  "Sent again, it has one effect."
  commandId: ID
  "What it says; at most 2,000 characters."
  text: String!
}

"${capital(words)} as it is now, or why not."
union ${pascal}Result = ${pascal} | Refusal
`;
};

export const viewFile = (aggregate: Aggregate): string => {
  const { context, name, plural, past } = aggregate;
  const { pascal, camel } = name;
  return `import { ${camel}Events, type ${pascal}Event } from '@csp/${context.kebab}-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface ${pascal}Row {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly status: '${past.constant}';
  readonly ${past.camel}On: string;
}

const fold = (row: ${pascal}Row | undefined, { event }: Recorded<${pascal}Event>): ${pascal}Row | undefined => {
  if (event.type === '${eventType(aggregate)}') {
    const { ${camel}Id: id, text, ${past.camel}On } = event.data;
    return { id, version: 1, text, status: '${past.constant}', ${past.camel}On };
  }
  if (!row) return undefined;
  switch (event.type) {
    default:
      return unreachable(event.type);
  }
};

/** All ${plural.words}: one row each, with all that its page shows. */
export const ${plural.camel} = view<${pascal}Row, ${pascal}Event>()({
  name: '${plural.kebab}',
  version: 1,
  source: '${context.kebab}',
  keys: ({ event }) => (event.type in ${camel}Events ? [event.data.${camel}Id] : []),
  fold,
  indexes: { status: (row) => row.status, day: (row) => row.${past.camel}On },
});
`;
};

export const viewSpec = ({
  context,
  name,
  plural,
  past,
}: Aggregate): string => `import type { ${name.pascal}Event } from '@csp/${context.kebab}-contract';
import { tenantId, type Recorded } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { ${plural.camel} } from './${plural.kebab}.view.ts';

const recorded = (event: ${name.pascal}Event, position = 1): Recorded<${name.pascal}Event> => ({
  event,
  tenant: tenantId('cambridge-city'),
  stream: '${name.kebab}-1',
  position,
  index: 0,
  commandId: \`c\${position}\`,
  at: '2020-10-06T09:00:00.000Z',
  actor: 'p1',
  correlation: 'c1',
  causation: 'c1',
});
const data = { ${name.camel}Id: '1', text: 'As the board agreed', ${past.camel}On: '2020-10-06' };
const ${past.camel} = recorded({ type: '${name.pascal}${past.pascal}.v1', data });

describe('${plural.words}', () => {
  it('show each under its id', () => expect(${plural.camel}.keys(${past.camel})).toEqual(['1']));
  it('show what was ${past.words}', () =>
    expect(${plural.camel}.fold(undefined, ${past.camel}, '1')).toEqual({
      id: '1',
      version: 1,
      text: 'As the board agreed',
      status: '${past.constant}',
      ${past.camel}On: '2020-10-06',
    }));
});
`;
