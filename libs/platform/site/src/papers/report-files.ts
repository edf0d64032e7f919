import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { tenantNamed, type TenantId } from '@csp/kernel';
import type { FileRefusal, KeptFile } from '@csp/platform-files';
import { anonymous, type Principal } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadFiles } from '../files.ts';
import { graphAsker, type Ask } from '../graph-asker.ts';
import { says } from '../says.ts';
import type { PapersOptions } from './papers.ts';

interface Place {
  readonly tenant: string;
  readonly id: string;
  readonly report: string;
}
type UploadRequest = FastifyRequest<{ Params: Place }>;
type FileRequest = FastifyRequest<{ Params: Place & { readonly digest: string } }>;

interface Report {
  readonly id: string;
  readonly mayChange: boolean;
  readonly files: readonly { readonly digest: string; readonly name: string }[];
}

const reports = 'reports { id mayChange files { digest name } }';
const queries = {
  own: `query ($id: ID!) { meeting(id: $id) { ${reports} } }`,
  public: `query ($id: ID!) { meeting: publicMeeting(id: $id) { ${reports} } }`,
  attach: `mutation ($input: AttachReportFileInput!) { result: attachReportFile(input: $input) {
    __typename ... on Refusal { code message } } }`,
};

/** Of the file, with what stands around it in a form. */
const mostBytes = 11 * 1024 * 1024;
/** From one address, in each process: each upload is held in memory while it is examined. */
const mostUploads = { max: 100, timeWindow: '10 minutes' };

const address = 'meetings/:id/papers/:report/files';

/**
 * Files attached to the papers for items: uploaded by those who write them, and given to whoever may read the paper. Answers of an
 * upload are JSON: `{}`, or `{ "code", "message" }` with a status of its own.
 */
export const serveReportFiles = (fastify: FastifyInstance, options: PapersOptions): void => {
  const ask = graphAsker(options.schema);
  void fastify.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    await uploads.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: mostBytes },
      throwFileSizeLimit: true,
    });
    await uploads.register(rateLimit, mostUploads);
    uploads.post(`/t/:tenant/${address}`, { bodyLimit: mostBytes }, (request: UploadRequest, reply) =>
      upload(ask, options, request, reply),
    );
  });
  fastify.get(`/t/:tenant/${address}/:digest`, async (request: FileRequest, reply) => {
    const tenant = tenantNamed(request.params.tenant, options.tenants());
    if (!tenant) return says.missing(reply);
    const principal = await options.signIn.principalOf(request, tenant);
    if (principal === 'invalid' || principal.kind === 'anonymous') return says.signInFirst(reply, request.url);
    return download(ask, options, { request, reply, tenant, principal });
  });
  fastify.get(`/public/:tenant/${address}/:digest`, async (request: FileRequest, reply) => {
    const tenant = tenantNamed(request.params.tenant, options.tenants());
    if (!tenant) return says.missing(reply);
    return download(ask, options, { request, reply, tenant, principal: anonymous });
  });
};

const messages: Readonly<Record<FileRefusal, string>> = {
  'file-empty': 'The file is empty. Choose another.',
  'file-too-large': 'The file is larger than 10 MB. Make it smaller, or attach it in parts.',
  'file-kind-not-taken': 'This kind of file is not taken. Attach a PDF, Word, Excel, PNG, JPEG or CSV file.',
  'file-name-differs': 'The file is not what its name says. Give it the ending of what it is.',
  'file-damaged': 'The file can’t be read. Save it again and try once more.',
  'file-encrypted': 'The file is encrypted. Save it without a password.',
  'file-has-macros': 'The file holds macros or controls. Save it without them.',
  'file-has-script': 'The file holds a script or starts a program. Print it to a new PDF and attach that.',
  'file-unpacks-too-large': 'The file unpacks to more than is taken. Make it smaller.',
};

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply.code(status).headers(plain).send({ code, message });

const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const upload = async (
  ask: Ask,
  { signIn, tenants, files }: PapersOptions,
  request: UploadRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { params } = request;
  const tenant = tenantNamed(params.tenant, tenants());
  if (!tenant) return refuse(reply, 404, 'unknown-report', 'There is no such paper here.');
  if (!signIn.originAllowed(request)) return refuse(reply, 403, 'FORBIDDEN', 'This came from another site.');
  const principal = await signIn.principalOf(request, tenant);
  if (principal === 'invalid' || principal.kind === 'anonymous')
    return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in first.');
  const report = await reportFor(ask, queries.own, { tenant, principal }, params);
  if (!report) return refuse(reply, 404, 'unknown-report', 'There is no such paper here.');
  // Before anything is taken in that nobody would ever be shown.
  if (!report.mayChange) return refuse(reply, 403, 'not-your-report', 'That paper is another agency’s.');
  const found = await fileOf(request);
  if ('refused' in found) return refuse(reply, 422, found.refused, messages[found.refused]);
  await (await files.open()).put(tenant, report.id, found.file);
  const { digest, kind, bytes } = found.file;
  const input = {
    reportId: report.id,
    digest,
    name: found.name,
    mediaType: kind.toUpperCase(),
    sizeBytes: bytes.length,
  };
  const asked = { input: { ...input, commandId: randomUUID() } };
  const { result } = await ask({ tenant, principal }, queries.attach, asked);
  const answer = result as { readonly __typename: string; readonly code: string; readonly message: string };
  if (answer.__typename === 'Refusal') return refuse(reply, 422, answer.code, answer.message);
  return reply.headers(plain).send({});
};

/** What was sent, once it is known what it is. */
const fileOf = async (
  request: UploadRequest,
): Promise<{ readonly file: KeptFile; readonly name: string } | { readonly refused: FileRefusal }> => {
  const { examined } = await loadFiles();
  try {
    const part = await request.file();
    if (!part) return { refused: 'file-empty' };
    const bytes = await part.toBuffer();
    const found = await examined(bytes, part.filename);
    return 'refused' in found ? found : { file: { ...found, bytes }, name: part.filename };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') return { refused: 'file-too-large' };
    throw error;
  }
};

interface Asking {
  readonly tenant: TenantId;
  readonly principal: Principal;
}

/** The report as far as the graph shows it to whoever asks; none where it doesn't. */
const reportFor = async (
  ask: Ask,
  query: string,
  asking: Asking,
  { id, report }: Place,
): Promise<Report | undefined> => {
  const { meeting } = await ask(asking, query, { id });
  return (meeting as { readonly reports: readonly Report[] } | null)?.reports.find((one) => one.id === report);
};

const download = async (
  ask: Ask,
  { files }: PapersOptions,
  { request, reply, ...asking }: Asking & { readonly request: FileRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> => {
  try {
    const { params } = request;
    const query = asking.principal === anonymous ? queries.public : queries.own;
    const report = await reportFor(ask, query, asking, params);
    const named = report?.files.find(({ digest }) => digest === params.digest);
    const file = named && (await (await files.open()).get(asking.tenant, params.report, named.digest));
    if (!file) return await says.missing(reply);
    const { mediaTypes } = await loadFiles();
    // Never shown in a page of ours: saved, as what it was found to be when it came.
    const headers = {
      'content-type': mediaTypes[file.kind],
      'content-disposition': `attachment; filename="${fallbackName(named.name)}"; filename*=UTF-8''${encoded(named.name)}`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': asking.principal === anonymous ? 'no-cache' : 'private, no-cache',
    };
    return await reply.headers(headers).send(Buffer.from(file.bytes));
  } catch (error) {
    return says.fault(reply, error as Error);
  }
};

/** For programs that don't know RFC 5987. */
const fallbackName = (name: string): string => name.replace(/[^ -~]|["\\%]/g, '_');

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
