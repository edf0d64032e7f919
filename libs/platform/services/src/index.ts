export { composeSupergraph, SupergraphBroken } from './supergraph.ts';
export { servicesIn, ServiceUnknown, stitchedSchema, type StitchedOptions } from './stitched.ts';
export type { ServiceAddress } from './http-executor.ts';
export { followTenants, type TenantList } from './tenant-list.ts';
export { createVoucher, type Voucher } from './voucher.ts';
export {
  keysIn,
  newVouchingKey,
  newVouchingKeys,
  publicKeysOf,
  vouchingKeysIn,
  VouchingKeysUnreadable,
  type PublicKeys,
  type VouchingKey,
} from './vouching-keys.ts';
export { readAssertions, type KeySource } from './assertion-reader.ts';
export { serveContext, type ContextServer, type ContextServerOptions } from './context-server.ts';
export { runService, startService, type PlatformSetup, type Service, type ServicePlatform } from './service.ts';
export { readServiceConfiguration, type ServiceConfiguration } from './service-configuration.ts';
export { serveHealth, type Checks, type Health } from './health.ts';
export { openTracing, tracesWanted, type OpenTracing } from './tracing.ts';
export { createMetrics, type Metrics } from './metrics.ts';
