import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Accounts } from './accounts.ts';
import { externalBearer, ownBearer } from './bearer.ts';
import { assertNoDemoAccounts, seedAccounts, type DemoAccount } from './demo.ts';
import { sentFromOrigin, type Headed } from './origin.ts';
import { plainPage } from './pages.ts';
import { randomSecret } from './passwords.ts';
import { personalTokens, type CreatePersonalToken } from './personal-token.ts';
import { principals, type Principals } from './principals.ts';
import { callbackPath, providerPath, type ProviderSetup } from './provider.ts';
import { providerRoutes } from './provider.routes.ts';
import { builtInRelyingParty, discovery, externalRelyingParty, type RelyingParty } from './relying-party.ts';
import { defaultContentSecurityPolicy, pageHeaders, pageReply } from './reply.ts';
import { checkedExternal, publicAddress, type IdentityOptions } from './settings.ts';
import { identityStore } from './store.ts';
import { webSignInRoutes } from './web-sign-in.routes.ts';

type AccountCommands = Pick<
  Accounts,
  | 'create'
  | 'createMachineClient'
  | 'setPassword'
  | 'setGrants'
  | 'disable'
  | 'enable'
  | 'list'
  | 'byLogin'
  | 'removeDemo'
>;

/** Signing in, whole: routes for a Fastify instance, and the answer to who sends a request. */
export interface Identity extends Principals {
  /** `/sign-in`, `/sign-in/callback`, `/sign-out`, `/session` and, with the built-in provider, `/oidc/*`. Register it without a prefix. */
  readonly plugin: FastifyPluginAsync;
  /** Issuer of access tokens and the `aud` they must have. */
  readonly issuer: string;
  readonly audience: string;
  /**
   * Whether a request was sent by this site's own pages. Ask it for everything that a session cookie vouches for and that
   * changes something, and for each WebSocket upgrade; requests with a bearer token need it not.
   */
  originAllowed(request: Headed): boolean;
  readonly accounts: AccountCommands & {
    /** Creates demonstration accounts not there yet. Throws `DemoAccountsInProduction` in production. */
    seed(accounts: readonly DemoAccount[]): Promise<{ readonly created: number }>;
    readonly createPersonalToken: CreatePersonalToken;
  };
  /** Throws `DemoAccountsInProduction` in production while demonstration accounts exist; `plugin` calls it too. */
  assertNoDemoAccounts(): Promise<void>;
  /** A new key signs from now on; the one before still verifies what it signed. */
  rotateSigningKey(): Promise<{ readonly kid: string }>;
  /** A text made at first use and kept under its name, the same for all processes: for other secrets that they share. */
  kept(name: string, make: () => string): Promise<string>;
  /** Whether accounts and sessions can be reached now. */
  reached(): Promise<boolean>;
  /** Lets go of the documents too. */
  close(): Promise<void>;
}

/**
 * Ready at once: provider and client libraries are loaded, and keys made, at their first use. Any number of processes may share
 * the documents. Throws `PublicUrlUnusable` or `ExternalIssuerMisconfigured`.
 */
export const createIdentity = (options: IdentityOptions): Identity => {
  const { documents, clock, production = process.env['NODE_ENV'] === 'production' } = options;
  const publicUrl = publicAddress(options.publicUrl);
  const external = options.external && checkedExternal(options.external);
  const store = identityStore(documents, clock);
  const ownIssuer = publicUrl.origin + providerPath;
  const issuer = external?.issuer ?? ownIssuer;
  const audience = external?.audience ?? `${publicUrl.origin}/graphql`;
  const headers = pageHeaders(options.contentSecurityPolicy ?? defaultContentSecurityPolicy);
  const page = options.page ?? plainPage(options.stylesheetHref ?? '/assets/site.css');
  const show = pageReply(page, headers);
  const discovered = external && discovery(external, () => clock.now());
  const redirectUri = new URL(callbackPath, publicUrl);
  const webClientSecret = randomSecret();
  const verify =
    external && discovered
      ? externalBearer({ clock, external, discovered })
      : ownBearer({ clock, keys: store.keys, issuer, audience });
  const { accounts } = store;
  const assertNoDemo = (): Promise<void> => assertNoDemoAccounts(accounts, production);

  const partyOf = (app: FastifyInstance): RelyingParty =>
    external && discovered
      ? externalRelyingParty({ external, discovered, redirectUri })
      : builtInRelyingParty({ app, issuer, redirectUri, clientSecret: webClientSecret });

  const plugin: FastifyPluginAsync = async (app) => {
    await assertNoDemo();
    const party = partyOf(app);
    const accountOf = external ? accounts.liveByExternalSubject : accounts.live;
    await app.register((scope) => webSignInRoutes(scope, { store, publicUrl, party, accountOf, show }));
    if (external) return;
    const setup: ProviderSetup = { store, publicUrl, issuer, audience, page, webClientSecret };
    await app.register((scope) => providerRoutes(scope, { ...setup, show, headers }));
  };

  return {
    plugin,
    issuer,
    audience,
    ...principals({ store, verify, external: external !== undefined }),
    originAllowed: sentFromOrigin(publicUrl.origin),
    accounts: {
      ...accounts,
      seed: (wanted: readonly DemoAccount[]) => seedAccounts(accounts, wanted, production),
      createPersonalToken: personalTokens({ store, clock, issuer, audience, external: external !== undefined }),
    },
    assertNoDemoAccounts: assertNoDemo,
    rotateSigningKey: async () => ({ kid: (await store.keys.rotate()).kid }),
    kept: store.kept,
    reached: documents.reached,
    close: documents.close,
  };
};
