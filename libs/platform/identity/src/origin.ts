/** The part of a request that says who sends it: Node's and Fastify's requests and WebSocket upgrades all have it. */
export interface Headed {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export const headerOf = ({ headers }: Headed, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

/**
 * Whether a request that a cookie vouches for was sent by this site's own pages. Browsers say so in `Sec-Fetch-Site` and
 * `Origin` on every POST and WebSocket upgrade, and pages can't forge either; a request with neither is refused.
 */
export const sentFromOrigin =
  (origin: string) =>
  (request: Headed): boolean => {
    const site = headerOf(request, 'sec-fetch-site');
    const from = headerOf(request, 'origin');
    if (site === undefined && from === undefined) return false;
    return (site === undefined || site === 'same-origin') && (from === undefined || from === origin);
  };

const pathForm = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;
const pathMaximumLength = 2_000;
const nowhere = 'http://nowhere.invalid';
const ours = /^\/(?:sign-in|sign-out|oidc)(?:[/?#]|$)/;

/** A path on this site that may be gone to after signing in; `/` in place of anything that might lead elsewhere. */
export const localPath = (wanted: unknown): string => {
  if (typeof wanted !== 'string' || wanted.length > pathMaximumLength || !pathForm.test(wanted)) return '/';
  const url = new URL(wanted, nowhere);
  // `/..//evil.example` has a harmless look and a path of `//evil.example`.
  if (url.origin !== nowhere || url.pathname.startsWith('//') || ours.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
};
