import { baseSchema, type GatewayAsking } from '@csp/platform-gateway';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import type { Executor } from '@graphql-tools/utils';
import { execute, subscribe, type GraphQLSchema } from 'graphql';
import { withoutAbsentEntities } from './absent-entities.ts';
import { httpExecutor, type ServiceAddress } from './http-executor.ts';
import { liveExecutor } from './live-executor.ts';
import type { Voucher } from './voucher.ts';

export interface StitchedOptions {
  /** What `composeSupergraph` gave when this was built. */
  readonly supergraph: string;
  readonly services: readonly ServiceAddress[];
  readonly voucher: Voucher;
  readonly timeoutMilliseconds: number;
  readonly renewalMilliseconds?: number;
}

const own = 'gateway';

/** The services that a supergraph is made of; the gateway's own part isn't one. */
export const servicesIn = (supergraph: string): readonly string[] =>
  [...supergraph.matchAll(/@join__graph\(name: "([a-z0-9-]+)"/g)]
    .map(([, name]) => name!)
    .filter((name) => name !== own);

/** The supergraph names a service that has no address. */
export class ServiceUnknown extends Error {
  override readonly name = 'ServiceUnknown';
}

/**
 * The supergraph as an ordinary schema whose fields are fetched from the services: what a request needs of one at the same time
 * goes there in one request, entities by `_entities`. Throws `ServiceUnknown`.
 */
export const stitchedSchema = ({ supergraph, services, voucher, ...times }: StitchedOptions): GraphQLSchema => {
  const executors = new Map<string, Executor<GatewayAsking>>([
    [own, ownExecutor()],
    ...services.map((service) => [service.name, serviceExecutor({ ...service, voucher, ...times })] as const),
  ]);
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    batch: true,
    onStitchedSchema: (schema) => withoutAbsentEntities(schema, supergraph),
    onSubschemaConfig: (config) => {
      // The address in a supergraph is one of build time: there it only names the service.
      const { hostname } = new URL(config.endpoint);
      const executor = executors.get(hostname);
      if (!executor) throw new ServiceUnknown(`There is no address for the service "${hostname}" of the supergraph.`);
      config.executor = executor as Executor;
    },
  });
};

const serviceExecutor = (options: Parameters<typeof httpExecutor>[0] & Parameters<typeof liveExecutor>[0]) => {
  const answered = httpExecutor(options);
  const live = liveExecutor(options);
  const executor: Executor<GatewayAsking> = (request) =>
    request.operationType === 'subscription' ? live(request) : answered(request);
  return executor;
};

/** The gateway's own fields need no service. */
const ownExecutor = (): Executor<GatewayAsking> => {
  const schema = baseSchema();
  return ({ document, variables, context, operationType }) => {
    const run = operationType === 'subscription' ? subscribe : execute;
    return run({ schema, document, variableValues: variables ?? {}, contextValue: context }) as never;
  };
};
