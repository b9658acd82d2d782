/** Where this package lies: the folder that holds `knowledge/` and `package.json`, above `src` and above what is built. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path. The build joins many files to one, so the folder is looked for upwards and not counted in steps. */
export const PACKAGE_DIR = packageDirAbove(dirname(fileURLToPath(import.meta.url)));

/** Where the build puts the page. */
export const BUILT_PAGE = join(PACKAGE_DIR, 'dist', 'web');

/** The version that `package.json` states. */
export function version(): string {
  const text = readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function packageDirAbove(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json'))
    ? folder
    : packageDirAbove(parent);
}
