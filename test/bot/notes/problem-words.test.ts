/** What the check finds has words in every language, whichever reader finds it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import { LANGUAGES } from '../../../src/core/language.js';
import type { NoteProblem } from '../../../src/core/note.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { problemIn, problemWords } from '../../../src/bot/notes/problem-words.js';

/** Codes that readers of texts and the lint give, as their source writes them; those of disks are said in the terminal alone. */
const FOLDERS = ['src/notes/formats', 'src/notes/lint'];
const GIVEN = /(?:code: |warning\([\w.]+, )'([a-z]+(?:-[a-z0-9]+)+)'/g;
const CODES = [
  ...new Set(FOLDERS.flatMap(sourcesIn).flatMap(codesIn)),
  'file-too-large',
  'duplicate-id',
].sort();

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function codesIn(source: string): string[] {
  return [...source.matchAll(GIVEN)].map(([, code = '']) => code);
}

const problem = (code: string): NoteProblem => ({
  file: 'garden.md',
  line: 3,
  severity: 'warning',
  code,
  message: 'Something is amiss.',
  remedy: 'Mend it.',
});

test('there are some', () => {
  expect(CODES).toEqual(expect.arrayContaining(['bad-yaml', 'dead-link', 'not-utf8', 'no-source']));
});

test.each(LANGUAGES.flatMap((language) => CODES.map((code) => [language, code] as const)))(
  'in %s, %s is said',
  (language, code) => {
    const words = plainText(problemWords(problem(code), messagesOf(language)));
    expect(words).not.toContain(code);
    expect(words.length).toBeGreaterThan(12);
  },
);

test('what has no words yet says where it stands', () => {
  expect(problemIn(problem('half-read'), 'de').message).toMatch(/garden\.md, Zeile 3: half-read/);
});

test('the check’s own language keeps its own sentences', () => {
  expect(problemIn(problem('bad-yaml'), 'en')).toEqual(problem('bad-yaml'));
  expect(problemIn(problem('bad-yaml'), 'de')).toMatchObject({
    message: expect.stringMatching(/^Das ist kein gültiges YAML/),
    remedy: '',
  });
});
