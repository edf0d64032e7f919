import {
  eventStoreConformance,
  inboxConformance,
  relayConformance,
  runtimeConformance,
  viewStoreConformance,
  type Capabilities,
} from '@csp/platform-conformance';
import { vi } from 'vitest';
import { platformUnderTest } from './testing/platform-under-test.ts';

// FerretDB reads a whole collection for every question but one by a text id.
vi.setConfig({ testTimeout: 120_000 });

/** Rows and checkpoint are written one after the other: see docs/decisions/0010. */
const capabilities: Capabilities = { atomicWrites: false };

eventStoreConformance('MongoDB', platformUnderTest, capabilities);
viewStoreConformance('MongoDB', platformUnderTest, capabilities);
relayConformance('MongoDB', platformUnderTest, capabilities);
inboxConformance('MongoDB', platformUnderTest, capabilities);
runtimeConformance('MongoDB', platformUnderTest, capabilities);
