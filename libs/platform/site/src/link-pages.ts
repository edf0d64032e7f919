import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import { tenantNamed, type TenantId } from '@csp/kernel';
import { anonymous, type Asking } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { fieldOf } from './forms.ts';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders, type AnswerPageModel } from './pages.ts';

/** Where a link from an e-mail leads; the e-mails are written by outreach. */
export const answerPath = '/t/:tenant/answer/:secret';

const shown = 'fault partnershipName agencyName reference text dueOn';
const queries = {
  look: `query ($secret: String!) { answerLink(secret: $secret) { ${shown} } }`,
  answer: `mutation ($input: AnswerByLinkInput!) {
    answerByLink(input: $input) { __typename ... on AnswerLink { ${shown} } ... on Refusal { code message } } }`,
};

type Link = NonNullable<AnswerPageModel['link']> & { readonly fault: 'USED' | 'EXPIRED' | 'VOID' | 'CLOSED' | null };
type Refused = { readonly __typename: 'Refusal'; readonly code: string; readonly message: string };
type Params = { readonly tenant: string; readonly secret: string };

/** The address is the secret: it stays out of caches, search engines and what the next page is told. */
const headers = {
  ...plainPageHeaders,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

const formBytesAtMost = 64 * 1024;
const gone = 410;

const messages: Readonly<Record<string, readonly [title: string, message: string]>> = {
  USED: [
    'This link has been used',
    'It works once, and your agency’s report was received. The next e-mail brings a new link where there is more to say.',
  ],
  EXPIRED: ['This link is too old', 'It was good for a few days only. The next e-mail brings a new one.'],
  VOID: [
    'This link is no longer yours',
    'It no longer belongs to your agency. Ask the support officer of the partnership.',
  ],
  CLOSED: ['This action point is closed', 'Nothing more is asked of you.'],
};
const thanks = [
  'Your report was received',
  'Thank you. It stands in the partnership’s register of action points.',
] as const;
const unknown = [
  'This link is not valid',
  'Open it from the e-mail again, and check that the whole address was copied.',
] as const;
const notNow = 'Your report could not be stored just now. It is still here: send it again in a moment.';

interface Parts {
  readonly schema: GraphQLSchema;
  readonly tenants: () => readonly TenantId[];
}

/** A page for each link in an e-mail: looking shows the point and a form, sending the form answers it. Asked of the graph as the public. */
export const serveLinkPages = (fastify: FastifyInstance, parts: Parts): void => {
  // Here forms are read, and nothing else is.
  fastify.register(async (app) => {
    app.removeAllContentTypeParsers();
    await app.register(formbody, { bodyLimit: formBytesAtMost });
    app.get<{ Params: Params }>(answerPath, async ({ params }, reply) => {
      const link = await look(parts, params);
      if (!link) return say(reply, 404, unknown);
      if (link.fault) return say(reply, gone, messages[link.fault]!);
      return show(reply, 200, { link, commandId: randomUUID() });
    });
    app.post<{ Params: Params }>(answerPath, (request, reply) => answer(parts, request, reply));
  });
};

const asking = ({ tenants }: Parts, { tenant: name }: Params): Asking | undefined => {
  const tenant = tenantNamed(name, tenants());
  return tenant && { tenant, principal: anonymous };
};

const look = async (parts: Parts, params: Params): Promise<Link | null> => {
  const who = asking(parts, params);
  if (!who) return null;
  return (await graphAsker(parts.schema)(who, queries.look, { secret: params.secret }))['answerLink'] as Link | null;
};

const answer = async (parts: Parts, { params, body }: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => {
  const who = asking(parts, params);
  if (!who) return say(reply, 404, unknown);
  const given = { outcome: fieldOf(body, 'outcome'), text: fieldOf(body, 'text') };
  const commandId = fieldOf(body, 'commandId') || randomUUID();
  const again = async (status: number, mistake: AnswerPageModel['mistake'], known?: Link | null) => {
    const link = known ?? (await look(parts, params).catch(() => null));
    return show(reply, status, { link: link?.fault ? null : link, commandId, given, ...(mistake && { mistake }) });
  };
  if (given.outcome !== 'PROGRESS' && given.outcome !== 'DONE') {
    const link = await look(parts, params).catch(() => undefined);
    if (link === null) return say(reply, 404, unknown);
    if (link?.fault) return say(reply, gone, messages[link.fault]!);
    return again(422, { field: 'outcome', text: 'Say how it stands.' }, link ?? null);
  }
  const input = { ...given, secret: params.secret, commandId };
  const data = await graphAsker(parts.schema)(who, queries.answer, { input }).catch(() => undefined);
  const answered = data?.['answerByLink'] as { __typename: 'AnswerLink' } | Refused | null | undefined;
  if (!answered) return again(503, { text: notNow });
  if (answered.__typename === 'AnswerLink') return say(reply, 200, thanks);
  if (answered.code === 'link-unknown') return say(reply, 404, unknown);
  const fault = faultOf[answered.code];
  return fault ? say(reply, gone, messages[fault]!) : again(422, { field: 'text', text: answered.message });
};

const faultOf: Readonly<Record<string, Link['fault']>> = {
  'link-used': 'USED',
  'link-expired': 'EXPIRED',
  'link-void': 'VOID',
  'point-closed': 'CLOSED',
};

const say = async (reply: FastifyReply, status: number, [title, message]: readonly [string, string]) =>
  reply
    .code(status)
    .headers(headers)
    .send((await loadServerPages()).renderMessagePage({ title, message }));

const show = async (reply: FastifyReply, status: number, model: AnswerPageModel) =>
  reply
    .code(status)
    .headers(headers)
    .send((await loadServerPages()).renderAnswerPage(model));
