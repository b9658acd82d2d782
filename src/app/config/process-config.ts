/** What holds for this process: its configuration and its version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config as readEnvFile } from 'dotenv';
import { readConfig, type Config } from './config.js';
import { PACKAGE_DIR } from './package-dir.js';

/**
 * The configuration of this process: its environment, with `.env` of the working directory behind it.
 * @throws UserError that lists every mistake
 */
export function readProcessConfig(): Config {
  readEnvFile({ quiet: true });
  return readConfig(process.env, PACKAGE_DIR);
}

/** The version that `package.json` states. */
export function version(): string {
  const text = readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
