import { createInterface } from 'node:readline/promises';
import type { Refused } from '@csp/kernel';
import { createIdentity, isRefusal, type AccountRefusal, type Identity } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import type { Role } from '@csp/platform-runtime';
import { mongoFrom, openDocuments } from '@csp/platform-site';
import { readConfiguration } from '../configuration.ts';
import { partnershipOf } from './data.ts';
import { CommandUnusable, named } from './words.ts';

const withIdentity = async (work: (identity: Identity) => Promise<string>): Promise<string> => {
  const { dataDir, publicUrl, production } = readConfiguration(process.env);
  const mongo = mongoFrom(process.env);
  const documents = await openDocuments({ dataDir, ...(mongo && { mongo }) });
  const identity = createIdentity({ documents, publicUrl, production, clock: systemClock });
  try {
    return await work(identity);
  } finally {
    await identity.close();
  }
};

/** The next line of standard input; one that ends without a line is an empty answer. */
const asked = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((settle) => terminal.once('close', () => settle('')));
  try {
    return await Promise.race([terminal.question(question), ended]);
  } finally {
    terminal.close();
  }
};

const sentences: Readonly<Record<AccountRefusal, string>> = {
  'login-invalid': 'A login is lower-case letters, digits and . _ @ + - between them, 100 at most.',
  'login-taken': 'Somebody has this login already.',
  'label-invalid': 'A label is 1 to 120 characters, such as "Support officer, Cambridge City Council".',
  'grants-invalid': 'This role does not go with these words: an agency-officer needs an agency.',
  'password-too-short': 'A password has 12 characters or more.',
  'password-too-long': 'That password is too long.',
  'secret-too-short': 'A secret has 32 characters or more.',
  'external-subject-invalid': 'That is no subject of the external issuer.',
  'external-subject-taken': 'Another account has this subject of the external issuer.',
  'account-unknown': 'There is no such account.',
};

const settled = <T extends object>(answer: T | Refused<AccountRefusal>): T => {
  if (isRefusal(answer)) throw new CommandUnusable(sentences[answer.refused]);
  return answer;
};

const roles: readonly string[] = ['support-officer', 'member', 'agency-officer'] satisfies Role[];

const roleOf = (word: string): Role => {
  if (!roles.includes(word)) throw new CommandUnusable(`There is no role ${word}: say ${roles.join(', ')}.`);
  return word as Role;
};

export const account = (words: string[]): Promise<string> =>
  withIdentity(async ({ accounts }) => {
    const { login, label, role, slug } = named(words, 'login', 'label', 'role', 'slug');
    const agencyId = words[4];
    const grant = { tenant: await partnershipOf(slug), role: roleOf(role), ...(agencyId && { agencyId }) };
    const password = await asked('Password (12 characters or more): ');
    settled(await accounts.create({ login, label, password, grants: [grant] }));
    return `${login} may sign in.\n`;
  });

export const machine = (words: string[]): Promise<string> =>
  withIdentity(async ({ accounts }) => {
    const { clientId, label, slug, agencyId } = named(words, 'clientId', 'label', 'slug', 'agencyId');
    const grants = [{ tenant: await partnershipOf(slug), role: 'agency-officer' as const, agencyId }];
    const made = settled(await accounts.createMachineClient({ clientId, label, grants }));
    return `${made.clientId}\n${made.secret}\n`;
  });
