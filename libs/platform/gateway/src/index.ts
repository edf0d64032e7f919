export { compose } from './compose.ts';
export { serveGraph, type GatewayAsking, type GatewayOptions, type SignIn } from './gateway.ts';
