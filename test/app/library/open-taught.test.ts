import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLibrary, type OpenedLibrary } from '../../../src/app/open-note-library.js';
import { openTaught, taughtPlace, type OpenTaught } from '../../../src/app/library/open-taught.js';
import { PACKAGE_DIR } from '../../../src/app/config/package-dir.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { BACKUPS } from '../../store/taught-contract.js';

const VIEWER = { place: { adapter: 'slack', workspace: 'T1', channel: 'C1' } } as const;

let folder: string;
let store: Store;
let taught: OpenTaught;
let notes: OpenedLibrary;

const throwing = (sentence: string): never => {
  throw new Error(sentence);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-open-taught-'));
  await writeFile(join(folder, 'hours.md'), '# Opening hours\n\nFrom nine.\n');
  store = await openMemoryStore();
  await begin();
});
afterEach(async () => {
  await end();
  await store.close();
  await rm(folder, { recursive: true });
});

/** The process begins, on whatever is in the store and in the folder. */
async function begin(): Promise<void> {
  const sets = [{ name: 'notes', path: folder }];
  taught = await openTaught({}, sets, store, throwing);
  notes = await openLibrary({ sets, mostBytes: Infinity, taught, warn: throwing });
}

async function end(): Promise<void> {
  await taught.close();
  await notes.close();
}

const file = () => join(folder, 'from-chat', 'slack-T1', 'backups.md');
const says = async () =>
  (await notes.library.view(VIEWER, null))
    .notes()
    .map(({ topic, root }) => [topic, root.children[0]?.text, root.source.file]);

test('what the store kept before a crash is written when the process begins, and answers once', async () => {
  await store.taught.add(BACKUPS, { act: 'kept', who: 'U1' });
  await end();
  await begin();
  expect(await readFile(file(), 'utf8')).toContain('# Backups');
  expect(await says()).toEqual([
    ['Opening hours', 'From nine.', 'hours.md'],
    ['Backups', 'They run at two.', 'from-chat/slack-T1/backups.md'],
  ]);
});

test('what a hand changed answers from its own line in the file', async () => {
  await store.taught.add(BACKUPS, { act: 'kept', who: 'U1' });
  await end();
  await begin();
  const before = await readFile(file(), 'utf8');
  await writeFile(file(), before.replace('\n# Backups', '\n\n\n\n# Backups').replace('two', 'six'));
  notes.expire({ adapter: 'slack', workspace: 'T1' });
  expect(await says()).toContainEqual([
    'Backups',
    'They run at six.',
    'from-chat/slack-T1/backups.md',
  ]);
  const view = await notes.library.view(VIEWER, null);
  const [quoted] = view.engine.ask('when do backups run').passages;
  const lines = (await readFile(file(), 'utf8')).split('\n');
  expect(lines[(quoted?.passage.source.line ?? 0) - 1]).toContain('six');
});

test('files are written where the operator’s notes may be written to, and nowhere else', async () => {
  const single = {};
  const set = { name: 'notes', path: folder };
  expect(await taughtPlace(single, [set])).toEqual({ kind: 'folder', set });
  const whys = await Promise.all([
    taughtPlace({ database: { url: 'postgres://a.example/q', poolSize: 1 } }, [set]),
    taughtPlace(single, [{ name: 'notes', path: join(PACKAGE_DIR, 'knowledge') }]),
    taughtPlace(single, [{ name: 'notes', path: join(folder, 'hours.md') }]),
    taughtPlace(single, [{ name: 'notes', path: join(folder, 'gone') }]),
  ]);
  expect(whys.map((one) => one.kind === 'store' && one.why)).toEqual([
    'shared',
    'own-notes',
    'no-folder',
    'no-folder',
  ]);
  await mkdir(join(folder, 'teams'));
  const perTeam = { name: 'own', path: join(folder, 'teams', '{workspace}') };
  expect(await taughtPlace(single, [perTeam])).toMatchObject({ kind: 'folder' });
});
