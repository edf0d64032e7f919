import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execute, parse, subscribe, validate, type ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { MockGraph } from './mock/graph.ts';
import { publicPages } from './mock/public-pages.ts';

const app = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const workspace = resolve(app, '../..');

/** As the real server sends it: no inline script, no inline style. */
const contentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

type Grants = readonly { readonly tenant: string; readonly role: string; readonly agencyId?: string }[];

/** Who the cookie `mock` can be. */
export const accounts: Readonly<Record<string, { readonly label: string; readonly grants: Grants }>> = {
  officer: { label: 'Support officer, Cambridge', grants: [{ tenant: 'cambridge-city', role: 'support-officer' }] },
  member: { label: 'Member, Cambridge', grants: [{ tenant: 'cambridge-city', role: 'member' }] },
  police: {
    label: 'Officer, Cambridgeshire Constabulary',
    grants: [{ tenant: 'cambridge-city', role: 'agency-officer', agencyId: 'cambs-constabulary' }],
  },
  county: { label: 'Officer, county board', grants: [{ tenant: 'county', role: 'support-officer' }] },
  fenland: {
    label: 'Support officer, Fenland',
    grants: [
      { tenant: 'fenland', role: 'support-officer' },
      { tenant: 'fenland', role: 'agency-officer', agencyId: 'fenland-council' },
    ],
  },
  several: {
    label: 'Officer of two partnerships',
    grants: [
      { tenant: 'cambridge-city', role: 'support-officer' },
      { tenant: 'fenland', role: 'support-officer' },
    ],
  },
  nobody: { label: 'Somebody new', grants: [] },
};

export interface Site {
  readonly url: string;
  readonly graph: MockGraph;
  /** False: requests to the graph are cut off and its sockets closed, as when a line is down. */
  online: boolean;
  /** Loses the answers of this many mutations after they had their effect. */
  loseAnswers: number;
  close(): Promise<void>;
}

const accountOf = (request: IncomingMessage) => {
  const name = /(?:^|; )mock=([a-z]+)/.exec(request.headers.cookie ?? '')?.[1];
  return name ? accounts[name] : undefined;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += part;
  return text;
};

/** The built app before a mock of the server: static files, session, graph and public pages at one origin. */
export const startSite = async (): Promise<Site> => {
  const graph = new MockGraph(workspace);
  const pages = await publicPages(pathToFileURL(resolve(app, 'dist-server/public.js')).href);
  const sockets = new WebSocketServer({ noServer: true });
  const site = { graph, online: true, loseAnswers: 0 } as Site & { url: string };

  const answerGraph = async (request: IncomingMessage, response: ServerResponse, tenant: string): Promise<void> => {
    if (!site.online) return void request.socket.destroy();
    const { query, variables, operationName } = JSON.parse(await bodyOf(request));
    const document = parse(query);
    const errors = validate(graph.schema, document);
    const asking = { tenant, signedIn: accountOf(request) !== undefined };
    const result = errors.length
      ? { errors }
      : await (async () => {
          try {
            const rootValue = graph.root(asking);
            return await execute({
              schema: graph.schema,
              document,
              rootValue,
              variableValues: variables,
              operationName,
            });
          } catch (error) {
            return { errors: [error] };
          }
        })();
    if (/^\s*mutation/.test(query) && site.loseAnswers > 0) {
      site.loseAnswers -= 1;
      return void request.socket.destroy();
    }
    response.writeHead(errors.length ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const tenant = /^\/t\/([a-z0-9-]+)\/graphql$/.exec(pathname)?.[1];
    response.setHeader('content-security-policy', contentSecurityPolicy);
    if (tenant) return answerGraph(request, response, tenant);
    const page = pages(pathname, graph);
    if (page !== undefined) return void response.writeHead(200, { 'content-type': types['.html']! }).end(page);
    if (pathname === '/session') {
      const account = accountOf(request);
      const expiresAt = new Date(Date.now() + 8 * 3_600_000).toISOString();
      const session = account ? { signedIn: true, ...account, expiresAt } : { signedIn: false };
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(session));
    }
    if (pathname === '/sign-in' || pathname === '/sign-out') {
      const cookie = pathname === '/sign-in' ? 'mock=officer' : 'mock=; Max-Age=0';
      return void response.writeHead(303, { 'set-cookie': cookie, location: searchParams.get('return') ?? '/' }).end();
    }
    sendFile(pathname, response);
  };

  const server = createServer((request, response) => void serve(request, response));
  useServer(
    {
      onSubscribe: (context, _, payload): ExecutionArgs => {
        const { request } = context.extra as { request: IncomingMessage };
        const tenant = /^\/t\/([a-z0-9-]+)\//.exec(request.url ?? '')?.[1] ?? '';
        return {
          schema: graph.schema,
          document: parse(payload.query),
          variableValues: payload.variables ?? {},
          rootValue: graph.root({ tenant, signedIn: accountOf(request) !== undefined }),
        };
      },
      execute,
      subscribe,
    },
    sockets,
  );
  server.on('upgrade', (request, socket, head) => {
    if (!site.online) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.defineProperty(site, 'online', {
    get: () => online,
    set: (next: boolean) => {
      online = next;
      if (!next) sockets.clients.forEach((client) => client.terminate());
    },
  });
  let online = true;
  site.close = async () => {
    sockets.clients.forEach((client) => client.terminate());
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return site;
};

const sendFile = (pathname: string, response: ServerResponse): void => {
  const file = resolve(app, 'dist', `.${pathname}`);
  const inside = file.startsWith(resolve(app, 'dist')) && existsSync(file) && statSync(file).isFile();
  if (!inside && pathname.startsWith('/assets/')) return void response.writeHead(404).end();
  response.setHeader('content-type', types[inside ? extname(file) : '.html'] ?? 'application/octet-stream');
  if (inside) createReadStream(file).pipe(response);
  else response.end(readFileSync(resolve(app, 'dist/index.html')));
};
