export interface Sent {
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Headers;
  readonly text: string;
}

interface Kept {
  readonly path: string;
  readonly value: string;
}

const hopsAtMost = 12;

/** A browser without JavaScript: keeps cookies by name and path, sends Origin with posts, follows redirects when asked to. */
export class Visitor {
  private readonly jar = new Map<string, Kept>();

  constructor(readonly site: string) {}

  /** Cookies as a request for that path would carry them. */
  cookieHeader(path = '/'): string {
    return [...this.jar]
      .filter(([, kept]) => path.startsWith(kept.path))
      .map(([key, { value }]) => `${key.split(';')[0]}=${value}`)
      .join('; ');
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name)?.value;
  }

  setCookie(name: string, value: string): void {
    this.jar.set(name, { path: '/', value });
  }

  async send(target: string, { method, form, body, headers = {} }: Sent = {}): Promise<Page> {
    const url = new URL(target, this.site);
    const verb = method ?? (form || body !== undefined ? 'POST' : 'GET');
    const content = form ? new URLSearchParams(form) : body;
    const answer = await fetch(url, {
      method: verb,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: this.cookieHeader(url.pathname),
        ...(verb === 'POST' && { origin: new URL(this.site).origin }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    this.keep(answer.headers);
    const location = answer.headers.get('location') ?? undefined;
    return { url: url.href, status: answer.status, location, headers: answer.headers, text: await answer.text() };
  }

  async follow(target: string, sent: Sent = {}): Promise<Page> {
    let page = await this.send(target, sent);
    for (let hops = 0; page.location !== undefined; hops++) {
      if (hops > hopsAtMost) throw new Error(`Too many redirects, the last to ${page.location}.`);
      page = await this.send(new URL(page.location, page.url).href);
    }
    return page;
  }

  /** Fills in the form of a page, hidden fields as they are, and follows where it leads. */
  submit(page: Page, filled: Readonly<Record<string, string>>): Promise<Page> {
    const hidden = [...page.text.matchAll(/<input[^>]*>/gs)].map(([input]): [string, string] => [
      attribute(input, 'name'),
      attribute(input, 'value'),
    ]);
    const action = /<form[^>]*action="([^"]*)"/s.exec(page.text)?.[1] ?? '';
    return this.follow(new URL(unescaped(action), page.url).href, {
      form: { ...Object.fromEntries(hidden.filter(([name]) => name)), ...filled },
    });
  }

  /** The whole code flow, as a person goes through it. */
  async signIn(login: string, password: string, returnTo = '/public'): Promise<Page> {
    const form = await this.follow(`/sign-in?return=${encodeURIComponent(returnTo)}`);
    return this.submit(form, { login, password });
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      const of = (name: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
      const path = of('path') ?? '/';
      const expires = of('expires');
      const gone = of('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
      const key = path === '/' ? pair.slice(0, equals) : `${pair.slice(0, equals)};${path}`;
      if (gone) this.jar.delete(key);
      else this.jar.set(key, { path, value: pair.slice(equals + 1) });
    }
  }
}

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
