import { createIdentity } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import type { Grant } from '@csp/platform-runtime';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gate } from '../measurement.ts';
import { start, workspace, type Served } from './process.ts';

/** The product as `npm start` runs it. `BENCH_PRODUCT` names another build, to hold two against each other. */
const built = process.env['BENCH_PRODUCT'] ?? join(workspace, 'apps/standalone/dist/main.js');

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
  const served = await start(program, { DATA_DIR: dataDir });
  return { ...served, token: (client) => signIn(served.port, client) };
};

/** Creates machine clients in a data folder that nobody uses at the moment. */
export const createClients = (dataDir: string, grants: Readonly<Record<string, readonly Grant[]>>): Client[] => {
  const identity = createIdentity({ dataDir, publicUrl: 'http://localhost:3000', clock: systemClock });
  try {
    return Object.entries(grants).map(([clientId, granted]) => {
      const made = identity.accounts.createMachineClient({ clientId, label: `Bench, ${clientId}`, grants: granted });
      if (!('secret' in made)) throw new Error(`The client ${clientId} was refused: ${made.refused}`);
      return made;
    });
  } finally {
    identity.close();
  }
};

/** Settles when the product takes requests. */
export const ready = async ({ port }: Served): Promise<void> => {
  for (let left = 2_000; left > 0; left--) {
    if (await answers(port)) return;
    await new Promise((waited) => setTimeout(waited, 15));
  }
  gate(false, 'The product has not become ready within 30 s.');
};

const answers = (port: number): Promise<boolean> =>
  new Promise((known) => {
    const sent = request({ host: '127.0.0.1', port, path: '/readyz' }, (response) => {
      response.resume();
      known(response.statusCode === 200);
    });
    sent.on('error', () => known(false));
    sent.end();
  });

const signIn = (port: number, { clientId, secret }: Client): Promise<string> =>
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
