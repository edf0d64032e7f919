import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `import typeDefs from './x.graphql'` gives its text, here as in the bundles; so do Typst's templates. */
const asText = {
  name: 'as-text',
  transform: (text: string, id: string) =>
    /\.(?:graphql|typ)$/.test(id) ? { code: `export default ${JSON.stringify(text)};`, map: null } : undefined,
};

// One setting for every project; `tools/vitest.mjs <project folder>` runs it there.
export default defineConfig({
  plugins: [asText],
  oxc: { decorator: { legacy: true } },
  cacheDir: fileURLToPath(new URL('./node_modules/.vite', import.meta.url)),
  // Libraries load graphql as CommonJS; a second copy of it as ESM would not know their schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['src/**/*.spec.ts', 'src/**/*.spec.tsx'], testTimeout: 20_000, hookTimeout: 30_000 },
});
