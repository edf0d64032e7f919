import { memoryPlatform } from './memory/memory-platform.ts';
import {
  eventStoreConformance,
  inboxConformance,
  relayConformance,
  runtimeConformance,
  viewStoreConformance,
} from './suites.ts';

const make = async () => memoryPlatform();

eventStoreConformance('memory', make);
viewStoreConformance('memory', make);
relayConformance('memory', make);
inboxConformance('memory', make);
runtimeConformance('memory', make);
runtimeConformance('memory that others write to as well', async () => memoryPlatform({}, { soleWriter: false }));
