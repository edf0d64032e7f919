import type { Clock } from '@csp/kernel';
import type { Documents } from './documents.ts';
import type { Page } from './pages.ts';

/** A deployment's own OpenID Connect issuer (Entra ID, Keycloak …) in place of the built-in provider. */
export interface ExternalIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `aud` of access tokens made for this product; never the client id, or ID tokens would pass for access tokens. */
  readonly audience: string;
  /** The header `typ` that the issuer gives its access tokens. RFC 9068 says `at+jwt`; Entra ID and Keycloak say `JWT`. */
  readonly accessTokenType?: 'at+jwt' | 'JWT';
}

export interface IdentityOptions {
  /** Accounts, sessions, keys: `sqliteDocuments` for one process, `mongodbDocuments` for several. */
  readonly documents: Documents;
  /** How browsers reach the product: scheme, host and port, no path. https, or http on the loopback address. */
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Refuses demonstration accounts. When left out: whether `NODE_ENV` is `production`. */
  readonly production?: boolean;
  /** The product's layout around a sign-in page; `body` is what stands inside `<main>`. */
  readonly page?: Page;
  /** Stylesheet of the layout used when `page` is left out; `/assets/site.css` when this is left out too. */
  readonly stylesheetHref?: string;
  /** Content-Security-Policy of the sign-in pages, where the layout needs another than the default. */
  readonly contentSecurityPolicy?: string;
  readonly external?: ExternalIssuer;
}

/** The address people use must be one at which browsers keep a session cookie safe. */
export class PublicUrlUnusable extends Error {
  override readonly name = 'PublicUrlUnusable';
}

/** Sign-in through another issuer was asked for, and what was given for it can't be right. */
export class ExternalIssuerMisconfigured extends Error {
  override readonly name = 'ExternalIssuerMisconfigured';
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isLoopback = (url: URL): boolean => loopback.has(url.hostname);

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
const isSafe = (url: URL | undefined): url is URL =>
  url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));

/** Throws `PublicUrlUnusable` for what browsers would refuse the `__Host-` cookie on. */
export const publicAddress = (publicUrl: string): URL => {
  const url = parsed(publicUrl);
  if (isSafe(url) && url.pathname === '/' && !url.search && !url.hash && !url.username) return url;
  throw new PublicUrlUnusable(
    `The public address "${publicUrl}" can't be used for signing in. Give scheme, host and port without a path: ` +
      'https://csp.example.org, or http://localhost:3000 on the machine itself. Browsers keep session cookies from plain http.',
  );
};

/** Throws `ExternalIssuerMisconfigured`. */
export const checkedExternal = (external: ExternalIssuer): ExternalIssuer => {
  const fail = (why: string): never => {
    throw new ExternalIssuerMisconfigured(why);
  };
  if (!isSafe(parsed(external.issuer))) return fail('OIDC_ISSUER must be an https address.');
  if (!external.clientId || !external.clientSecret) return fail('OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be given.');
  if (!external.audience) return fail('OIDC_AUDIENCE must be given: it keeps out tokens made for other services.');
  if (external.audience === external.clientId) {
    return fail('OIDC_AUDIENCE must differ from OIDC_CLIENT_ID, or ID tokens would be taken for access tokens.');
  }
  return external;
};

/**
 * The external issuer as the environment names it: `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`, `OIDC_AUDIENCE`
 * and, where its access tokens have the type `JWT`, `OIDC_ACCESS_TOKEN_TYPE=JWT`. Undefined when `OIDC_ISSUER` isn't set.
 */
export const externalFromEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
): ExternalIssuer | undefined => {
  const issuer = environment['OIDC_ISSUER'];
  if (!issuer) return undefined;
  const accessTokenType = environment['OIDC_ACCESS_TOKEN_TYPE'] ?? 'at+jwt';
  if (accessTokenType !== 'at+jwt' && accessTokenType !== 'JWT') {
    throw new ExternalIssuerMisconfigured('OIDC_ACCESS_TOKEN_TYPE must be at+jwt or JWT.');
  }
  return checkedExternal({
    issuer,
    clientId: environment['OIDC_CLIENT_ID'] ?? '',
    clientSecret: environment['OIDC_CLIENT_SECRET'] ?? '',
    audience: environment['OIDC_AUDIENCE'] ?? '',
    accessTokenType,
  });
};
