export { compose } from './compose.ts';
export { baseSchema, baseSubgraphSdl, subgraphSchema, subgraphSdl } from './subgraph.ts';
export { serveGraph, type GatewayAsking, type GatewayOptions, type SignIn } from './gateway.ts';
