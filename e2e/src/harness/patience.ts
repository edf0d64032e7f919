import { vi } from 'vitest';

/** Whole products are started and killed here, perhaps beside much else on the machine: what hangs is still noticed. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
