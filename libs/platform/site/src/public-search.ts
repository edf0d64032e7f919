import { isLocalDate, tenantNamed } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';
import { fieldOf } from './forms.ts';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders } from './pages.ts';
import type { PublicDataOptions } from './public-data.ts';
import { says } from './says.ts';

const query = `query ($search: SearchInput!, $first: Int!, $offset: Int!) { partnership { slug name }
  searchPublicMeetings(search: $search, first: $first, offset: $offset) {
    total nodes { meetingId meetingTitle date kind id number title parts } } }`;

const perPage = 20;
const lastPage = 1_000;

/** What an address asks for; a day that is none is left as it was typed, to be put right. */
const soughtIn = (given: unknown) => {
  const [words, from, to] = ['words', 'from', 'to'].map((name) => fieldOf(given, name).trim()) as [
    string,
    string,
    string,
  ];
  const page = Math.trunc(Number(fieldOf(given, 'page'))) || 1;
  return { words: words.slice(0, 200), from, to, page: Math.min(Math.max(1, page), lastPage) };
};

/** The search of what a partnership has published: a plain page for anyone, whose address says what is looked for. */
export const servePublicSearch = (
  fastify: FastifyInstance,
  { schema, tenants }: Pick<PublicDataOptions, 'schema' | 'tenants'>,
): void => {
  const ask = graphAsker(schema);
  fastify.get<{ Params: { tenant: string } }>('/public/:tenant/search', async ({ params, query: given }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    if (!tenant) return says.missing(reply);
    const { page, ...sought } = soughtIn(given);
    const wrong = (['from', 'to'] as const).find((name) => sought[name] !== '' && !isLocalDate(sought[name]));
    const search = {
      words: wrong ? '' : sought.words,
      from: (!wrong && sought.from) || null,
      to: (!wrong && sought.to) || null,
    };
    const variables = { search, first: perPage, offset: (page - 1) * perPage };
    const { partnership, searchPublicMeetings: found } = await ask({ tenant, principal: anonymous }, query, variables);
    const { renderPublicSearch } = await loadServerPages();
    const html = renderPublicSearch({ partnership, found, sought, page, perPage, wrong });
    return reply
      .code(wrong ? 400 : 200)
      .headers(plainPageHeaders)
      .send(html);
  });
};
