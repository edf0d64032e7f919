import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** GOV.UK's styles without what is licensed for gov.uk alone: the GDS Transport font and the crest. */
const plainGovuk: Plugin = {
  name: 'plain-govuk',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('govuk-frontend.min.css')
      ? code
          .replace(/@font-face\{[^}]*\}/g, '')
          .replace(/GDS Transport,arial,sans-serif/g, 'arial,sans-serif')
          .replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
          .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
      : undefined,
};

export default defineConfig({
  plugins: [plainGovuk, react()],
  // govuk-frontend's styles hold a few lines for old browsers that the parser doesn't know.
  css: { lightningcss: { errorRecovery: true } },
  build: {
    target: 'es2022',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The stylesheet keeps its name: the public and sign-in pages, made elsewhere, name it.
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'assets/site.css' : 'assets/[name]-[hash][extname]',
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
      },
    },
  },
});
