export { Act, ActHandler, RUNTIME } from './act.handler.ts';
export { explain } from './explain.ts';
export { ConfigurationInvalid, settingsFrom } from './settings.ts';
export { contextModule, PlatformModule, PORTS, portsOf } from './context.module.ts';
export { digest, systemClock, systemTimers, timeOrderedIds } from './system.ts';
