/** What docs/architecture.md says of who may import whom, which rooms are pure and where things stand, held by a machine. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/architecture.md', 'utf8');

/** A line of the table of rooms. */
interface Row {
  /** Folders below src. */
  readonly rooms: readonly string[];
  readonly mayImport: string;
  readonly pure: string;
}

const rows: readonly Row[] = [...page.matchAll(/^\| (`[^|]+)\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, names = '', mayImport = '', pure = '']) => ({
    rooms: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    mayImport: mayImport.trim(),
    pure: pure.trim(),
  }),
);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && name.includes('/') && !name.includes('web/client/'));

/** The line that a file belongs to: that of the innermost room that has one. */
function rowOf(file: string): Row {
  const found = rows
    .flatMap((row) => row.rooms.map((room) => ({ row, room })))
    .filter(({ room }) => file.startsWith(`${room}/`))
    .toSorted((a, b) => b.room.length - a.room.length)[0];
  if (found === undefined) throw new Error(`${file}: no room of the page has it`);
  return found.row;
}

/** Whether a line lets a file import another one: of its own room, or of one that is named. */
function allows({ rooms, mayImport }: Row, target: string): boolean {
  if (rooms.some((room) => target.startsWith(`${room}/`))) return true;
  if (mayImport === 'every room') return true;
  const isApp = mayImport === 'as `app`';
  if (isApp || mayImport === 'every room but `commands`') return !target.startsWith('commands/');
  const named = mayImport
    .split(', ')
    .map((name) => name.replaceAll('`', ''))
    .map((name) => (name === 'shared' ? 'adapters/shared' : name));
  return named.some((room) => target.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
    .map(([, path = '']) => join(dirname(file), path).replaceAll('\\', '/'))
    .filter((target) => target.includes('/'));
}

test('every import is one that the page allows', () => {
  const others = files.flatMap((file) => {
    const row = rowOf(file);
    return importsOf(file)
      .filter((target) => !allows(row, target))
      .map((target) => `${file} -> ${target}`);
  });
  expect(others).toEqual([]);
});

test('what the page calls pure, the linter keeps so, and nothing else', () => {
  const [, list = ''] =
    /const PURE = \[([^\]]*)\]/.exec(readFileSync('eslint.config.js', 'utf8')) ?? [];
  const kept = [...list.matchAll(/'src\/([^']+)\/\*\*'/g)].map(([, room = '']) => room);
  const promised = rows.flatMap(({ rooms, pure }) => {
    if (pure === 'yes') return rooms;
    return [...pure.matchAll(/`([^`]+)`/g)].flatMap(([, part]) =>
      rooms.map((room) => `${room}/${part ?? ''}`),
    );
  });
  expect(promised.length).toBeGreaterThan(10);
  const isKept = (room: string) => kept.some((one) => room === one || room.startsWith(`${one}/`));
  expect(promised.filter((room) => !isKept(room))).toEqual([]);
  expect(kept.filter((room) => !promised.includes(room))).toEqual([]);
});

test('every file that the page names is there', () => {
  const named = [...page.matchAll(/`([\w/-]+\.(?:ts|md|yaml))`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !existsSync(join('src', name)) && !existsSync(name))).toEqual([]);
});
