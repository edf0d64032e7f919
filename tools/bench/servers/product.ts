import { createIdentity, sqliteDocuments } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import type { Grant } from '@csp/platform-runtime';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gate } from '../measurement.ts';
import { start, workspace, type Served } from './process.ts';
import { listens } from './requests.ts';

/** The product as `npm start` runs it. `BENCH_PRODUCT` names another build, to hold two against each other. */
const built = process.env['BENCH_PRODUCT'] ?? join(workspace, 'apps/standalone/dist/main.js');

/** The same for every start, so that a token outlives the process that gave it. */
const publicUrl = 'http://localhost:3000';

export interface Product extends Served {
  /** An access token of a machine client, had from the product's own sign-in. */
  token(client: Client): Promise<string>;
}

export interface Client {
  readonly clientId: string;
  readonly secret: string;
}

/** Starts the built product on a data folder, in production; it need not be ready yet. */
export const startProduct = async (dataDir: string, program = built): Promise<Product> => {
  gate(existsSync(program), 'The product has not been built: node build.mjs in apps/standalone.');
  const served = await start(program, { DATA_DIR: dataDir, PUBLIC_URL: publicUrl });
  return { ...served, token: (client) => signIn(served.port, client) };
};

/** Creates machine clients in a data folder that nobody uses at the moment. */
export const createClients = async (
  dataDir: string,
  grants: Readonly<Record<string, readonly Grant[]>>,
): Promise<Client[]> => {
  const identity = createIdentity({ documents: sqliteDocuments(dataDir), publicUrl, clock: systemClock });
  const clients: Client[] = [];
  try {
    for (const [clientId, granted] of Object.entries(grants)) {
      const made = await identity.accounts.createMachineClient({
        clientId,
        label: `Bench, ${clientId}`,
        grants: granted,
      });
      if (!('secret' in made)) throw new Error(`The client ${clientId} was refused: ${made.refused}`);
      clients.push(made);
    }
    return clients;
  } finally {
    await identity.close();
  }
};

/** Settles when the product takes requests. */
export const ready = ({ port }: Served): Promise<void> => listens({ port, path: '/readyz' }, 120_000);

/** An access token of a machine client, from the product at a port. */
export const signIn = (port: number, { clientId, secret }: Client): Promise<string> =>
  new Promise((answered, failed) => {
    const body = 'grant_type=client_credentials';
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/oidc/token',
        method: 'POST',
        auth: `${clientId}:${secret}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { access_token: token } = JSON.parse(text) as { access_token?: string };
          if (token) answered(token);
          else failed(new Error(`No token for ${clientId}: ${text}`));
        });
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
