import type { Format, KindOfPaper, PaperInput } from '@csp/documents';
import { tenantNamed, type TenantId } from '@csp/kernel';
import type { SignIn } from '@csp/platform-gateway';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { graphAsker, type Ask } from '../graph-asker.ts';
import { says } from '../says.ts';
import { loadDocuments, printed } from './library.ts';
import { papersFor, publicPapers, withoutRestricted, type ReadPapers } from './meeting-papers.ts';

export interface PapersOptions {
  readonly schema: GraphQLSchema;
  readonly tenants: () => readonly TenantId[];
  readonly signIn: SignIn;
}

/** As `@csp/documents` has them, which isn't loaded before the first paper is asked for; a spec holds them to it. */
export const kinds: readonly KindOfPaper[] = ['agenda', 'minutes', 'actions', 'pack'];
export const formats: readonly Format[] = ['html', 'pdf', 'docx'];

type PaperRequest = FastifyRequest<{
  Params: { readonly tenant: string; readonly id: string };
  Querystring: { readonly for?: string };
}>;

/**
 * Each meeting's papers: `/public/<tenant>/meetings/<id>/minutes.pdf` of what is published, and the same under `/t/` for those who
 * are signed in, with `?for=public` to leave out what is restricted.
 */
export const servePapers = (fastify: FastifyInstance, { schema, tenants, signIn }: PapersOptions): void => {
  const ask = graphAsker(schema);
  for (const kind of kinds)
    for (const format of formats) {
      fastify.get(`/public/:tenant/meetings/:id/${kind}.${format}`, async ({ params }: PaperRequest, reply) => {
        const tenant = tenantNamed(params.tenant, tenants());
        if (!tenant) return says.missing(reply);
        const read = publicPapers(ask, await loadDocuments());
        return answer(reply, read, { tenant, id: params.id, kind, format, cache: 'no-cache' });
      });
      fastify.get(`/t/:tenant/meetings/:id/${kind}.${format}`, async (request: PaperRequest, reply) => {
        const { params, query, url } = request;
        const tenant = tenantNamed(params.tenant, tenants());
        if (!tenant) return says.missing(reply);
        const read = await readFor({ ask, signIn, request, tenant, publicCopy: query.for === 'public' });
        if (!read) return says.signInFirst(reply, url);
        return answer(reply, read, { tenant, id: params.id, kind, format, cache: 'private, no-cache' });
      });
    }
};

interface Reader {
  readonly ask: Ask;
  readonly signIn: SignIn;
  readonly request: PaperRequest;
  readonly tenant: TenantId;
  readonly publicCopy: boolean;
}

const readFor = async ({ ask, signIn, request, tenant, publicCopy }: Reader): Promise<ReadPapers | undefined> => {
  const principal = await signIn.principalOf(request, tenant);
  if (principal === 'invalid' || principal.kind === 'anonymous') return undefined;
  return papersFor(ask, await loadDocuments(), publicCopy ? withoutRestricted(principal, tenant) : principal);
};

interface Asked {
  readonly tenant: TenantId;
  readonly id: string;
  readonly kind: KindOfPaper;
  readonly format: Format;
  readonly cache: string;
}

const answer = async (reply: FastifyReply, read: ReadPapers, asked: Asked): Promise<FastifyReply> => {
  const { tenant, id, kind, format, cache } = asked;
  try {
    const input = await read({ tenant, id, pack: kind === 'pack' });
    const paper = input && (await loadDocuments()).paperOf(kind, input);
    if (!paper) return await says.missing(reply);
    const bytes = await printed(paper, format);
    return await reply.headers({ ...(await headersOf(kind, format, input)), 'cache-control': cache }).send(bytes);
  } catch (error) {
    return says.fault(reply, error as Error);
  }
};

const types: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const headersOf = async (kind: KindOfPaper, format: Format, input: PaperInput) => {
  const { fileNameOf, stylesheetHash } = await loadDocuments();
  const shown = format === 'docx' ? 'attachment' : 'inline';
  const style = format === 'html' ? `style-src '${stylesheetHash}'; ` : '';
  return {
    'content-type': types[format],
    'content-disposition': `${shown}; filename="${fileNameOf(kind, input)}.${format}"`,
    'content-security-policy': `default-src 'none'; ${style}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  };
};
