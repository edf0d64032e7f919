import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageContent } from '@csp/platform-identity';
import type { FastifyInstance } from 'fastify';

/** The web app as it was built: beside the app that this is bundled into, or seen from the sources. */
const web =
  ['../../web/', '../../../../apps/web/']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url)) ?? new URL('../../web/', import.meta.url);
export const webDist = fileURLToPath(new URL('dist/', web));
/** GraphiQL, for development. */
export const explorerDist = fileURLToPath(new URL('dist-explorer/', web));
const serverPages = new URL('dist-server/public.js', web).href;

/** For every page that needs no script: nothing but its own stylesheet and pictures, in nobody's frame. */
export const plainPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** For the one public page that has a script, a file of our own. It reads a file on the visitor's machine and sends nothing. */
export const scriptedPageHeaders = {
  ...plainPageHeaders,
  'content-security-policy': `${plainPageHeaders['content-security-policy']}; script-src 'self'`,
};

/** Pages that need no script: built with the web app, so that they look the same. */
export interface ServerPages {
  page(content: PageContent): string;
  renderPublicIndex(model: { readonly partnerships: readonly { slug: string; name: string }[] }): string;
  renderPublicPartnership(model: { readonly partnership: unknown; readonly meetings: readonly unknown[] }): string;
  renderPublicMeeting(model: { readonly partnership: unknown; readonly meeting: unknown }): string;
  renderAskQuestion(model: {
    readonly partnership: unknown;
    readonly meeting: unknown;
    readonly text: string;
    readonly commandId: string;
    readonly error: string | undefined;
  }): string;
  renderQuestion(model: { readonly partnership: unknown; readonly question: unknown }): string;
  renderTermsOfReference(model: { readonly partnership: unknown; readonly terms: readonly unknown[] }): string;
  renderYouSaidWeDid(model: { readonly partnership: unknown; readonly feedback: readonly unknown[] }): string;
  renderPublicSearch(model: PublicSearchModel): string;
  renderAnswerPage(model: AnswerPageModel): string;
  renderMessagePage(model: {
    readonly title: string;
    readonly message: string;
    readonly link?: { readonly href: string; readonly text: string };
  }): string;
  renderVerifyPage(): string;
}

/** As `renderPublicSearch` of the web app takes it. */
export interface PublicSearchModel {
  readonly partnership: unknown;
  readonly found: unknown;
  readonly sought: { readonly words: string; readonly from: string; readonly to: string };
  readonly page: number;
  readonly perPage: number;
  readonly wrong: 'from' | 'to' | undefined;
}

/** As `renderAnswerPage` of the web app takes it. */
export interface AnswerPageModel {
  readonly link: {
    readonly partnershipName: string;
    readonly agencyName: string;
    readonly reference: string;
    readonly text?: string | null;
    readonly dueOn?: string | null;
  } | null;
  readonly commandId: string;
  readonly given?: { readonly outcome: string; readonly text: string };
  readonly mistake?: { readonly field?: 'outcome' | 'text'; readonly text: string };
}

let loaded: ServerPages | undefined;

/** Loaded with the first page that needs them: a start doesn't wait for them. */
export const loadServerPages = async (): Promise<ServerPages> =>
  (loaded ??= (await import(serverPages)) as ServerPages);

/** The layout around a sign-in page. `loadPagesBefore` has seen to it that it is there. */
export const pageLayout = (content: PageContent): string => loaded!.page(content);

export const loadPagesBefore = (fastify: FastifyInstance, paths: readonly string[]): void => {
  fastify.addHook('onRequest', async (request) => {
    if (!loaded && paths.some((path) => request.url.startsWith(path))) await loadServerPages();
  });
};
