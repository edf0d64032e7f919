import { commandType, eventType, type Aggregate } from './aggregate.contract.template.ts';
import type { Draft } from './draft.ts';
import {
  addAlternative,
  addBefore,
  addCase,
  addGuard,
  excludeStatus,
  firstEventConstant,
  nameImport,
} from './edits.ts';
import { Unfit } from './words.ts';

export const domainPath = ({ context, name }: Aggregate): string => `libs/${context.kebab}/domain/src/${name.kebab}.ts`;

/** State, command, refusal, function, and a case in `decide` and in `evolve`. */
export const addDomainCommand = (draft: Draft, aggregate: Aggregate): void => {
  const { name, verb, past } = aggregate;
  const { pascal } = name;
  const file = domainPath(aggregate);
  const type = commandType(aggregate);
  const refused = `'already-${past.kebab}'`;
  if (draft.read(file).includes(refused)) throw new Unfit(`${file} knows ${refused} already.`);
  const guard = `if (state.status === '${past.kebab}') {
    return command.type === '${type}' && state.reason === command.reason.trim() ? [] : refuse(${refused});
  }`;
  const decideCase = `case '${type}':\n      return ${verb.camel}(command, state);`;
  const evolveCase = `case '${eventType(aggregate)}':
      return { status: '${past.kebab}', id: state.id, reason: event.data.reason };`;
  const edits = [
    excludeStatus(pascal, past.kebab),
    addAlternative(pascal, `{ readonly status: '${past.kebab}'; readonly id: string; readonly reason: string }`),
    addAlternative(
      `${pascal}Command`,
      `{ readonly type: '${type}'; readonly reason: string; readonly ${past.camel}On: LocalDate }`,
    ),
    addAlternative(`${pascal}Refusal`, refused),
    addBefore('decide', commandFunction(aggregate)),
    addGuard('decide', guard),
    addCase('decide', decideCase),
    addGuard('evolve', `if (state.status === '${past.kebab}') return state;`),
    addCase('evolve', evolveCase),
    nameImport('@csp/kernel', 'textFault'),
    nameImport('@csp/kernel', 'LocalDate', 'type'),
  ];
  for (const edit of edits) draft.edit(file, edit);
  draft.edit(file, exhaustive);
};

/** With one member, TypeScript narrows the tag and not the whole; from the second on the whole. */
export const exhaustive = (text: string): string =>
  text.replace(/unreachable\((command|event)\.type\)/g, 'unreachable($1)');

const commandFunction = (aggregate: Aggregate): string => {
  const { name, verb, past } = aggregate;
  const type = commandType(aggregate);
  const state = `Exclude<${name.pascal}, { status: 'none' | '${past.kebab}' }>`;
  return `const ${verb.camel} = ({ reason, ${past.camel}On }: Extract<${name.pascal}Command, { type: '${type}' }>, state: ${state}): Outcome => {
  const fault = textFault(reason, 4_000);
  if (fault) return refuse(fault);
  return [{ type: '${eventType(aggregate)}', data: { ${name.camel}Id: state.id, reason: reason.trim(), ${past.camel}On } }];
};`;
};

/** A heading for the command, which ends with what a repeat does. */
export const addDomainSpec = (draft: Draft, aggregate: Aggregate): void => {
  const { name, verb, past } = aggregate;
  const file = domainPath(aggregate).replace(/\.ts$/, '.spec.ts');
  const type = commandType(aggregate);
  const begun = firstEventConstant(draft.read(file), `${name.pascal}Event`);
  const on = `${past.camel}On: '2020-10-06'`;
  draft.edit(
    file,
    (text) => `${text}
describe('${type}', () => {
  const ${verb.camel} = { type: '${type}', reason: 'As the board agreed', ${on} } as const;
  const ${past.camel}: ${name.pascal}Event = {
    type: '${eventType(aggregate)}',
    data: { ${name.camel}Id: ${begun}.data.${name.camel}Id, reason: 'As the board agreed', ${on} },
  };
  it('is ${past.words}', () => given(${begun}).when(${verb.camel}).then(${past.camel}));
  it('is refused before there is one', () => given().when(${verb.camel}).thenRefused('unknown-${name.kebab}'));
  it('needs a reason', () => given(${begun}).when({ ...${verb.camel}, reason: ' ' }).thenRefused('empty-text'));
  it('another reason later is refused', () =>
    given(${begun}, ${past.camel}).when({ ...${verb.camel}, reason: 'Another' }).thenRefused('already-${past.kebab}'));
  it('a repeat is nothing', () => given(${begun}, ${past.camel}).when(${verb.camel}).thenNothing());
});
`,
  );
};
