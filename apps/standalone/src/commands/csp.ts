import { explain } from '@csp/platform-nest';
import { account, machine } from './accounts.ts';
import { backup, restore, tenants } from './copies.ts';
import { found, rebuild } from './partnership.ts';

/** What an operator does from a shell, beside the running product or instead of it. */
const commands: Readonly<
  Record<string, { readonly usage: string; readonly run: (words: string[]) => Promise<string> }>
> = {
  found: { usage: 'found <slug> district|county "<name>"   a new partnership, with usual settings *', run: found },
  account: {
    usage: 'account <login> "<label>" <role> <slug> [agency]   a person who may sign in; asks for the password',
    run: account,
  },
  machine: {
    usage: 'machine <client-id> "<label>" <slug> <agency>   an agency’s machine client; prints its secret once',
    run: machine,
  },
  tenants: { usage: 'tenants   the partnerships in the data folder', run: tenants },
  backup: {
    usage: 'backup <folder>   copies every partnership and the accounts, while the product runs or not',
    run: backup,
  },
  restore: { usage: 'restore <folder>   puts copies in place where the data folder has none *', run: restore },
  rebuild: { usage: 'rebuild <slug>   folds a partnership’s views again from its log *', run: rebuild },
};

const usage = (): string =>
  `csp <command>\n\n${Object.values(commands)
    .map((command) => `  ${command.usage}\n`)
    .join('')}\n  * stop the product first. DATA_DIR says where the data is (default ./data).\n`;

const [name = '', ...words] = process.argv.slice(2);
try {
  process.stdout.write((await commands[name]?.run(words)) ?? usage());
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
