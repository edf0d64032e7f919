import { createInterface } from 'node:readline/promises';
import { tenantId } from '@csp/kernel';
import { createIdentity, isRefusal, type Identity } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import type { Role } from '@csp/platform-runtime';
import { readConfiguration } from '../configuration.ts';
import { CommandUnusable, named } from './words.ts';

const withIdentity = async (work: (identity: Identity) => Promise<string>): Promise<string> => {
  const { dataDir, publicUrl, production } = readConfiguration(process.env);
  const identity = createIdentity({ dataDir, publicUrl, production, clock: systemClock });
  try {
    return await work(identity);
  } finally {
    identity.close();
  }
};

const asked = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
};

/** Refusals of the directory are codes; the words of the command line they speak of are plain enough. */
const settled = <T>(answer: T): Exclude<T, { refused: string }> => {
  if (isRefusal(answer as never)) throw new CommandUnusable((answer as { refused: string }).refused);
  return answer as Exclude<T, { refused: string }>;
};

export const account = (words: string[]): Promise<string> =>
  withIdentity(async ({ accounts }) => {
    const { login, label, role, slug } = named(words, 'login', 'label', 'role', 'slug');
    const agencyId = words[4];
    const grant = { tenant: tenantId(slug), role: role as Role, ...(agencyId && { agencyId }) };
    const password = await asked('Password (12 characters or more): ');
    settled(await accounts.create({ login, label, password, grants: [grant] }));
    return `${login} may sign in.\n`;
  });

export const machine = (words: string[]): Promise<string> =>
  withIdentity(async ({ accounts }) => {
    const { clientId, label, slug, agencyId } = named(words, 'clientId', 'label', 'slug', 'agencyId');
    const grants = [{ tenant: tenantId(slug), role: 'agency-officer' as const, agencyId }];
    const made = settled(accounts.createMachineClient({ clientId, label, grants }));
    return `${made.clientId}\n${made.secret}\n`;
  });
