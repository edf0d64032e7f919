import { baseSubgraphSdl, subgraphSdl } from '@csp/platform-gateway';
import type { Context } from '@csp/platform-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** The contexts' subgraphs don't fit together: the message names each fault, and the build fails with it. */
export class SupergraphBroken extends Error {
  override readonly name = 'SupergraphBroken';
}

/**
 * Composes the supergraph from what the contexts say of themselves. For builds and specs: a gateway is started with the text.
 * Throws `SupergraphBroken`.
 */
export const composeSupergraph = (contexts: readonly Context[]): string => {
  const subgraphs = [
    { name: 'gateway', sdl: baseSubgraphSdl },
    ...contexts.flatMap((context) => {
      const sdl = subgraphSdl(context);
      return sdl === undefined ? [] : [{ name: context.name, sdl }];
    }),
  ].map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}` }));
  const composed = composeServices(subgraphs);
  if (!composed.errors?.length && composed.supergraphSdl) return composed.supergraphSdl;
  const faults = (composed.errors ?? []).map(({ message }) => `  ${message}`);
  throw new SupergraphBroken(`The contexts' parts of the graph don't fit together:\n${faults.join('\n')}`);
};
