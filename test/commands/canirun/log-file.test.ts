import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { batch } from '../../../src/commands/canirun/batch.js';
import { readLogFile } from '../../../src/commands/canirun/log-file.js';
import { READING_BUDGET } from '../../../src/core/text/reading-budget.js';
import { noCanirun } from '../../fixtures/parts.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('of a long log the end is read', async () => {
  const file = join(folder, 'long.log');
  await writeFile(file, `${'x'.repeat(READING_BUDGET.log)}\nexec format error`);
  const log = await readLogFile(file);
  expect(log).toHaveLength(READING_BUDGET.log);
  expect(log.endsWith('exec format error')).toBe(true);
});

test('what has no size, such as a pipe, is read to its end', async () => {
  expect(await readLogFile('/dev/null')).toBe('');
});

test.each([
  ['a folder', () => folder],
  ['a file that is not there', () => join(folder, 'none')],
])('%s is refused by its name', async (_, path) => {
  await expect(readLogFile(path())).rejects.toThrow(`${path()} can't be read: E`);
  await expect(batch(noCanirun, { batch: path() })).rejects.toThrow(`${path()} can't be read: E`);
});
