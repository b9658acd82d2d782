import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLibrary, type OpenedLibrary } from '../../src/app/open-note-library.js';

const TEAM = { place: { adapter: 'slack', workspace: 'T1', channel: 'C1' } } as const;

let folder: string;
let opened: OpenedLibrary;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-library-'));
  await mkdir(join(folder, 'shared'));
  await write('shared/hours.md', '# Opening hours');
  opened = await openLibrary({
    sets: [
      { name: 'shared', path: join(folder, 'shared') },
      { name: 'own', path: join(folder, 'teams', '{workspace}') },
    ],
    mostBytes: Infinity,
    warn: (sentence) => {
      throw new Error(sentence);
    },
  });
});
afterEach(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

const write = (file: string, heading: string) =>
  writeFile(join(folder, file), `${heading}\n\nSomething of it.\n`);
const topics = async () =>
  (await opened.library.view(TEAM, null)).notes().map(({ topic }) => topic);

test('what another replica announced is read, also where no file was seen to change', async () => {
  expect(await topics()).toEqual(['Opening hours']);
  await write('shared/post.md', '# Outgoing post');
  expect(await topics()).toEqual(['Opening hours']);
  await opened.refresh();
  expect(await topics()).toEqual(['Opening hours', 'Outgoing post']);
  expect(opened.everybody().notes()).toHaveLength(2);
});

test('a workspace’s folder may come to be after somebody asked there', async () => {
  expect(await topics()).toEqual(['Opening hours']);
  await mkdir(join(folder, 'teams', 'T1'), { recursive: true });
  await write('teams/T1/rules.md', '# House rules');
  await opened.refresh();
  expect(await topics()).toEqual(['Opening hours', 'House rules']);
});
