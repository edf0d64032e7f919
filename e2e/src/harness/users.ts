import { GraphClient, type Credentials } from './client.ts';
import { Visitor } from './visitor.ts';

/** The kinds of user there are, as seen from Cambridge City. */
export const kinds = [
  'support officer',
  'member',
  'agency officer',
  'machine client',
  'county officer',
  'officer of another district',
  'anonymous',
] as const;
export type Kind = (typeof kinds)[number];

export interface Grant {
  readonly tenant: string;
  readonly role: 'support-officer' | 'member' | 'agency-officer';
  readonly agencyId?: string;
}

export type Account =
  | { readonly kind: 'person'; readonly login: string; readonly password: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'machine'; readonly clientId: string; readonly secret: string; readonly grants: readonly Grant[] };

/** A cookie session, as a browser's own pages use it: cookie and Origin. */
export const sessionOf = (visitor: Visitor): Credentials => ({
  cookie: visitor.cookieHeader(),
  origin: new URL(visitor.site).origin,
});

export const signIn = async (site: string, login: string, password: string): Promise<Visitor> => {
  const visitor = new Visitor(site);
  const page = await visitor.signIn(login, password);
  if (!visitor.cookie('__Host-csp')) throw new Error(`${login} could not sign in: ${page.status} ${page.text}`);
  return visitor;
};

export const tokenOf = async (site: string, clientId: string, secret: string): Promise<string> => {
  const answer = await fetch(`${site}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await answer.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`No token: ${answer.status} ${JSON.stringify(body)}`);
  return body.access_token;
};

export const clientFor = async (site: string, account: Account, tenant: string): Promise<GraphClient> =>
  new GraphClient(
    site,
    tenant,
    account.kind === 'machine'
      ? { authorization: `Bearer ${await tokenOf(site, account.clientId, account.secret)}` }
      : sessionOf(await signIn(site, account.login, account.password)),
  );
