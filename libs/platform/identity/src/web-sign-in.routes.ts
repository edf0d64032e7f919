import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './accounts.ts';
import { addressKey } from './attempts.ts';
import { clearCookie, cookieValue, flowCookie, sessionCookie, setCookie } from './cookies.ts';
import { headerOf, localPath, sentFromOrigin } from './origin.ts';
import { noticePage } from './pages.ts';
import { randomSecret } from './passwords.ts';
import { callbackPath, providerCookie } from './provider.ts';
import type { RelyingParty } from './relying-party.ts';
import type { PageReply } from './reply.ts';
import { isLoopback } from './settings.ts';
import type { IdentityStore } from './store.ts';

export interface WebSignIn {
  readonly store: IdentityStore;
  readonly publicUrl: URL;
  readonly party: RelyingParty;
  /** The account that a subject of the issuer stands for. */
  readonly accountOf: (subject: string) => Promise<Account | undefined>;
  readonly show: PageReply;
}

/** Not the error itself: what is attached to it may be claims about a person. */
const reasonOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');

const noStore = { 'cache-control': 'no-store' };
const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  cookieValue(headerOf(request, 'cookie'), name);

/**
 * The public address, when this machine was asked by another of its own names: a cookie set on 127.0.0.1 is not sent to
 * localhost, so a sign-in must begin where its callback arrives. Proxies that change Host don't come into it.
 */
const otherLoopback = (request: FastifyRequest, publicUrl: URL): boolean => {
  const here = `http://${request.headers.host ?? ''}`;
  if (!isLoopback(publicUrl) || !URL.canParse(here)) return false;
  const url = new URL(here);
  return isLoopback(url) && url.hostname !== publicUrl.hostname && url.port === publicUrl.port;
};

const start = (app: FastifyInstance, { store, publicUrl, party, show }: WebSignIn): void => {
  app.get('/sign-in', async (request, reply) => {
    const { return: wanted } = request.query as { return?: unknown };
    const returnPath = localPath(wanted);
    if (otherLoopback(request, publicUrl)) {
      const here = new URL('/sign-in', publicUrl);
      here.searchParams.set('return', returnPath);
      return reply.redirect(here.href, 303);
    }
    const attempt = await store.limits.starts.take(addressKey(request.ip));
    if (!attempt.allowed) {
      return show(reply, 429, noticePage('Too many attempts', `Try again in ${attempt.minutes} minutes.`));
    }
    await store.tidy();
    // Kept while it lasts, so that sign-ins begun in two tabs both come to their end.
    const browser = cookieOf(request, flowCookie) ?? randomSecret();
    const flow = await store.sessions.startFlow(browser, returnPath);
    try {
      const url = await party.authorizationUrl(flow);
      return reply.headers(noStore).header('set-cookie', setCookie(flowCookie, browser)).redirect(url.href, 303);
    } catch (error) {
      request.log.error({ reason: reasonOf(error) }, 'the issuer could not be reached');
      return show(
        reply,
        503,
        noticePage('Sign-in is not available', 'The sign-in service does not answer. Try again in a few minutes.'),
      );
    }
  });
};

const finish = (app: FastifyInstance, { store, publicUrl, party, accountOf, show }: WebSignIn): void => {
  const startAgain = (reply: FastifyReply) =>
    show(
      reply,
      400,
      noticePage('Sign-in could not go on', 'It took too long, or was begun in another browser. Start again.'),
    );

  app.get(callbackPath, async (request, reply) => {
    const { state } = request.query as { state?: unknown };
    const browser = cookieOf(request, flowCookie);
    const flow = browser && typeof state === 'string' ? await store.sessions.takeFlow(browser, state) : undefined;
    if (!flow) return startAgain(reply);
    let subject: string;
    try {
      subject = await party.subjectOf(new URL(request.url, publicUrl), flow);
    } catch (error) {
      request.log.warn({ reason: reasonOf(error) }, 'sign-in was not completed');
      return startAgain(reply);
    }
    const account = await accountOf(subject);
    if (account?.kind !== 'person') {
      const sentence =
        'You are signed in, but have no account in this service. Give this reference to your support officer.';
      return show(reply, 403, noticePage('You do not have access', sentence, subject));
    }
    // A new id each time; whatever session the browser came with was perhaps not its own.
    const before = cookieOf(request, sessionCookie);
    if (before !== undefined) await store.sessions.end(before);
    const { id } = await store.sessions.create(account.id);
    // The other cookie stays: a sign-in begun in another tab still needs it.
    return reply.headers(noStore).header('set-cookie', setCookie(sessionCookie, id)).redirect(flow.returnPath, 303);
  });
};

const end = (app: FastifyInstance, { store, publicUrl, party }: WebSignIn): void => {
  const sentFromHere = sentFromOrigin(publicUrl.origin);
  const issuerCookie = providerCookie(publicUrl);
  const providerSession = (request: FastifyRequest): string | undefined =>
    new RegExp(`(?:^|; *)${issuerCookie}=([A-Za-z0-9_-]{10,100})(?:;|$)`).exec(headerOf(request, 'cookie') ?? '')?.[1];

  app.post('/sign-out', async (request, reply) => {
    if (!sentFromHere(request)) return reply.code(403).headers(noStore).send({ refused: 'cross-site' });
    const id = cookieOf(request, sessionCookie);
    if (id !== undefined) await store.sessions.end(id);
    const session = providerSession(request);
    if (session !== undefined) await store.records.endSession(session);
    const gone = [issuerCookie, `${issuerCookie}.sig`].map((name) => `${name}=; Path=/; HttpOnly; Max-Age=0`);
    const secure = publicUrl.protocol === 'https:' ? gone.map((cookie) => `${cookie}; Secure`) : gone;
    reply.headers(noStore).header('set-cookie', [clearCookie(sessionCookie), clearCookie(flowCookie), ...secure]);
    // An issuer that can't be asked keeps nobody signed in here.
    const further = await party.endSessionUrl(new URL('/', publicUrl)).catch(() => undefined);
    return reply.redirect(further?.href ?? '/', 303);
  });
};

const state = (app: FastifyInstance, { store }: WebSignIn): void => {
  app.get('/session', async (request, reply) => {
    const id = cookieOf(request, sessionCookie);
    const session = id === undefined ? undefined : await store.sessions.find(id);
    reply.headers(noStore);
    if (!session) return reply.send({ signedIn: false });
    const { label, grants } = session.account;
    return reply.send({ signedIn: true, label, grants, expiresAt: session.expiresAt });
  });
};

/** The web app's session: `/sign-in`, `/sign-in/callback`, `/sign-out`, `/session`. The browser holds a cookie, never a token. */
export const webSignInRoutes = async (app: FastifyInstance, setup: WebSignIn): Promise<void> => {
  app.removeAllContentTypeParsers();
  // Nothing is read from the body of a sign-out, whatever a form or script sends along.
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 8_192 }, (_request, _body, done) => done(null));
  start(app, setup);
  finish(app, setup);
  end(app, setup);
  state(app, setup);
};
