/// <reference path="./oidc-provider.d.ts" />
import type { Provider, ProviderContext } from 'oidc-provider';
import { shellClientId, webClientId } from './accounts.ts';
import { deviceCodePage, deviceConfirmPage, deviceDonePage, noticePage, type Page } from './pages.ts';
import { hashOfSecret, randomSecret } from './passwords.ts';
import { importProvider } from './provider-import.ts';
import { sessionHours } from './web-sessions.ts';
import { ConsumedAlready, type ProviderAdapter } from './provider-records.ts';
import type { SigningKey } from './signing-keys.ts';
import type { IdentityStore } from './store.ts';

export const providerPath = '/oidc';
export const callbackPath = '/sign-in/callback';
/** How long an access token speaks for its subject. Grants are looked up at each request, so this bounds theft only. */
export const accessTokenSeconds = 600;
const interactionSeconds = 1_800;
const hourSeconds = 3_600;
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

export interface ProviderSetup {
  readonly store: IdentityStore;
  readonly publicUrl: URL;
  readonly issuer: string;
  /** `aud` of access tokens. */
  readonly audience: string;
  readonly page: Page;
  /** Of the web app, made anew at each start: both ends are in this process. */
  readonly webClientSecret: string;
}

/** Name of the provider's own session cookie; only over TLS may it have the prefix. */
export const providerCookie = (publicUrl: URL): string =>
  publicUrl.protocol === 'https:' ? '__Host-csp-provider' : 'csp-provider';

const clients = ({ publicUrl, webClientSecret }: ProviderSetup): readonly object[] => [
  {
    client_id: webClientId,
    client_secret: hashOfSecret(webClientSecret),
    client_name: 'Community safety',
    redirect_uris: [new URL(callbackPath, publicUrl).href],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  },
  {
    client_id: shellClientId,
    client_name: 'Command line',
    token_endpoint_auth_method: 'none',
    redirect_uris: [],
    response_types: [],
    grant_types: [deviceGrant],
  },
];

/** The provider looks first and marks then: of two that looked at the same moment, the second is answered here. */
const consumeOnce = async (records: ProviderAdapter, id: string): Promise<void> => {
  try {
    await records.consume(id);
  } catch (error) {
    if (!(error instanceof ConsumedAlready)) throw error;
    const { errors } = await importProvider();
    throw new errors.InvalidGrant('already consumed');
  }
};

/** Machine clients are accounts; everything else is a record. */
const adapterOf = (store: IdentityStore, model: string): ProviderAdapter => {
  const records = store.records.of(model);
  if (model !== 'Client') return { ...records, consume: (id) => consumeOnce(records, id) };
  return {
    ...records,
    find: async (clientId) => {
      const secret = await store.accounts.secretOfMachine(clientId);
      if (secret === undefined) return undefined;
      const grants = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
      return { client_id: clientId, client_secret: secret, ...grants };
    },
  };
};

/** All clients here are the product's own, so nobody is asked for consent. */
const grantWithoutAsking = async (provider: Provider, { oidc }: ProviderContext) => {
  const { accountId } = oidc.session;
  const clientId = oidc.client?.clientId;
  if (accountId === undefined || clientId === undefined) return undefined;
  const known = oidc.session.grantIdFor(clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing?.accountId === accountId) return existing;
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
};

const cookies = ({ publicUrl }: ProviderSetup, key: string): object => {
  const secure = publicUrl.protocol === 'https:';
  const attributes = { httpOnly: true, sameSite: 'lax', signed: true, secure };
  return {
    names: { session: providerCookie(publicUrl), interaction: 'csp-interaction', resume: 'csp-resume' },
    keys: [key],
    long: { ...attributes, path: '/' },
    short: attributes,
  };
};

const deviceFlow = (page: Page): object => {
  const show = (context: ProviderContext, body: string): void => {
    context.type = 'html';
    context.body = body;
  };
  const form = ({ oidc }: ProviderContext) => ({
    action: oidc.urlFor('code_verification'),
    token: oidc.session.state?.secret ?? '',
  });
  const mistakes: Readonly<Record<string, string>> = {
    NoCodeError: 'Enter the code',
    AbortedError: 'You stopped this. Nothing was connected',
  };
  return {
    enabled: true,
    userCodeInputSource: (
      context: ProviderContext,
      _form: string,
      _out: unknown,
      error?: Error & { userCode?: string },
    ) => {
      const mistake =
        error && (mistakes[error.name] ?? 'That code is not right, or it has expired. Check it and try again');
      const userCode = error?.userCode;
      const filled = { ...form(context), ...(mistake && { mistake }), ...(userCode && { userCode }) };
      show(context, page(deviceCodePage(filled)));
    },
    userCodeConfirmSource: (
      context: ProviderContext,
      _form: string,
      _client: unknown,
      _device: unknown,
      userCode: string,
    ) => show(context, page(deviceConfirmPage({ ...form(context), userCode }))),
    successSource: (context: ProviderContext) => show(context, page(deviceDonePage())),
  };
};

const lifetimes = {
  AccessToken: accessTokenSeconds,
  AuthorizationCode: 60,
  ClientCredentials: accessTokenSeconds,
  DeviceCode: 600,
  Grant: sessionHours * hourSeconds,
  IdToken: 300,
  Interaction: interactionSeconds,
  /** Of someone who hasn't signed in yet: no longer than the form works. */
  Session: (_context: unknown, { accountId }: { accountId?: string }) =>
    accountId === undefined ? interactionSeconds : sessionHours * hourSeconds,
};

const features = ({ audience, page }: ProviderSetup): object => {
  const disabled = { enabled: false };
  const resource = { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: accessTokenSeconds };
  return {
    clientCredentials: { enabled: true },
    deviceFlow: deviceFlow(page),
    devInteractions: disabled,
    dPoP: disabled,
    pushedAuthorizationRequests: disabled,
    // Signing out ends the session in the store itself, so no second way to do it stands open.
    rpInitiatedLogout: disabled,
    userinfo: disabled,
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: async (_context: unknown, indicator: string) => {
        const { errors } = await importProvider();
        if (indicator !== audience) throw new errors.InvalidTarget();
        return { ...resource, jwt: { sign: { alg: 'ES256' } } };
      },
    },
  };
};

/** What is the same for all processes that the store serves. */
interface Shared {
  readonly cookieKey: string;
  readonly keys: readonly SigningKey[];
}

const configuration = (setup: ProviderSetup, { cookieKey, keys }: Shared, provider: () => Provider): object => {
  const { store, page } = setup;
  return {
    adapter: (model: string) => adapterOf(store, model),
    claims: { openid: ['sub'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    clientBasedCORS: () => false,
    clientDefaults: { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'client_secret_basic' },
    clients: clients(setup),
    cookies: cookies(setup, cookieKey),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: features(setup),
    findAccount: async (_context: unknown, subject: string) => {
      const account = await store.accounts.live(subject);
      return account?.kind === 'person' ? { accountId: account.id, claims: () => ({ sub: account.id }) } : undefined;
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `${providerPath}/interaction/${uid}` },
    jwks: { keys },
    loadExistingGrant: (context: ProviderContext) => grantWithoutAsking(provider(), context),
    pkce: { required: () => true },
    renderError: (context: ProviderContext, { error }: { error: string }) => {
      context.type = 'html';
      const sentence = 'The link is incomplete or out of date. Nothing was changed.';
      context.body = page(noticePage('Sign-in could not go on', sentence, error));
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    ttl: lifetimes,
  };
};

/** The built-in OpenID Connect provider, with the keys that the store has had a moment ago. */
export const createProvider = async (setup: ProviderSetup, keys: readonly SigningKey[]): Promise<Provider> => {
  const { Provider } = await importProvider();
  const cookieKey = await setup.store.kept('provider-cookies', randomSecret);
  const provider: Provider = new Provider(
    setup.issuer,
    configuration(setup, { cookieKey, keys }, () => provider),
  );
  // Behind it stands our own mount, which says what the public address is; clients' forwarding headers never get here.
  provider.proxy = true;
  // Only hashes of secrets are kept, so the one that comes in is hashed before the (constant-time) comparison.
  const { prototype } = provider.Client;
  const compare = prototype.compareClientSecret;
  prototype.compareClientSecret = function (secret) {
    return typeof secret === 'string' && compare.call(this, hashOfSecret(secret));
  };
  return provider;
};
