/** What docs/dependencies.md promises, held by a machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
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

const installed = Object.keys(packageOf('').dependencies ?? {});

/** The packages that the program imports; the page has its own, joined into its script. */
const imported = sourceFiles().flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import .*|\} )from '([a-z@][\w@/.:-]*)'/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !isBuiltin(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
);

function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/adapters/web/client/'));
}

test('every package that is imported or installed has one row, and no other has', () => {
  const needed = [...new Set([...imported, ...installed])];
  expect(rows.map(({ name }) => name).toSorted()).toEqual(needed.toSorted());
});

test.each(rows)('$name: the row is filled in, and its licence is the package’s own', (row) => {
  const [, licence] = row.cells;
  expect(row.cells.filter((cell) => cell === '')).toEqual([]);
  expect(licence).toBe(packageOf(`node_modules/${row.name}/`).license);
});

test.each(rows)('$name: the licence is allowed', ({ cells: [, licence = ''] }) => {
  expect(licence.split(' AND ').filter((one) => !ALLOWED.includes(one))).toEqual([]);
});
