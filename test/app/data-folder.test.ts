import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { prepareDataDir, troubleOfDataDir } from '../../src/app/data-folder.js';
import { UserError } from '../../src/core/errors.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quaymaster-data-'));
  writeFileSync(join(folder, 'file'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a folder is made with those above it, closed to others, and left empty', () => {
  const dataDir = join(folder, 'deep', 'deeper');
  prepareDataDir({ dataDir });
  prepareDataDir({ dataDir });
  expect(readdirSync(dataDir)).toEqual([]);
  if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test.each([
  ['a file in its place', () => join(folder, 'file'), /is a file/],
  ['a file above it', () => join(folder, 'file', 'deep', 'deeper'), /ENOTDIR/],
  ...(process.platform === 'linux'
    ? [['a file system that takes no names', () => '/proc/x/y', /ENOENT/] as const]
    : []),
])('%s is an error at once that names variable and remedy', (_, place, why) => {
  const dataDir = place();
  expect(troubleOfDataDir({ dataDir })).toMatch(why);
  const refused = () => {
    prepareDataDir({ dataDir });
  };
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(/DATA_DIR.*set DATA_DIR to another folder/);
});
