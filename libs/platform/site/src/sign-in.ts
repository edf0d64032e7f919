import type { Clock } from '@csp/kernel';
import type { SignIn } from '@csp/platform-gateway';
import {
  createIdentity,
  externalFromEnvironment,
  sessionCookie,
  type Documents,
  type Identity,
} from '@csp/platform-identity';
import { pageLayout } from './pages.ts';

export interface SiteIdentityOptions {
  readonly documents: Documents;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly clock: Clock;
}

/** Signing in with the product's own pages around it: the built-in provider, or the external one that the environment names. */
export const siteIdentity = ({ documents, publicUrl, production, clock }: SiteIdentityOptions): Identity => {
  const external = externalFromEnvironment(process.env);
  const own = { documents, publicUrl, production, clock, page: pageLayout };
  return createIdentity(external ? { ...own, external } : own);
};

/** Only what a cookie vouches for must come from our own pages; a bearer token is never sent by a browser of itself. */
export const signInOf = (identity: Identity): SignIn => ({
  principalOf: (request) => identity.principalOf(request),
  principalOfToken: (token) => identity.principalOfToken(token),
  originAllowed: (request) =>
    !String(request.headers['cookie'] ?? '').includes(`${sessionCookie}=`) || identity.originAllowed(request),
  accountsIn: async (tenant) =>
    (await identity.accounts.list())
      .filter(
        ({ kind, disabled, grants }) => kind === 'person' && !disabled && grants.some((one) => one.tenant === tenant),
      )
      .map(({ id, label }) => ({ id, label })),
});
