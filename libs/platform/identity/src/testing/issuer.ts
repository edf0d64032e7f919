/// <reference path="../oidc-provider.d.ts" />
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importProvider } from '../provider-import.ts';

export interface Issuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly audience: string;
  /** Signs with a new key from now on and publishes both. */
  rotate(): Promise<void>;
  token(clientId: string): Promise<string>;
  close(): Promise<void>;
}

const rsaKey = (kid: string): object => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
};

/** Someone else's OpenID Connect provider: oidc-provider as it comes, in memory, on its own port, with RSA keys. */
export const startIssuer = async (site: string, port = 0): Promise<Issuer> => {
  const client = {
    clientId: 'csp-at-council',
    clientSecret: 'the-secret-that-the-council-gave-us',
    audience: `${site}/graphql`,
  };
  const { Provider } = await importProvider();
  let keys = [rsaKey('first')];
  const records = new Map<string, Record<string, unknown>>();
  const adapter = (model: string) => ({
    upsert: async (id: string, payload: Record<string, unknown>) => void records.set(`${model}/${id}`, payload),
    find: async (id: string) => records.get(`${model}/${id}`),
    findByUid: async (uid: string) => [...records.values()].find((one) => one['uid'] === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) => void Object.assign(records.get(`${model}/${id}`) ?? {}, { consumed: 1 }),
    destroy: async (id: string) => void records.delete(`${model}/${id}`),
    revokeByGrantId: async (grantId: string) =>
      records.forEach((one, key) => one['grantId'] === grantId && records.delete(key)),
  });
  const provide = (url: string) =>
    new Provider(url, {
      adapter,
      cookies: { keys: ['issuer'] },
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [`${site}/sign-in/callback`],
          post_logout_redirect_uris: [`${site}/`],
        },
        ...['council-machine', 'unknown-machine', 'odd-machine'].map((id) => ({
          client_id: id,
          client_secret: 'machine-secret',
          grant_types: ['client_credentials'],
          response_types: [],
          redirect_uris: [],
        })),
      ],
      features: {
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => client.audience,
          getResourceServerInfo: (_context: unknown, audience: string) => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
          }),
        },
      },
      extraTokenClaims: (_context: unknown, { clientId }: { clientId: string }) =>
        clientId === 'odd-machine' ? { tenant: { $ne: null } } : undefined,
      findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, name: 'Private' }) }),
      jwks: { keys },
    });
  let handle: (request: never, response: never) => Promise<void> = async () => undefined;
  const server = createServer((request, response) => void handle(request as never, response as never));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const renew = (): void => {
    handle = provide(url).callback();
  };
  renew();
  return {
    ...client,
    url,
    rotate: async () => {
      keys = [rsaKey(`key ${keys.length}`), ...keys];
      renew();
    },
    token: async (clientId) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: 'machine-secret',
      });
      const answer = await fetch(`${url}/token`, { method: 'POST', body });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
