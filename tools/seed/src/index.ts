export { demoAccounts, demoClientSecret, demoPassword, type DemoAccount } from './accounts.data.ts';
export { type Step } from './office.ts';
export { type ItemPaper, type Papers } from './papers.ts';
export { seedThrough, type SeededRuntime } from './through.ts';
export { seed, SeedRefused, type SeedPorts } from './seed.ts';
