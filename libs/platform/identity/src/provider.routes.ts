/// <reference path="./oidc-provider.d.ts" />
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { normalizedLogin } from './accounts.ts';
import { addressKey, type Attempt } from './attempts.ts';
import { sentFromOrigin } from './origin.ts';
import { noticePage, signInPage, type PageContent, type SignInForm } from './pages.ts';
import { hashOfSecret, randomSecret, TooBusy } from './passwords.ts';
import { createProvider, providerPath, type ProviderSetup } from './provider.ts';
import type { PageReply } from './reply.ts';

export interface ProviderRoutes extends ProviderSetup {
  readonly show: PageReply;
  readonly headers: Readonly<Record<string, string>>;
}

const interactionPath = `${providerPath}/interaction/:uid`;
const formBytesAtMost = 8_192;

/** Builds the provider at the first request, and anew when the signing keys have changed. */
const providerOf = (setup: ProviderSetup, app: FastifyInstance): (() => Promise<Provider>) => {
  let version: string | undefined;
  let current: Promise<Provider> | undefined;
  return async () => {
    const keys = await setup.store.keys.all();
    const latest = keys.map(({ kid }) => kid).join();
    if (current && latest === version) return current;
    version = latest;
    current = createProvider(setup, keys).then((provider) => {
      const log = (_context: unknown, error: unknown): void => app.log.error({ err: error }, 'sign-in provider');
      return provider.on('server_error', log).on('error', (error) => log(undefined, error));
    });
    return current;
  };
};

/** Hands everything under /oidc to the provider, as a request to the public address whatever its headers say. */
const mount = (app: FastifyInstance, routes: ProviderRoutes, provider: () => Promise<Provider>): void => {
  const { store, publicUrl, show, headers } = routes;
  const { limits } = store;
  app.removeAllContentTypeParsers();
  // The provider reads the body itself.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  const limitOf = (path: string, method: string) => {
    if (path === '/auth' || (path === '/device' && method === 'GET')) return limits.starts;
    return path === '/device' || path === '/device/auth' ? limits.deviceCodes : undefined;
  };
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { raw } = request;
    const url = (raw.url ?? '').slice(providerPath.length) || '/';
    const path = url.split('?')[0] ?? '/';
    const address = addressKey(request.ip);
    const secrets = path === '/token' ? limits.clientSecrets : undefined;
    const attempt = (await limitOf(path, request.method)?.take(address)) ?? (await secrets?.look(address));
    if (attempt?.allowed === false) return show(reply, 429, tooMany(attempt.minutes));
    await store.tidy();
    const callback = (await provider()).callback();
    reply.hijack();
    if (secrets)
      reply.raw.on('finish', () => {
        if (reply.raw.statusCode !== 401) return;
        secrets.take(address).catch(({ message: reason }: Error) => app.log.error({ reason }, 'not counted'));
      });
    for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
    raw.headers['x-forwarded-host'] = publicUrl.host;
    raw.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1);
    raw.headers['x-forwarded-for'] = request.ip;
    Object.assign(raw, { originalUrl: raw.url, url });
    await callback(raw, reply.raw);
    return reply;
  };
  app.all(`${providerPath}/*`, handle);
};

const tooMany = (minutes: number): PageContent =>
  noticePage('Too many attempts', `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`);

const waitSentence = ({ minutes }: Extract<Attempt, { allowed: false }>): string =>
  `There were too many attempts to sign in. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

const wrong = 'Your sign-in name or password is not right. Check both and try again';

interface Submitted {
  readonly login: string;
  readonly password: string;
  readonly token: string;
}

const submitted = (body: unknown): Submitted => {
  const form = new URLSearchParams(typeof body === 'string' ? body : '');
  return { login: form.get('login') ?? '', password: form.get('password') ?? '', token: form.get('token') ?? '' };
};

/** The sign-in form, which the provider sends browsers to when nobody is signed in. */
const signInForm = async (
  app: FastifyInstance,
  routes: ProviderRoutes,
  provider: () => Promise<Provider>,
): Promise<void> => {
  const { store, show, publicUrl } = routes;
  const { limits } = store;
  const key = await store.kept('sign-in-form', randomSecret);
  const tokenOf = (uid: string): string => createHmac('sha256', key).update(uid).digest('base64url');
  const fits = (token: string, uid: string): boolean =>
    timingSafeEqual(Buffer.from(hashOfSecret(token)), Buffer.from(hashOfSecret(tokenOf(uid))));
  const sentFromHere = sentFromOrigin(publicUrl.origin);
  app.removeAllContentTypeParsers();
  const asText = { parseAs: 'string', bodyLimit: formBytesAtMost } as const;
  app.addContentTypeParser('application/x-www-form-urlencoded', asText, (_request, body, done) => done(null, body));

  const interactionOf = async (request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
    const { uid } = request.params as { uid: string };
    try {
      const found = await (await provider()).interactionDetails(request.raw, reply.raw);
      return found.uid === uid && found.prompt.name === 'login' ? uid : undefined;
    } catch (error) {
      // Its cookie or its record is gone, which happens to everyone who leaves the form open over lunch.
      if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
      throw error;
    }
  };
  const expired = noticePage(
    'Sign-in took too long',
    'For your safety the form works for 30 minutes only. Start again.',
  );
  const form = (reply: FastifyReply, status: number, uid: string, rest: Partial<SignInForm> = {}) =>
    show(reply, status, signInPage({ action: `${providerPath}/interaction/${uid}`, token: tokenOf(uid), ...rest }));

  app.get(interactionPath, async (request, reply) => {
    const uid = await interactionOf(request, reply);
    return uid === undefined ? show(reply, 400, expired) : form(reply, 200, uid);
  });

  app.post(interactionPath, async (request, reply) => {
    const uid = await interactionOf(request, reply);
    if (uid === undefined) return show(reply, 400, expired);
    const { login, password, token } = submitted(request.body);
    if (!sentFromHere(request) || !fits(token, uid)) {
      return show(
        reply,
        403,
        noticePage('Sign-in could not go on', 'The form was not sent from this site. Start again.'),
      );
    }
    const mistakes = [
      ...(login.trim() ? [] : [{ field: 'login', text: 'Enter your sign-in name' }]),
      ...(password ? [] : [{ field: 'password', text: 'Enter your password' }]),
    ];
    if (mistakes.length > 0) return form(reply, 422, uid, { login, mistakes });

    const keys = { login: hashOfSecret(normalizedLogin(login)), address: addressKey(request.ip) };
    for (const attempt of [
      await limits.passwordsByAddress.take(keys.address),
      await limits.passwordsByLogin.take(keys.login),
    ]) {
      if (attempt.allowed) continue;
      reply.header('retry-after', attempt.minutes * 60);
      return form(reply, 429, uid, { login, mistakes: [{ text: waitSentence(attempt) }] });
    }
    const account = await store.accounts.withPassword(login, password).catch((error: unknown) => {
      if (error instanceof TooBusy) return error;
      throw error;
    });
    if (account instanceof TooBusy) {
      return form(reply, 503, uid, {
        login,
        mistakes: [{ text: 'Too many people are signing in. Try again in a moment' }],
      });
    }
    if (!account) return form(reply, 422, uid, { login, mistakes: [{ field: 'login', text: wrong }] });
    await limits.passwordsByLogin.forget(keys.login);
    // Not forgotten: or who has one account here could try all others and clear the count by signing in.
    await limits.passwordsByAddress.giveBack(keys.address);
    const result = { login: { accountId: account.id, remember: false, amr: ['pwd'] } };
    return reply.redirect(await (await provider()).interactionResult(request.raw, reply.raw, result), 303);
  });
};

/** Everything under /oidc. */
export const providerRoutes = async (app: FastifyInstance, routes: ProviderRoutes): Promise<void> => {
  const provider = providerOf(routes, app);
  // Here and not at the first request: what is wrong with the store is found out at the start.
  await routes.store.keys.all();
  await app.register(async (scope) => mount(scope, routes, provider));
  await app.register((scope) => signInForm(scope, routes, provider));
};
