/**
 * The manifest that is packed has no `prepare`: what a user installs is built, and npm warns of every package that names
 * a script it could run. `npm pack` and `npm publish` call this before (`without`) and after (`back`).
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const MANIFEST = 'package.json';
const KEPT = 'package.json.kept';

if (process.argv[2] === 'without') {
  const text = readFileSync(MANIFEST, 'utf8');
  const manifest = JSON.parse(text);
  if (manifest.scripts.prepare === undefined)
    throw new Error(`${MANIFEST} was left without "prepare": git restore it.`);
  delete manifest.scripts.prepare;
  writeFileSync(KEPT, text);
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
} else if (existsSync(KEPT)) {
  renameSync(KEPT, MANIFEST);
}
