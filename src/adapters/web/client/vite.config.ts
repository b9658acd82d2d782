/** Builds the page into `dist/web`: one script and one style sheet, and another script for each other outlet's look. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../../../dist/web', import.meta.url));

export default defineConfig({
  root: here,
  resolve: {
    alias: {
      // Slack's look-alikes are written for React; the page has Preact.
      react: 'preact/compat',
      'react-dom': 'preact/compat',
      'lit/directives/style-map.js': fileURLToPath(
        new URL('reply/discord/style-map.ts', import.meta.url),
      ),
    },
  },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2023',
    // The first versions that know `light-dark()`, so that it stays as written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Slack's look is fetched only by those who want to see it.
    chunkSizeWarningLimit: 1_200,
  },
});
