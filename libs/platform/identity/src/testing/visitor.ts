interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * A browser without JavaScript: keeps cookies with their paths, sends Origin with posts, follows redirects when asked to.
 * `behind`: where requests to the site's public address really go, as a proxy would send them.
 */
export const visitor = (site: string, behind: string = site) => {
  let address = behind;
  const cookies = new Map<string, { readonly path: string; readonly value: string }>();

  const keep = (answer: Headers): void => {
    for (const line of answer.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      const of = (key: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = of('path') ?? '/';
      const expires = of('expires');
      const gone = of('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
      // A name may be there once for each path, as the provider's are for each form.
      const key = path === '/' ? pair.slice(0, equals) : `${pair.slice(0, equals)};${path}`;
      if (gone) cookies.delete(key);
      else cookies.set(key, { path, value: pair.slice(equals + 1) });
    }
  };
  const cookieHeader = (target: string): string =>
    [...cookies]
      .filter(([, { path }]) => target.startsWith(path))
      .map(([key, { value }]) => `${key.split(';')[0]}=${value}`)
      .join('; ');

  const send = async (target: string, { method, form, headers = {} }: Sent = {}): Promise<Answer> => {
    const url = new URL(target, site);
    const verb = method ?? (form ? 'POST' : 'GET');
    const response = await fetch(url.href.replace(new URL(site).origin, address), {
      method: verb,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: cookieHeader(url.pathname),
        ...(verb === 'POST' && { origin: url.origin }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    keep(response.headers);
    const location = response.headers.get('location') ?? undefined;
    return { url: url.href, status: response.status, location, headers: response.headers, text: await response.text() };
  };
  const follow = async (target: string, sent: Sent = {}): Promise<Answer> => {
    let answer = await send(target, sent);
    for (let hops = 0; answer.location !== undefined; hops += 1) {
      if (hops > 10) throw new Error(`Too many redirects, last to ${answer.location}`);
      answer = await send(new URL(answer.location, answer.url).href);
    }
    return answer;
  };
  /** The fields of the page's form, hidden ones with their values. */
  const fields = ({ text }: Answer): Record<string, string> =>
    Object.fromEntries(
      [...text.matchAll(/<input[^>]*>/gs)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1] ?? '',
        /value="([^"]*)"/.exec(input)?.[1] ?? '',
      ]),
    );
  const action = (answer: Answer): string =>
    new URL(/<form[^>]*action="([^"]*)"/s.exec(answer.text)?.[1] ?? '', answer.url).href;
  /** Fills in the form of a page and follows where it leads. */
  const submit = (page: Answer, filled: Readonly<Record<string, string>>): Promise<Answer> =>
    follow(action(page), { form: { ...fields(page), ...filled } });

  return {
    cookies,
    /** The site has moved to another machine. */
    moved: (to: string): void => {
      address = to;
    },
    send,
    follow,
    fields,
    action,
    submit,
    signIn: async (login: string, password: string, returnTo = '/'): Promise<Answer> =>
      submit(await follow(`/sign-in?return=${encodeURIComponent(returnTo)}`), { login, password }),
    session: async (): Promise<{ signedIn: boolean; label?: string; expiresAt?: number; grants?: unknown }> =>
      JSON.parse((await send('/session')).text) as { signedIn: boolean },
    who: async (): Promise<unknown> => JSON.parse((await send('/who')).text),
  };
};

export type Visitor = ReturnType<typeof visitor>;
