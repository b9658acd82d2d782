/** What docs/architecture.md promises of the folders, held by a machine. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** The browser's part keeps its own order. */
const CLIENT = 'adapters/web/client';
const MOST_FILES = 15;
/** Whatever is larger is a table, and tables are data. */
const MOST_BYTES = 100_000;

const folders = foldersBelow('src');
const page = readFileSync('docs/architecture.md', 'utf8');

test('every folder of src has its line in the architecture page', () => {
  const rooms = folders.filter((folder) => folder !== '' && !folder.startsWith(CLIENT));
  const named = (room: string) =>
    [room, ...room.split('/').map((_, at, parts) => parts.slice(at).join('/'))].some((name) =>
      page.includes(`\`${name}\``),
    );
  expect(rooms.filter((room) => !named(room))).toEqual([]);
});

test('the page names no folder that is not there', () => {
  const rows = [...page.matchAll(/^\| (`[^|]+)\|/gm)].map(([, names]) => names ?? '');
  const named = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(20);
  const exists = (name: string) => folders.some((folder) => `${folder}/`.startsWith(`${name}/`));
  expect(named.filter((name = '') => !exists(name))).toEqual([]);
});

test(`no folder has more than ${MOST_FILES} files of its own`, () => {
  const crowded = folders.filter((folder) => filesIn(folder).length > MOST_FILES);
  expect(crowded).toEqual([]);
});

test('no source file is a table', () => {
  const large = folders.flatMap((folder) =>
    filesIn(folder)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join('src', folder, file))
      .filter((file) => statSync(file).size > MOST_BYTES),
  );
  expect(large).toEqual([]);
});

function foldersBelow(root: string): string[] {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return ['', ...names].filter((name) => filesIn(name).length > 0 || name === '');
}

function filesIn(folder: string): string[] {
  return readdirSync(join('src', folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
