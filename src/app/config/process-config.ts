/** What holds for this process: its environment, read. */
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
