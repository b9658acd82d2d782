/** A folder of notes that is a work tree of the real git, watched while git moves everything in it about. */
import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NotesFolder } from '../../../src/notes/disk/notes-folder.js';
import { ScratchFolder } from './scratch-folder.js';

const run = promisify(execFile);

/** In both branches, each file with other words; enough that a checkout takes a while. */
const COMMON = Array.from({ length: 300 }, (_, at) => `topic ${at}`);
/** In the branch `main` alone. */
const MAIN_ONLY = ['only in main'];

let scratch: ScratchFolder;
let base: NotesFolder;
/** Topics in both branches that were missing from the notes at some change, whichever. */
let lost: Set<string>;

const git = (...words: string[]) =>
  run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: scratch.at('notes'),
  });

const topics = (): string[] => base.notes().map(({ topic }) => topic);

/** Writes all files that are in both branches, in words of their own. */
async function writeAll(words: string): Promise<void> {
  for (const [at, topic] of COMMON.entries())
    await scratch.write(`notes/f${at % 20}/n${at}.txt`, `> ${topic}\n${words}\n`);
}

/** What the notes say, as a folder read just now does. */
async function readAnew(): Promise<unknown> {
  const fresh = await NotesFolder.load([scratch.at('notes')]);
  return fresh.notes();
}

/** Waits until the watched notes are what stands in the folder, however long that takes. */
async function untilTrue(): Promise<void> {
  const there = JSON.stringify(await readAnew());
  while (JSON.stringify(base.notes()) !== there)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeEach(async () => {
  scratch = await ScratchFolder.create({ 'notes/.gitignore': 'drafts/\n' });
  await git('init', '--quiet', '--initial-branch', 'main');
  await writeAll('in main');
  await scratch.write('notes/only.txt', '> only in main\nx\n');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'main');
  await git('checkout', '--quiet', '-b', 'other');
  await git('rm', '--quiet', 'only.txt');
  await writeAll('in other');
  await git('commit', '--quiet', '--all', '--message', 'other');
  await git('checkout', '--quiet', 'main');
  base = await NotesFolder.load([scratch.at('notes')]);
  lost = new Set();
  await base.watch(() => {
    const known = new Set(topics());
    for (const topic of COMMON) if (!known.has(topic)) lost.add(topic);
  });
}, 120_000);

afterEach(async () => {
  await base.close();
  await scratch.remove();
});

test('branches that are switched back and forth lose no note that is in both, at no moment', async () => {
  for (const branch of ['other', 'main', 'other', 'main', 'other']) {
    await git('checkout', '--quiet', branch);
    await untilTrue();
  }
  for (const branch of ['main', 'other', 'main', 'other', 'main'])
    await git('checkout', '--quiet', branch);
  await untilTrue();
  expect(topics().toSorted()).toEqual([...COMMON, ...MAIN_ONLY].toSorted());
  expect([...lost]).toEqual([]);
  expect(base.problems()).toEqual([]);
}, 240_000);

test('what is put away, cleaned and taken out again is what stands there afterwards', async () => {
  await writeAll('changed by hand');
  await scratch.write('notes/new.txt', '> new\nx\n');
  await scratch.write('notes/drafts/draft.txt', '> draft\nx\n');
  await untilTrue();
  await git('stash', '--quiet', '--include-untracked');
  await untilTrue();
  expect(topics()).not.toContain('new');
  expect(topics()).toContain('draft');
  await git('stash', 'pop', '--quiet');
  await untilTrue();
  expect(topics()).toContain('new');
  await git('clean', '--quiet', '--force', '-d', '-x');
  await git('checkout', '--quiet', '--', '.');
  await untilTrue();
  expect(topics().toSorted()).toEqual([...COMMON, ...MAIN_ONLY].toSorted());
  expect([...lost]).toEqual([]);
}, 240_000);

test('a clone that takes the folder’s place is watched on, and nothing is gone meanwhile', async () => {
  await git('clone', '--quiet', '--branch', 'other', '.', scratch.at('clone'));
  await rename(scratch.at('notes'), scratch.at('old'));
  await base.refresh();
  expect(topics()).toHaveLength(COMMON.length + MAIN_ONLY.length);
  await rename(scratch.at('clone'), scratch.at('notes'));
  await untilTrue();
  await git('checkout', '--quiet', 'main');
  await untilTrue();
  await rename(scratch.at('notes'), scratch.at('away'));
  await rename(scratch.at('away'), scratch.at('notes'));
  await git('checkout', '--quiet', 'other');
  await untilTrue();
  expect(topics().toSorted()).toEqual(COMMON.toSorted());
  expect([...lost]).toEqual([]);
  expect(base.folderProblems()).toEqual([]);
}, 240_000);
