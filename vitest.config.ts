import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// One setting for every project; `tools/vitest.mjs <project folder>` runs it there.
export default defineConfig({
  oxc: { decorator: { legacy: true } },
  cacheDir: fileURLToPath(new URL('./node_modules/.vite', import.meta.url)),
  test: { include: ['src/**/*.spec.ts', 'src/**/*.spec.tsx'], testTimeout: 20_000, hookTimeout: 30_000 },
});
