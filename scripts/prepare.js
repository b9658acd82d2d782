/**
 * Builds after `npm ci` and `npm install`. npx runs this too, before the first command in a checkout: what is built
 * stays as it is then, because a server may be running from it.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

if (process.env['npm_command'] !== 'exec' || !existsSync('dist/cli.js'))
  execSync('npm run build', { stdio: 'inherit' });
