import { describe, expect, it, vi } from 'vitest';
import { createIdentity } from './identity.ts';
import { importProvider } from './provider-import.ts';
import { externalFromEnvironment, ExternalIssuerMisconfigured, PublicUrlUnusable } from './settings.ts';
import type { PageContent } from './pages.ts';
import { sqliteDocuments } from './sqlite-documents.ts';
import { movableClock, newDataDir, startSite } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

describe('the public address', () => {
  const open = (publicUrl: string) =>
    createIdentity({ documents: sqliteDocuments(newDataDir()), publicUrl, clock: movableClock() });

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'https://csp.example',
    'https://csp.example:8443/',
  ])('may be %s', async (publicUrl) => {
    const identity = open(publicUrl);
    expect(identity.issuer).toBe(`${publicUrl.replace(/\/$/, '')}/oidc`);
    await identity.close();
  });

  it.each([
    'http://csp.example',
    'http://0.0.0.0:3000',
    'https://csp.example/path',
    'https://user@csp.example',
    'csp.example',
    '',
    'ftp://localhost',
  ])('is refused as %j, with a sentence that says what it should be', (publicUrl) => {
    expect(() => open(publicUrl)).toThrow(PublicUrlUnusable);
    expect(() => open(publicUrl)).toThrow(/https:\/\/csp\.example\.org/);
  });
});

describe('an external issuer in the environment', () => {
  const good = {
    OIDC_ISSUER: 'https://issuer.example/realm',
    OIDC_CLIENT_ID: 'csp',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_AUDIENCE: 'https://csp.example/graphql',
  };

  it('is read whole, or not at all', () => {
    expect(externalFromEnvironment({})).toBeUndefined();
    expect(externalFromEnvironment(good)).toEqual({
      issuer: good.OIDC_ISSUER,
      clientId: 'csp',
      clientSecret: 'secret',
      audience: good.OIDC_AUDIENCE,
      accessTokenType: 'at+jwt',
    });
    expect(externalFromEnvironment({ ...good, OIDC_ACCESS_TOKEN_TYPE: 'JWT' })).toMatchObject({
      accessTokenType: 'JWT',
    });
  });

  it.each([
    { OIDC_ISSUER: 'http://issuer.example' },
    { OIDC_ISSUER: 'issuer' },
    { OIDC_CLIENT_ID: '' },
    { OIDC_CLIENT_SECRET: undefined },
    { OIDC_AUDIENCE: undefined },
    { OIDC_AUDIENCE: 'csp' },
    { OIDC_ACCESS_TOKEN_TYPE: 'id' },
  ])('is refused with %j', (changes) => {
    expect(() => externalFromEnvironment({ ...good, ...changes })).toThrow(ExternalIssuerMisconfigured);
  });
});

describe('loading the provider', () => {
  it('says nothing of the runtime, lets every other warning through and leaves the console as it was', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const before = console.warn;
    const loading = importProvider();
    console.warn('another warning');
    console.warn('oidc-provider WARNING: something else');
    await loading;
    expect(warned.mock.calls).toEqual([['another warning'], ['oidc-provider WARNING: something else']]);
    expect(console.warn).toBe(before);
    warned.mockRestore();
  });
});

describe('the layout', () => {
  it('may be the product’s own, for the form and for the provider’s pages alike', async () => {
    const page = ({ title, body }: PageContent): string => `<title>${title} | Ours</title><main>${body}</main>`;
    const site = await startSite({ page, contentSecurityPolicy: "default-src 'self'" });
    const browser = visitor(site.url);
    for (const path of ['/sign-in', '/oidc/device', '/oidc/auth?client_id=unknown', '/sign-in/callback']) {
      const { text, headers } = await browser.follow(path);
      expect(text).toMatch(/^<title>.+ \| Ours<\/title><main>.*<h1/s);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('cache-control')).toBe('no-store');
    }
    await site.close();
  });

  it('is a plain one otherwise, with the stylesheet that was named', async () => {
    const site = await startSite({ stylesheetHref: '/assets/site.4f2a.css' });
    expect((await visitor(site.url).follow('/sign-in')).text).toContain('href="/assets/site.4f2a.css"');
    await site.close();
  });
});
