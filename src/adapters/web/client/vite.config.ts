/** Builds the page into `dist/web`: one script, one style sheet, no requests to anywhere else. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../../../dist/web', import.meta.url));

export default defineConfig({
  root: here,
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2023',
    // The first versions that know `light-dark()`, so that it stays as written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
  },
});
