import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** GraphiQL, for development: apart from the web app, which needs nothing of it. */
export default defineConfig({
  base: '/explorer/',
  plugins: [react()],
  build: { outDir: '../dist-explorer', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 8_000 },
});
