import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Configuration, CustomFetch, ServerMetadata } from 'openid-client';
import { webClientId } from './accounts.ts';
import type { ExternalIssuer } from './settings.ts';
import type { SignInFlow } from './web-sessions.ts';

/** The web app's side of the code flow. openid-client is loaded when first needed. */
export interface RelyingParty {
  /** Where to send the browser. */
  authorizationUrl(flow: SignInFlow): Promise<URL>;
  /** The subject of the ID token, after all checks of state, nonce, PKCE, issuer, audience, times and signature. Throws otherwise. */
  subjectOf(callback: URL, flow: SignInFlow): Promise<string>;
  /** Where to send the browser to end the issuer's session too; none when that is done already or can't be. */
  endSessionUrl(returnTo: URL): Promise<URL | undefined>;
}

interface Client {
  readonly redirectUri: URL;
  /** With no keys cached: they are fetched at each sign-in, so a key the issuer has just begun to use is known. */
  readonly configuration: () => Promise<Configuration>;
}

const codeFlow = ({ redirectUri, configuration }: Client): Pick<RelyingParty, 'authorizationUrl' | 'subjectOf'> => ({
  authorizationUrl: async ({ state, nonce, verifier }) => {
    const client = await import('openid-client');
    return client.buildAuthorizationUrl(await configuration(), {
      redirect_uri: redirectUri.href,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  },
  subjectOf: async (callback, { state, nonce, verifier }) => {
    const client = await import('openid-client');
    const tokens = await client.authorizationCodeGrant(await configuration(), callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('The issuer sent no ID token.');
    return claims.sub;
  },
});

/** Requests to our own provider go through this process, so no proxy, name or certificate stands between. */
const withinProcess = (app: FastifyInstance): CustomFetch => {
  // No client has this address, so no limit on addresses can be used up for it.
  const remoteAddress = `in-process-${randomUUID()}`;
  return async (address, { method, headers, body }) => {
    const { pathname, search } = new URL(address);
    const payload = body === undefined || body === null ? undefined : String(body);
    const answer = await app.inject({
      method: method as 'GET' | 'POST',
      url: pathname + search,
      headers,
      remoteAddress,
      ...(payload === undefined ? {} : { payload }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return new Response(answer.payload, { status: answer.statusCode, headers: { 'content-type': type } });
  };
};

interface BuiltIn {
  readonly app: FastifyInstance;
  readonly issuer: string;
  readonly redirectUri: URL;
  readonly clientSecret: string;
}

export const builtInRelyingParty = ({ app, issuer, redirectUri, clientSecret }: BuiltIn): RelyingParty => {
  const request = withinProcess(app);
  const metadata: ServerMetadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: ['ES256'],
  };
  const configuration = async (): Promise<Configuration> => {
    const client = await import('openid-client');
    const expected = { id_token_signed_response_alg: 'ES256' };
    const made = new client.Configuration(metadata, webClientId, expected, client.ClientSecretBasic(clientSecret));
    made[client.customFetch] = request;
    client.allowInsecureRequests(made);
    // The signature is checked even though the token comes straight from the token endpoint.
    client.enableNonRepudiationChecks(made);
    return made;
  };
  return { ...codeFlow({ redirectUri, configuration }), endSessionUrl: async () => undefined };
};

const discoveredForMilliseconds = 3_600_000;

/** What the issuer says of itself; asked again every hour, and at once after a failure. */
export const discovery = (external: ExternalIssuer, now: () => number): (() => Promise<ServerMetadata>) => {
  let known: { readonly until: number; readonly metadata: Promise<ServerMetadata> } | undefined;
  const ask = async (): Promise<ServerMetadata> => {
    const client = await import('openid-client');
    const issuer = new URL(external.issuer);
    // Checked at configuration: plain http is an issuer on this machine.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const found = await client.discovery(issuer, external.clientId, undefined, undefined, { execute });
    return found.serverMetadata();
  };
  return () => {
    if (known && known.until > now() && known.until <= now() + discoveredForMilliseconds) return known.metadata;
    const metadata = ask();
    const entry = { until: now() + discoveredForMilliseconds, metadata };
    known = entry;
    metadata.catch(() => {
      if (known === entry) known = undefined;
    });
    return metadata;
  };
};

interface External {
  readonly external: ExternalIssuer;
  readonly discovered: () => Promise<ServerMetadata>;
  readonly redirectUri: URL;
}

export const externalRelyingParty = ({ external, discovered, redirectUri }: External): RelyingParty => {
  const configuration = async (): Promise<Configuration> => {
    const client = await import('openid-client');
    const metadata = { ...(await discovered()) };
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost;
    const made = new client.Configuration(metadata, external.clientId, {}, authenticate(external.clientSecret));
    if (new URL(external.issuer).protocol === 'http:') client.allowInsecureRequests(made);
    client.enableNonRepudiationChecks(made);
    return made;
  };
  return {
    ...codeFlow({ redirectUri, configuration }),
    endSessionUrl: async (returnTo) => {
      const client = await import('openid-client');
      const made = await configuration();
      if (made.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(made, { post_logout_redirect_uri: returnTo.href });
    },
  };
};
