import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../../src/core/audience.js';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Note } from '../../../src/core/note.js';
import { createLibrary, type Library } from '../../../src/notes/audience/note-library.js';
import type { NoteSet } from '../../../src/notes/audience/note-set.js';
import { noteOf } from '../../fixtures/notes.js';

const OWN: NoteSet = { name: 'own', path: 'teams/{workspace}' };
const SHARED = [noteOf('Opening hours')];

let opened: string[];
let refreshed: number;
let clock: number;

beforeEach(() => {
  opened = [];
  refreshed = 0;
  clock = 0;
});

function openLibrary(mostBytes: number): Library {
  return createLibrary({
    own: [OWN],
    shared: [{ set: { name: 'notes', path: 'notes' }, notes: () => SHARED }],
    open: async ({ workspace }) => {
      opened.push(workspace);
      await Promise.resolve();
      const notes: readonly Note[] = [noteOf(`Rules of ${workspace}`)];
      const refresh = () => Promise.resolve((refreshed += 1));
      return { sets: [{ set: OWN, notes: () => notes }], refresh };
    },
    createEngine: newEngine,
    mostBytes,
    now: () => clock,
    warn: (error) => {
      throw error;
    },
  });
}

const from = (workspace: string): Viewer => ({
  place: { adapter: 'slack', workspace, channel: 'C1' },
});
const look = async (library: Library, workspace: string) =>
  (await library.view(from(workspace), null)).notes().map(({ topic }) => topic);

describe('a workspace’s notes', () => {
  test('are loaded when first asked, once, whoever asks meanwhile', async () => {
    const library = openLibrary(Infinity);
    expect(opened).toEqual([]);
    await Promise.all([look(library, 'T1'), look(library, 'T1'), look(library, 'T2')]);
    await look(library, 'T1');
    expect(opened).toEqual(['T1', 'T2']);
  });

  test('are its own, beside what all share', async () => {
    const library = openLibrary(Infinity);
    expect(await look(library, 'T1')).toEqual(['Opening hours', 'Rules of T1']);
    expect(await look(library, 'T2')).toEqual(['Opening hours', 'Rules of T2']);
  });

  test('are not loaded by a look from memory, which shows what all share', () => {
    const library = openLibrary(Infinity);
    expect(library.peek(from('T1'), null).notes()).toEqual(SHARED);
    expect(opened).toEqual([]);
  });

  test('are looked at again on disk after a while', async () => {
    const library = openLibrary(Infinity);
    await look(library, 'T1');
    clock += 999;
    await look(library, 'T1');
    expect(refreshed).toBe(0);
    clock += 1;
    await look(library, 'T1');
    expect(refreshed).toBe(1);
  });
});

describe('a change on disk', () => {
  let notes: readonly Note[];
  const openOwn = (read: () => Promise<unknown>): Library =>
    createLibrary({
      own: [OWN],
      shared: [],
      open: () => Promise.resolve({ sets: [{ set: OWN, notes: () => notes }], refresh: read }),
      createEngine: newEngine,
      mostBytes: Infinity,
      now: () => clock,
      warn: () => undefined,
    });
  const change = () => Promise.resolve((notes = [noteOf('New rules')]));
  beforeEach(() => {
    notes = [noteOf('Old rules')];
  });

  test('is seen by whoever asks a second later', async () => {
    const library = openOwn(change);
    expect(await look(library, 'T1')).toEqual(['Old rules']);
    clock += 1_000;
    expect(await look(library, 'T1')).toEqual(['New rules']);
  });

  test('is looked for less often where looking takes long', async () => {
    let looks = 0;
    const library = openOwn(() => {
      clock += 40;
      return Promise.resolve((looks += 1));
    });
    for (const wait of [0, 1_000, 3_000, 1_000]) {
      clock += wait;
      await look(library, 'T1');
    }
    expect(looks).toBe(2);
  });

  test('is not waited for on a slow disk', async () => {
    const library = openOwn(() => new Promise(() => undefined));
    await look(library, 'T1');
    clock += 1_000;
    expect(await look(library, 'T1')).toEqual(['Old rules']);
  });

  test('that was announced is read at once', async () => {
    const library = openOwn(change);
    await look(library, 'T1');
    await library.refresh();
    expect(library.peek(from('T1'), null).notes()).toEqual(notes);
  });
});

describe('memory', () => {
  test('holds as many workspaces as fit, and lets go of who was silent longest', async () => {
    const library = openLibrary(Infinity);
    await look(library, 'T1');
    const { bytes } = library.size();
    const small = openLibrary(bytes * 2.5);
    for (const workspace of ['T1', 'T2', 'T1', 'T3']) await look(small, workspace);
    expect(small.size().workspaces).toBe(2);
    opened = [];
    await look(small, 'T1');
    expect(opened).toEqual([]);
    await look(small, 'T2');
    expect(opened).toEqual(['T2']);
  });

  test('always has room for the workspace that asks', async () => {
    const library = openLibrary(1);
    expect(await look(library, 'T1')).toContain('Rules of T1');
    expect(await look(library, 'T2')).toContain('Rules of T2');
    expect(library.size().workspaces).toBe(1);
  });

  test('a workspace that could not be loaded is tried again', async () => {
    let fails = true;
    const library = createLibrary({
      own: [OWN],
      shared: [],
      open: () => {
        if (fails) return Promise.reject(new Error('made-up'));
        return Promise.resolve({ sets: [], refresh: () => Promise.resolve() });
      },
      createEngine: newEngine,
      mostBytes: Infinity,
      now: () => 0,
      warn: () => undefined,
    });
    await expect(look(library, 'T1')).rejects.toThrow('made-up');
    fails = false;
    expect(await look(library, 'T1')).toEqual([]);
  });
});
