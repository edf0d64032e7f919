import { addAggregate } from './aggregate.ts';
import { addCommand } from './command.ts';
import { addContext } from './context.ts';
import { Draft, type Written } from './draft.ts';
import { addPolicy } from './policy.ts';
import { named, Unfit } from './words.ts';

const usage = `
npm run generate -- aggregate <context> <aggregate> <verb> <past>
                    aggregate action-plan priority propose proposed
npm run generate -- command <context> <aggregate> <verb> <past>
                    command action-plan priority withdraw withdrawn
npm run generate -- policy <context> <sentence> <source context> <event> <aggregate> <verb>
                    policy action-plan withdraw-priority-when-meeting-cancelled meetings MeetingCancelled.v1 priority withdraw
npm run generate -- context <context> <first aggregate> <verb> <past>
                    context reviews review commission commissioned`;

/** Writes what was asked for into the workspace at `root` and answers which files. Throws `Unfit`, and then wrote nothing. */
export const generate = async (root: string, [kind, ...words]: readonly string[]): Promise<readonly Written[]> => {
  const draft = new Draft(root);
  const word = (index: number, what: string) => {
    const found = words[index];
    if (found === undefined) throw new Unfit(`${what} is missing.${usage}`);
    return found;
  };
  const name = (index: number, what: string) => named(word(index, what), what);
  const four = () =>
    [name(0, 'A context'), name(1, 'An aggregate'), name(2, 'A verb'), name(3, 'A past participle')] as const;
  switch (kind) {
    case 'aggregate':
      addAggregate(draft, ...four());
      break;
    case 'command':
      addCommand(draft, ...four());
      break;
    case 'context':
      addContext(draft, ...four());
      break;
    case 'policy':
      addPolicy(draft, {
        context: name(0, 'A context'),
        sentence: name(1, 'A sentence'),
        source: name(2, 'The context heard'),
        event: word(3, 'The event heard'),
        aggregate: name(4, 'An aggregate'),
        verb: name(5, 'A verb'),
      });
      break;
    default:
      throw new Unfit(`There are these generators:${usage}`);
  }
  return draft.save();
};
