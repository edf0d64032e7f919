import { commandType, eventType, goldenEvent, type Aggregate } from './aggregate.contract.template.ts';
import { capital, withArticle } from './words.ts';

export const domainFile = (aggregate: Aggregate): string => {
  const { context, name, verb, past } = aggregate;
  return `import type { ${name.pascal}Event } from '@csp/${context.kebab}-contract';
import { refuse, textFault, unreachable, type Decider, type Decision, type LocalDate, type TextFault } from '@csp/kernel';

/** Where ${withArticle(name.words)} stands: one situation at a time. */
export type ${name.pascal} =
  | { readonly status: 'none' }
  | { readonly status: '${past.kebab}'; readonly id: string; readonly text: string };

export type ${name.pascal}Command = {
  readonly type: '${commandType(aggregate)}';
  readonly id: string;
  readonly text: string;
  readonly ${past.camel}On: LocalDate;
};

type Command<Type extends ${name.pascal}Command['type']> = Extract<${name.pascal}Command, { type: Type }>;

export type ${name.pascal}Refusal = TextFault | 'unknown-${name.kebab}' | 'already-${past.kebab}';

type Outcome = Decision<${name.pascal}Event, ${name.pascal}Refusal>;

const ${verb.camel} = (command: Command<'${commandType(aggregate)}'>, state: ${name.pascal}): Outcome => {
  if (state.status !== 'none') return refuse('already-${past.kebab}');
  const fault = textFault(command.text, 2_000);
  if (fault) return refuse(fault);
  const { id: ${name.camel}Id, text, ${past.camel}On } = command;
  return [{ type: '${eventType(aggregate)}', data: { ${name.camel}Id, text: text.trim(), ${past.camel}On } }];
};

const decide = (command: ${name.pascal}Command, state: ${name.pascal}): Outcome => {
  if (command.type === '${commandType(aggregate)}') return ${verb.camel}(command, state);
  if (state.status === 'none') return refuse('unknown-${name.kebab}');
  switch (command.type) {
    default:
      return unreachable(command.type);
  }
};

const evolve = (state: ${name.pascal}, event: ${name.pascal}Event): ${name.pascal} => {
  if (event.type === '${eventType(aggregate)}') {
    const { ${name.camel}Id: id, text } = event.data;
    return { status: '${past.kebab}', id, text };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    default:
      return unreachable(event.type);
  }
};

/** ${capital(name.words)}: ${past.words}. Say here what it is for and what else may become of it. */
export const ${name.camel}: Decider<${name.pascal}Command, ${name.pascal}, ${name.pascal}Event, ${name.pascal}Refusal> = {
  category: '${name.kebab}',
  initial: { status: 'none' },
  decide,
  evolve,
};
`;
};

export const domainSpec = (aggregate: Aggregate): string => {
  const { context, name, verb, past } = aggregate;
  return `import type { ${name.pascal}Event } from '@csp/${context.kebab}-contract';
import { given as givenDecider } from '@csp/kernel';
import { describe, it } from 'vitest';
import { ${name.camel} } from './${name.kebab}.ts';

const given = givenDecider(${name.camel});
const ${past.camel}: ${name.pascal}Event = ${JSON.stringify(goldenEvent(aggregate))};
const ${verb.camel} = {
  type: '${commandType(aggregate)}',
  id: ${past.camel}.data.${name.camel}Id,
  text: ${past.camel}.data.text,
  ${past.camel}On: ${past.camel}.data.${past.camel}On,
} as const;

describe('${commandType(aggregate)}', () => {
  it('is ${past.words}', () => given().when(${verb.camel}).then(${past.camel}));
  it('needs a text', () => given().when({ ...${verb.camel}, text: ' ' }).thenRefused('empty-text'));
  it('keeps to 2,000 characters', () => given().when({ ...${verb.camel}, text: 'x'.repeat(2_001) }).thenRefused('too-long'));
  it('a repeat is refused', () => given(${past.camel}).when(${verb.camel}).thenRefused('already-${past.kebab}'));
});
`;
};
