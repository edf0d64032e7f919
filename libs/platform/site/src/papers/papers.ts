import type { Format, KindOfPaper, PaperInput } from '@csp/documents';
import { tenantNamed, type TenantId } from '@csp/kernel';
import type { SignIn } from '@csp/platform-gateway';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { graphAsker, type Ask } from '../graph-asker.ts';
import { says } from '../says.ts';
import { loadDocuments, printed } from './library.ts';
import type { LazyFiles } from '../files.ts';
import { papersFor, publicPapers, type ReadPapers } from './meeting-papers.ts';
import { serveReportFiles } from './report-files.ts';

export interface PapersOptions {
  readonly schema: GraphQLSchema;
  readonly tenants: () => readonly TenantId[];
  readonly signIn: SignIn;
  /** What is attached to the papers for items. */
  readonly files: LazyFiles;
}

/** As `@csp/documents` has them, which isn't loaded before the first paper is asked for; a spec holds them to it. */
export const kinds: readonly KindOfPaper[] = ['agenda', 'minutes', 'actions', 'pack'];
export const formats: readonly Format[] = ['html', 'pdf', 'docx'];

type PaperRequest = FastifyRequest<{
  Params: { readonly tenant: string; readonly id: string; readonly report?: string };
  Querystring: { readonly for?: string };
}>;

/** What is printed, by where it is found below a meeting's address. */
const addresses: readonly (readonly [address: string, kind: KindOfPaper | 'report'])[] = [
  ...kinds.map((kind) => [kind, kind] as const),
  ['papers/:report/paper', 'report'],
];

/**
 * Each meeting's papers: `/public/<tenant>/meetings/<id>/minutes.pdf` of what is published, and the same under `/t/` for those who
 * are signed in, with `?for=public` to leave out what is restricted. The paper for an item: `papers/<id>/paper.pdf`,
 * with the files attached to it beside that.
 */
export const servePapers = (fastify: FastifyInstance, options: PapersOptions): void => {
  const { schema, tenants, signIn } = options;
  serveReportFiles(fastify, options);
  const ask = graphAsker(schema);
  for (const [address, kind] of addresses)
    for (const format of formats) {
      fastify.get(`/public/:tenant/meetings/:id/${address}.${format}`, async ({ params }: PaperRequest, reply) => {
        const tenant = tenantNamed(params.tenant, tenants());
        if (!tenant) return says.missing(reply);
        const read = publicPapers(ask, await loadDocuments());
        return answer(reply, read, { ...params, tenant, kind, format, cache: 'no-cache' });
      });
      fastify.get(`/t/:tenant/meetings/:id/${address}.${format}`, async (request: PaperRequest, reply) => {
        const { params, query, url } = request;
        const tenant = tenantNamed(params.tenant, tenants());
        if (!tenant) return says.missing(reply);
        const read = await readFor({ ask, signIn, request, tenant, publicCopy: query.for === 'public' });
        if (!read) return says.signInFirst(reply, url);
        return answer(reply, read, { ...params, tenant, kind, format, cache: 'private, no-cache' });
      });
    }
};

interface Asker {
  readonly ask: Ask;
  readonly signIn: SignIn;
  readonly request: PaperRequest;
  readonly tenant: TenantId;
  readonly publicCopy: boolean;
}

const readFor = async ({ ask, signIn, request, tenant, publicCopy }: Asker): Promise<ReadPapers | undefined> => {
  const principal = await signIn.principalOf(request, tenant);
  if (principal === 'invalid' || principal.kind === 'anonymous') return undefined;
  return papersFor(ask, await loadDocuments(), { principal, publicCopy });
};

interface Asked {
  readonly tenant: TenantId;
  readonly id: string;
  readonly kind: KindOfPaper | 'report';
  /** The id of a report. */
  readonly report?: string;
  readonly format: Format;
  readonly cache: string;
}

const answer = async (reply: FastifyReply, read: ReadPapers, asked: Asked): Promise<FastifyReply> => {
  const { tenant, id, kind, format, cache } = asked;
  try {
    const input = await read({ tenant, id, pack: kind === 'pack' });
    const found = input && (await paperFor(asked, input));
    if (!found) return await says.missing(reply);
    const bytes = await printed(found.paper, format);
    return await reply.headers({ ...(await headersOf(found.name, format)), 'cache-control': cache }).send(bytes);
  } catch (error) {
    return says.fault(reply, error as Error);
  }
};

/** With its file name, without an ending. */
const paperFor = async ({ kind, report = '' }: Asked, input: PaperInput) => {
  const { paperOf, fileNameOf, reportPaper, reportFileName } = await loadDocuments();
  const { meeting, partnership } = input;
  const paper = kind === 'report' ? reportPaper(report, meeting, partnership) : paperOf(kind, input);
  const name = kind === 'report' ? reportFileName(report, meeting, partnership) : fileNameOf(kind, input);
  return paper && { paper, name };
};

const types: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const headersOf = async (name: string, format: Format) => {
  const { stylesheetHash } = await loadDocuments();
  const shown = format === 'docx' ? 'attachment' : 'inline';
  const style = format === 'html' ? `style-src '${stylesheetHash}'; ` : '';
  return {
    'content-type': types[format],
    'content-disposition': `${shown}; filename="${name}.${format}"`,
    'content-security-policy': `default-src 'none'; ${style}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  };
};
