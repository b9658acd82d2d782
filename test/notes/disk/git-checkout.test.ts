import { rm, utimes } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkoutOf } from '../../../src/notes/disk/git-checkout.js';
import { NotesFolder } from '../../../src/notes/disk/notes-folder.js';
import { ScratchFolder } from './scratch-folder.js';

let scratch: ScratchFolder;
beforeEach(async () => {
  scratch = await ScratchFolder.create({
    'tree/.git/index': 'first',
    'tree/notes/a.txt': '> Salt\n',
    'tree/notes/b.txt': '> Oil\n',
    'linked/.git': 'gitdir: ../tree/.git\n',
  });
});
afterEach(() => scratch.remove());

test.each(['tree', 'tree/notes', 'linked'])(
  'git at work is seen from %s, by its lock and by its new index',
  async (name) => {
    const folder = scratch.at(name);
    const before = await checkoutOf(folder);
    expect(await checkoutOf(folder)).toBe(before);
    await scratch.write('tree/.git/index.lock', '');
    expect(await checkoutOf(folder)).toBeNull();
    await rm(scratch.at('tree/.git/index.lock'));
    await scratch.write('tree/.git/index', 'another');
    expect(await checkoutOf(folder)).not.toBe(before);
  },
);

test('a lock that a killed git left behind is none after a minute', async () => {
  const before = await checkoutOf(scratch.at('tree'));
  await scratch.write('tree/.git/index.lock', '');
  const longAgo = new Date(Date.now() - 61_000);
  await utimes(scratch.at('tree/.git/index.lock'), longAgo, longAgo);
  expect(await checkoutOf(scratch.at('tree'))).toBe(before);
});

test('what git has taken away is still known while it is at work, and that is said', async () => {
  const base = await NotesFolder.load([scratch.at('tree/notes')]);
  await scratch.write('tree/.git/index.lock', '');
  await rm(scratch.at('tree/notes/a.txt'));
  await scratch.write('tree/notes/b.txt', '');
  expect(await base.refresh()).toEqual({ removed: [], added: [] });
  expect(base.notes().map(({ topic }) => topic)).toEqual(['Salt', 'Oil']);
  expect(base.folderProblems().map(({ code }) => code)).toEqual(['half-read']);

  await scratch.write('tree/notes/b.txt', '> Pepper\n');
  await rm(scratch.at('tree/.git/index.lock'));
  await base.refresh();
  expect(base.notes().map(({ topic }) => topic)).toEqual(['Pepper']);
  expect(base.folderProblems()).toEqual([]);
});
