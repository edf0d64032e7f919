// The control of D1: Mercurius without jit on Fastify, the same schema, the same rows from memory, nobody to sign in.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';

const { sdl, pages } = JSON.parse(readFileSync(process.env['BENCH_ROWS']!, 'utf8')) as {
  readonly sdl: string;
  readonly pages: Readonly<Record<string, { readonly nodes: unknown[]; readonly total: number }>>;
};

const app = fastify({ logger: false });
await app.register(mercurius, {
  schema: sdl,
  resolvers: {
    Query: {
      actionPoints: (
        _: unknown,
        { filter, first, offset }: { filter?: { open?: boolean }; first: number; offset: number },
      ) => {
        const { nodes, total } = pages[filter?.open ? 'open' : 'all']!;
        return { nodes: nodes.slice(offset, offset + first), total };
      },
    },
  },
  jit: 0,
});
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
