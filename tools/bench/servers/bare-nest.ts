// The control of F1 and F2: Nest, Apollo Server and Fastify bundled into one file, and nothing else: the same schema, rows from memory.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const { sdl, page } = JSON.parse(readFileSync(process.env['BENCH_ROWS']!, 'utf8')) as {
  readonly sdl: string;
  readonly page: unknown;
};

@Module({})
class Bare {}

const adapter = new FastifyAdapter();
const app = await NestFactory.create<NestFastifyApplication>(Bare, adapter, { bodyParser: false, logger: false });
const server = new ApolloServer({
  schema: makeExecutableSchema({ typeDefs: sdl, resolvers: { Query: { actionPoints: () => page } } }),
  introspection: false,
  stopOnTerminationSignals: false,
  plugins: [ApolloServerPluginCacheControlDisabled()],
});
await server.start();
(adapter.getInstance() as unknown as FastifyInstance).route({
  method: ['GET', 'POST'],
  url: '/graphql',
  handler: fastifyApolloHandler(server),
});
process.once('SIGTERM', () => process.exit(0));
await app.listen(Number(process.env['PORT']), '127.0.0.1');
