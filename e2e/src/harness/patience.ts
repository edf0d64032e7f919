import { vi } from 'vitest';

/** A product on a FerretDB of its own is filled before the first test. */
const filled = process.env['CSP_PRODUCT'] === 'distributed';

/** Whole products are started and killed here, perhaps beside much else on the machine: what hangs is still noticed. */
vi.setConfig({ testTimeout: filled ? 300_000 : 90_000, hookTimeout: filled ? 600_000 : 120_000 });
