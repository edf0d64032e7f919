export { composeSupergraph, SupergraphBroken } from './supergraph.ts';
