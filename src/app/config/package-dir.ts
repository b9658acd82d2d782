/** Where this package lies: the folder that holds `knowledge/` and `package.json`, beside `src` or `dist`. */
import { fileURLToPath } from 'node:url';

/** Absolute path, ending in a separator. */
export const PACKAGE_DIR = fileURLToPath(new URL('../../..', import.meta.url));
