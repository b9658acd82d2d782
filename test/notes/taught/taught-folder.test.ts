import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import {
  createTeaching,
  type TeachOutcome,
  type Teaching,
} from '../../../src/bot/teach/teaching.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import type { Store } from '../../../src/core/records/store.js';
import type { TaughtNote } from '../../../src/core/records/taught-notes.js';
import { readTaughtFile } from '../../../src/notes/formats/taught/taught-file.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { createTaughtFolder, type TaughtFolder } from '../../../src/notes/taught/taught-folder.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const ANN = {
  place: { ...TEAM, channel: 'C1', thread: 'C1' },
  author: 'U1',
  permissions: OPERATOR,
};

let root: string;
let store: Store;
let folder: TaughtFolder;
let teaching: Teaching;
let warned: string[];
let clock: number;
/** Steps until the process is killed. */
let stepsLeft: number;

/** A port whose process may be killed before or after any of its writes. */
function mortal<T extends object>(port: T, writes: readonly (keyof T)[]): T {
  const wrapped = writes.map((name) => [
    name,
    async (...given: unknown[]) => {
      if (stepsLeft-- === 0) throw new Error('killed');
      const result: unknown = await Reflect.apply(port[name] as () => unknown, port, given);
      if (stepsLeft-- === 0) throw new Error('killed');
      return result;
    },
  ]);
  return { ...port, ...(Object.fromEntries(wrapped) as Partial<T>) };
}

/** The process begins: what was held in memory is gone. */
function begin(): void {
  stepsLeft = Infinity;
  folder = createTaughtFolder({
    root: () => root,
    notes: mortal(store.taught, ['add', 'change']),
    files: mortal(store.taughtFiles, ['put', 'remove']),
    now: () => clock,
    warn: (sentence) => warned.push(sentence),
  });
  teaching = createTeaching({
    store: store.taught,
    settings: createSettingsService({ store: store.settings }),
    tidy: tidyMarkdown,
    announce: () => Promise.resolve(),
    readFolder: async (workspace) => {
      await folder.sync(workspace);
    },
  });
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'quaymaster-from-chat-'));
  store = await openMemoryStore();
  warned = [];
  clock = 0;
  begin();
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

const base = () => join(root, 'from-chat', 'slack-T1');
const path = (file: string) => join(base(), file);
const read = (file: string) => readFile(path(file), 'utf8');
const change = async (file: string, from: string, to: string) =>
  writeFile(path(file), (await read(file)).replace(from, to));
async function files(): Promise<string[]> {
  if (!existsSync(base())) return [];
  const found = await readdir(base(), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(base().length + 1))
    .sort();
}
/** Looks until nothing is left to do, deletions included. */
async function settle(): Promise<void> {
  for (let times = 0; times < 4; times++) {
    await folder.sync(TEAM);
    clock += 3_000;
  }
}
async function keep(topic: string, text = `All of ${topic}.`): Promise<TaughtNote> {
  const outcome = await teaching.keep({ topic, text }, ANN);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  await folder.sync(TEAM);
  return outcome.note;
}
const now = async ({ id }: Pick<TaughtNote, 'id'>): Promise<TaughtNote> => {
  const note = await store.taught.find(TEAM, id);
  if (note === null) throw new Error('gone');
  return note;
};

describe('what the disk does not take', () => {
  const keepIn = async (topic: string, file: string) => {
    const outcome = await teaching.keep({ topic, text: `All of ${topic}.`, file }, ANN);
    return outcome.kind;
  };

  test.each(['aux.md', 'notes/COM1.md', 'ops.md/b.md', `${'備'.repeat(90)}.md`])(
    'is no file that one may wish for: %s',
    async (file) => {
      expect(await keepIn('Backups', file)).toBe('unfit');
      expect(await keepIn('Aux', '')).toBe('saved');
    },
  );

  test.each([
    ['a folder where a file is to stand', 'ops.md/of.txt', 'ops.md'],
    ['a file where a folder is to stand', 'ops', 'ops/b.md'],
  ])('%s stops no other note', async (_, stands, wanted) => {
    await mkdir(dirname(path(stands)), { recursive: true });
    await writeFile(path(stands), 'by hand');
    await keepIn('Backups', wanted);
    await keepIn('Zoo', '龍.md');
    await folder.sync(TEAM);
    expect(warned.map((one) => one.includes('/teach move'))).toEqual([true]);
    expect(await files()).toContain('龍.md');
  });

  test('a link leads nowhere out of the folder', async () => {
    const outside = join(root, 'outside');
    await mkdir(outside);
    await mkdir(base(), { recursive: true });
    await symlink(outside, path('ops'));
    await keepIn('Backups', 'ops/backups.md');
    await keepIn('Zoo', '龍.md');
    await folder.sync(TEAM);
    await folder.sync(TEAM);
    expect(warned.map((one) => one.includes('was not written'))).toEqual([true]);
    expect(await readdir(outside)).toEqual([]);
    expect(await files()).toEqual(['龍.md']);
  });
});

describe('from chat to the folder', () => {
  test('a kept note is a file, goes where the note goes, and goes away with it', async () => {
    const note = await keep('Backups');
    expect(await files()).toEqual(['backups.md']);
    expect(await read('backups.md')).toContain('# Backups\n\nAll of Backups.\n');
    await teaching.edit(note, { text: 'At three.' }, ANN);
    await folder.sync(TEAM);
    expect(await read('backups.md')).toContain('At three.');
    await teaching.move(await now(note), { file: 'servers/' }, ANN);
    await folder.sync(TEAM);
    expect(await files()).toEqual(['servers/backups.md']);
    await teaching.retire(await now(note), ANN);
    await folder.sync(TEAM);
    expect(await files()).toEqual([]);
    await teaching.restore(await now(note), ANN);
    await folder.sync(TEAM);
    expect(await files()).toEqual(['servers/backups.md']);
  });

  test('a proposal is no file', async () => {
    await teaching.propose({ topic: 'Backups', text: 'x' }, ANN);
    await settle();
    expect(await files()).toEqual([]);
  });

  test('words that were erased go from the file, too', async () => {
    const author = { id: 'U2', hears: false };
    await teaching.keep({ topic: 'Backups', text: 'x', verbatim: true, author }, ANN);
    await folder.sync(TEAM);
    await store.personal.erase(TEAM, 'U2');
    await folder.sync(TEAM);
    expect(await files()).toEqual([]);
  });
});

describe('from the folder to the notes', () => {
  test('what a hand changes is a new version, and stays in the hand’s own form', async () => {
    const note = await keep('Backups');
    const mine = (await read('backups.md')).replace('All of', '# Two\n\nSome of');
    await writeFile(path('backups.md'), mine);
    await settle();
    expect(await now(note)).toMatchObject({ version: 2, text: '## Two\n\nSome of Backups.' });
    expect(await read('backups.md')).toBe(mine);
    expect(await folder.byHand(await now(note))).toBe(mine);
    const [last] = await store.taught.history(TEAM, note.id);
    expect(last).toMatchObject({ act: 'edited-file', who: null });
  });

  test('an edit in chat of what a hand has changed meanwhile is told both', async () => {
    const note = await keep('Backups');
    await change('backups.md', 'All of', 'Some of');
    expect(await teaching.edit(note, { text: 'At three.' }, ANN)).toMatchObject({
      kind: 'conflict',
      note: { text: 'Some of Backups.' },
    });
    await settle();
    expect(await read('backups.md')).toContain('Some of Backups.');
  });

  test('a deleted file retires its note once it stays away; it can be restored', async () => {
    const note = await keep('Backups');
    await rm(path('backups.md'));
    await folder.sync(TEAM);
    expect((await now(note)).state).toBe('kept');
    clock += 3_000;
    await folder.sync(TEAM);
    expect((await now(note)).state).toBe('retired');
    expect(warned).toEqual([expect.stringContaining('was deleted, so the note is retired')]);
    await teaching.restore(await now(note), ANN);
    await settle();
    expect(await files()).toEqual(['backups.md']);
  });

  test('a folder that is gone as a whole retires nothing, and is written anew', async () => {
    const note = await keep('Backups');
    await rm(base(), { recursive: true });
    await settle();
    expect((await now(note)).state).toBe('kept');
    expect(await files()).toEqual(['backups.md']);
  });

  test('a moved file is the same note; a copied one is another', async () => {
    const note = await keep('Backups');
    await mkdir(path('old'));
    await rename(path('backups.md'), path('old/b.md'));
    await settle();
    expect(await now(note)).toMatchObject({ file: 'old/b.md', state: 'kept' });
    await writeFile(path('copy.md'), await read('old/b.md'));
    await settle();
    const all = await store.taught.list(TEAM);
    expect(all.map(({ file }) => file)).toEqual(['copy.md', 'old/b.md']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });

  test('a file that somebody puts there is a note, seen by whom it names', async () => {
    await mkdir(base(), { recursive: true });
    await writeFile(path('doors.md'), '---\naudience: C7\n---\n# Doors\n\nGreen ones.\n');
    await settle();
    expect(await store.taught.list(TEAM)).toMatchObject([
      { topic: 'Doors', text: 'Green ones.', audience: ['C7'], file: 'doors.md', state: 'kept' },
    ]);
    expect(await read('doors.md')).not.toContain('id:');
  });

  test('front matter that a hand took out shows the note to nobody else', async () => {
    const note = await keep('Backups');
    await writeFile(path('backups.md'), '# Backups\n\nAll of Backups.\n');
    await settle();
    expect(await now(note)).toMatchObject({ audience: ['C1'], state: 'kept' });
  });

  test.each(['---\naudience: [C1\n---\n# X\n\ny\n', '', '# Only a heading\n'])(
    'the file %j is left alone and said once; the note stays as it was',
    async (broken) => {
      const note = await keep('Backups');
      await writeFile(path('backups.md'), broken);
      await settle();
      expect(await read('backups.md')).toBe(broken);
      expect(await now(note)).toMatchObject({ version: 1, state: 'kept' });
      expect(warned).toEqual([expect.stringContaining('backups.md was not taken over')]);
    },
  );
});

/** Something that somebody does, to the note or file of that number. */
interface Step {
  readonly does:
    | 'keep'
    | 'edit'
    | 'move'
    | 'retire'
    | 'restore'
    | 'undo'
    | 'hand-edit'
    | 'hand-add'
    | 'hand-delete'
    | 'hand-move'
    | 'sync'
    | 'killed';
  readonly which: number;
  readonly text: string;
  readonly to: string;
  readonly after: number;
}

describe('whatever happens', () => {
  const steps: fc.Arbitrary<readonly Step[]> = fc.array(
    fc.record({
      does: fc.constantFrom<Step['does'][]>(
        ...(['keep', 'keep', 'edit', 'edit', 'move', 'retire', 'restore', 'undo'] as const),
        ...(['hand-edit', 'hand-edit', 'hand-add', 'hand-delete', 'hand-move'] as const),
        ...(['sync', 'killed', 'killed'] as const),
      ),
      which: fc.nat({ max: 2 }),
      text: fc.constantFrom(
        ...['one', '# two\n\nx', '```\nopen', '---\na: b\n---', '<!-- x', '- l', '~~~\nopen'],
        ...[
          '\u200bzero\u200b',
          'setext\n===',
          '---\nid: other\n---\n# x',
          '<div>\n# in',
          'x\n\n  ```\n# x',
        ],
      ),
      to: fc.constantFrom('a/', 'b/x', 'doors'),
      after: fc.nat({ max: 6 }),
    }),
    { minLength: 3, maxLength: 14 },
  );
  let count: number;
  /** What was acknowledged in chat. */
  let acknowledged: { readonly id: string; readonly text: string }[];
  /** What a hand wrote. */
  let byHand: string[];

  const saved = (outcome: TeachOutcome): void => {
    if (outcome.kind === 'saved')
      acknowledged.push({ id: outcome.note.id, text: outcome.note.text });
  };

  async function inChat({ does, which, to }: Step, words: string): Promise<void> {
    const note = (await store.taught.list(TEAM)).at(which);
    if (does === 'keep') {
      const topic = ['Backups', 'Doors', 'Keys'][which] ?? '';
      saved(await teaching.keep({ topic, text: words }, ANN));
    } else if (note === undefined) return;
    else if (does === 'edit') saved(await teaching.edit(note, { text: words }, ANN));
    else if (does === 'move') saved(await teaching.move(note, { file: to }, ANN));
    else if (does === 'retire' || does === 'restore' || does === 'undo')
      saved(await teaching[does](note, ANN));
  }

  async function inFolder({ does, which }: Step, words: string): Promise<void> {
    const file = (await files()).at(which);
    if (does === 'hand-add') {
      await mkdir(base(), { recursive: true });
      await writeFile(path(`hand-${which}.md`), `# Hand ${which}\n\n${words}\n`);
      byHand.push(words);
    } else if (file === undefined) return;
    else if (does === 'hand-delete') await rm(path(file));
    else if (does === 'hand-edit') {
      const front = /^---\n[^]*?\n---\n/.exec(await read(file))?.[0] ?? '';
      await writeFile(path(file), `${front}\n# By hand\n\n${words}\n`);
      byHand.push(words);
    } else if (does === 'hand-move') {
      const to = `moved/${count}.md`;
      await mkdir(dirname(path(to)), { recursive: true });
      await rename(path(file), path(to));
    }
  }

  async function take(step: Step): Promise<void> {
    const words = `${step.text}\n\nno ${count++}`;
    if (step.does === 'sync' || step.does === 'killed') {
      if (step.does === 'killed') stepsLeft = step.after;
      await folder.sync(TEAM).catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'killed')) throw error;
      });
      clock += 3_000;
      if (step.does === 'killed') begin();
    } else if (step.does.startsWith('hand-')) {
      await inFolder(step, words);
      // One hand may write over another's work; the bot may not.
      await folder.sync(TEAM);
    } else await inChat(step, words);
  }

  test('files end as the notes that were acknowledged, and nothing anybody wrote is lost', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        [count, acknowledged, byHand] = [0, [], []];
        for (const step of all) await take(step);
        await settle();
        const notes = await store.taught.list(TEAM);
        const kept = notes.filter(({ state }) => state === 'kept');
        expect(await files()).toEqual(kept.map(({ file }) => file).sort());
        for (const note of kept) {
          const inFile = readTaughtFile(note.file, await read(note.file));
          expect(inFile?.content.topic).toBe(note.topic);
          expect(tidyMarkdown(inFile?.content.text.trim() ?? '')).toBe(note.text);
        }
        const histories = new Map<string, readonly string[]>();
        for (const { id } of notes) {
          const versions = await store.taught.history(TEAM, id);
          histories.set(
            id,
            versions.map(({ content }) => content.text),
          );
        }
        for (const { id, text } of acknowledged) expect(histories.get(id)).toContain(text);
        const every = [...histories.values()].flat();
        for (const words of byHand) expect(every).toContain(tidyMarkdown(words));
        await rm(join(root, 'from-chat'), { recursive: true, force: true });
        await store.close();
        store = await openMemoryStore();
        begin();
      }),
      { numRuns: 15 },
    );
  });
});
