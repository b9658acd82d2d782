import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contentOf } from '../../../src/core/records/taught-notes.js';
import type { Store } from '../../../src/core/records/store.js';
import { exportTaught, takeBack } from '../../../src/notes/taught/taught-transfer.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { BACKUPS } from '../../store/taught-contract.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const BY_ANN = { act: 'kept', who: 'U1' } as const;

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-transfer-'));
  store = await openMemoryStore();
  await store.taught.add(BACKUPS, BY_ANN);
  const doors = { topic: 'Doors: #3', text: '# Green\n\nOne.', file: 'a/doors.md', audience: null };
  await store.taught.add({ ...BACKUPS, ...doors, questions: [], source: null }, BY_ANN);
  await store.taught.add({ ...BACKUPS, state: 'proposed', file: 'p.md' }, BY_ANN);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

test('kept notes are written as files, and another store has them again as they were', async () => {
  const kept = await store.taught.list(TEAM, { states: ['kept'] });
  expect(await exportTaught(store.taught, folder)).toEqual({ written: 2, same: 0, leftAlone: [] });
  const other = await openMemoryStore();
  expect(await takeBack(other.taught, folder)).toMatchObject({ added: 2, workspaces: [TEAM] });
  const back = await other.taught.list(TEAM);
  expect(back.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  for (const [at, note] of back.entries()) {
    const before = kept[at];
    if (before === undefined) throw new Error('one too many');
    // A heading of the first rank would begin another note.
    const text = before.text.replace(/^# /, '## ');
    expect(contentOf(note)).toEqual({ ...contentOf(before), text });
    expect(note.source?.message).toBe(before.source?.message);
  }
  await other.close();
});

test('done again it writes and changes nothing; what stands there is left alone', async () => {
  await exportTaught(store.taught, folder);
  expect(await exportTaught(store.taught, folder)).toEqual({ written: 0, same: 2, leftAlone: [] });
  expect(await takeBack(store.taught, folder)).toMatchObject({ added: 0, changed: 1, same: 1 });
  const file = join(folder, 'from-chat/slack-T1/backups.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('two', 'six'));
  expect(await exportTaught(store.taught, folder)).toMatchObject({
    leftAlone: ['from-chat/slack-T1/a/doors.md', 'from-chat/slack-T1/backups.md'],
  });
  expect(await takeBack(store.taught, folder)).toMatchObject({ changed: 1 });
  const [, backups] = await store.taught.list(TEAM, { states: ['kept'] });
  expect(backups?.text).toBe('They run at six.');
  expect(await takeBack(store.taught, join(folder, 'nothing'))).toMatchObject({ added: 0 });
});
