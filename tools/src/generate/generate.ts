import { addAggregate } from './aggregate.ts';
import { addCommand } from './command.ts';
import { Draft } from './draft.ts';
import { named, Unfit } from './words.ts';

const usage = `
  npm run generate -- aggregate <context> <aggregate> <verb> <past>
                      aggregate action-plan recommendation propose proposed
                      command <context> <aggregate> <verb> <past>
                      command action-plan action-point withdraw withdrawn`;

/** Writes what was asked for into the workspace at `root` and answers the paths of all files written. Throws \`Unfit\`. */
export const generate = async (root: string, [kind, ...words]: readonly string[]): Promise<readonly string[]> => {
  const draft = new Draft(root);
  const name = (index: number, what: string) => {
    const word = words[index];
    if (word === undefined) throw new Unfit(`${what} is missing.${usage}`);
    return named(word, what);
  };
  switch (kind) {
    case 'aggregate':
      addAggregate(
        draft,
        name(0, 'A context'),
        name(1, 'An aggregate'),
        name(2, 'A verb'),
        name(3, 'A past participle'),
      );
      break;
    case 'command':
      addCommand(draft, name(0, 'A context'), name(1, 'An aggregate'), name(2, 'A verb'), name(3, 'A past participle'));
      break;
    default:
      throw new Unfit(`There are these generators:${usage}`);
  }
  return draft.save();
};
