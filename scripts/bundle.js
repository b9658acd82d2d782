/**
 * Joins the command and the library, with what they import, to a few files in `dist`: opening one file costs a start less
 * than opening hundreds. What `dependencies` of package.json names stays outside and is installed beside the package
 * (machine code, fonts, the SDKs of the chats); all other packages are joined in, with their licences in
 * `dist/third-party-licences.txt`.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'rolldown';
import license from 'rollup-plugin-license';

const root = join(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const installed = Object.keys(dependencies);

const staysOutside = (id) =>
  isBuiltin(id) || installed.some((name) => id === name || id.startsWith(`${name}/`));

await build({
  cwd: root,
  input: { cli: 'src/cli.ts', library: 'src/library.ts' },
  platform: 'node',
  external: staysOutside,
  plugins: [
    license({
      thirdParty: {
        includeSelf: false,
        output: { file: join(root, 'dist', 'third-party-licences.txt'), encoding: 'utf8' },
      },
    }),
  ],
  output: {
    dir: join(root, 'dist'),
    format: 'esm',
    cleanDir: true,
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});

// npm sets this when it installs the command, and not when it is built again afterwards.
chmodSync(join(root, 'dist', 'cli.js'), 0o755);
