import { composeSupergraph } from '@csp/platform-services';
import { contexts } from './contexts.ts';

/** Throws `SupergraphBroken` while building, so that no gateway starts with a graph that doesn't fit together. */
export const supergraph = composeSupergraph(contexts);
