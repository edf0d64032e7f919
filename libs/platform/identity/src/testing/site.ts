import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantId } from '@csp/kernel';
import type { Grant } from '@csp/platform-runtime';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Documents } from '../documents.ts';
import { createIdentity, type Identity } from '../identity.ts';
import type { IdentityOptions } from '../settings.ts';
import { sqliteDocuments } from '../sqlite-documents.ts';

/** A clock that follows the machine's until a test moves it: the provider library reads the machine's own. */
export const movableClock = () => {
  let ahead = 0;
  return {
    now: (): number => Date.now() + ahead,
    advance: (minutes: number): void => {
      ahead += minutes * 60_000;
    },
  };
};

export interface Site {
  /** The public address. */
  readonly url: string;
  /** Where it listens. */
  readonly address: string;
  readonly dataDir: string;
  readonly documents: Documents;
  readonly clock: ReturnType<typeof movableClock>;
  readonly identity: Identity;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'csp-identity-'));

export type SiteOptions = Partial<Omit<IdentityOptions, 'clock'>> & {
  readonly host?: string;
  readonly port?: number;
  /** Where `identity.db` is, unless other documents are given. */
  readonly dataDir?: string;
};

const stylesheet = readFileSync(
  createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'utf8',
).replace(/@font-face\{[^}]*\}/g, '');

/** The plugin in a real server; `/who` answers what `principalOf` makes of a request. */
export const startSite = async ({ host = '127.0.0.1', port, ...options }: SiteOptions = {}): Promise<Site> => {
  const chosen = port ?? (await freePort());
  const clock = movableClock();
  const url = options.publicUrl ?? `http://${host}:${chosen}`;
  const dataDir = options.dataDir ?? newDataDir();
  const documents = options.documents ?? sqliteDocuments(dataDir);
  const identity = createIdentity({ ...options, documents, publicUrl: url, clock });
  const app = Fastify();
  await app.register(identity.plugin);
  app.get('/who', async (request, reply) => {
    const principal = await identity.principalOf(request);
    return principal === 'invalid' ? reply.code(401).send({ refused: 'token-invalid' }) : principal;
  });
  app.get('/assets/site.css', async (_request, reply) => reply.type('text/css').send(stylesheet));
  app.get('/*', async (_request, reply) =>
    reply.type('text/html').send('<!doctype html><title>Page</title><h1>Page</h1>'),
  );
  await app.listen({ host: '127.0.0.1', port: chosen });
  const close = async (): Promise<void> => {
    await app.close();
    await identity.close();
  };
  return { url, address: `http://127.0.0.1:${chosen}`, dataDir, documents, clock, identity, app, close };
};

export const cambridge = tenantId('cambridge-city');
export const supportOfficer: Grant = { tenant: cambridge, role: 'support-officer' };
export const policeDesk: Grant = { tenant: cambridge, role: 'agency-officer', agencyId: 'cambridgeshire-constabulary' };

export const officer = {
  login: 'support.cambridge',
  password: 'correct horse battery',
  label: 'Support officer, Cambridge City Council',
  grants: [supportOfficer],
};

/** The account's id. */
export const createOfficer = async ({ identity }: Pick<Site, 'identity'>, changes: object = {}): Promise<string> => {
  const created = await identity.accounts.create({ ...officer, ...changes });
  if ('refused' in created) throw new Error(created.refused);
  return created.id;
};
