/** What docs/dependencies.md promises, held by a machine. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/dependencies.md', 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` *\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, name = '', ...cells]) => ({ name, cells: cells.map((cell) => cell.trim()) }),
);

const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'OFL-1.1'];

function packageOf(folder: string) {
  return JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    readonly license?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
  };
}

const direct = Object.keys(packageOf('').dependencies ?? {});

test('every dependency has one row, and every row is a dependency', () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual(direct.toSorted());
});

test.each(rows)('$name: the row is filled in, and its licence is the package’s own', (row) => {
  const [, licence] = row.cells;
  expect(row.cells.filter((cell) => cell === '')).toEqual([]);
  expect(licence).toBe(packageOf(`node_modules/${row.name}/`).license);
});

test.each(rows)('$name: the licence is allowed', ({ cells: [, licence = ''] }) => {
  expect(licence.split(' AND ').filter((one) => !ALLOWED.includes(one))).toEqual([]);
});
