/**
 * Lints the workflows in `.github`, which run elsewhere, with what GitHub's own editor support says of them.
 * Exit status 1 when one has a mistake: `npm run workflows`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FOLDER = '.github/workflows';

for (const name of readdirSync(FOLDER)) {
  const file = `${FOLDER}/${name}`;
  const text = readFileSync(file, 'utf8');
  for (const { message, range } of await validate(TextDocument.create(file, 'yaml', 1, text))) {
    const said = typeof message === 'string' ? message : message.value;
    console.error(`${file}:${range.start.line + 1}: ${said}`);
    process.exitCode = 1;
  }
}
