import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openLibrary, type OpenedLibrary } from '../../src/app/open-note-library.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { createTeaching, type Teaching } from '../../src/bot/teach/teaching.js';
import { maySee, type Viewer } from '../../src/core/audience.js';
import { OPERATOR } from '../../src/core/permissions.js';
import { taughtIdOf } from '../../src/core/records/taught-notes.js';
import type { Store } from '../../src/core/records/store.js';
import { tidyMarkdown } from '../../src/notes/formats/taught/tidy-markdown.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const at = (channel: string, workspace = 'T1'): Viewer => ({
  place: { adapter: 'slack', workspace, channel },
});
const ann = (channel: string) => ({
  place: { ...TEAM, channel, thread: channel },
  author: 'U1',
  permissions: OPERATOR,
});

let folder: string;
let store: Store;
let notes: OpenedLibrary;
let teaching: Teaching;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-taught-'));
  await writeFile(join(folder, 'hours.md'), '# Opening hours\n\nFrom nine.\n');
  store = await openMemoryStore();
  notes = await openLibrary({
    sets: [{ name: 'notes', path: folder }],
    mostBytes: Infinity,
    taught: { store: store.taught },
    warn: (sentence) => {
      throw new Error(sentence);
    },
  });
  await store.changes.listen((change) => {
    if (change !== 'missed') notes.expire(change);
  });
  teaching = createTeaching({
    store: store.taught,
    settings: createSettingsService({ store: store.settings }),
    tidy: tidyMarkdown,
    announce: (change) => store.changes.announce(change),
  });
});
afterEach(async () => {
  await notes.close();
  await store.close();
  await rm(folder, { recursive: true });
});

async function keep(topic: string, channel = 'C1') {
  const outcome = await teaching.keep({ topic, text: `All of ${topic}.` }, ann(channel));
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.note;
}
const topics = async (viewer: Viewer, chosen: readonly string[] | null = null) =>
  (await notes.library.view(viewer, chosen)).notes().map(({ topic }) => topic);

test('a kept note answers the very next question in its channel, and nowhere else', async () => {
  expect(await topics(at('C1'))).toEqual(['Opening hours']);
  const note = await keep('Backups');
  const view = await notes.library.view(at('C1'), null);
  const { passages } = view.engine.ask('backups');
  expect(passages[0]?.note.topic).toBe('Backups');
  expect(taughtIdOf(passages[0]?.note.id ?? '')).toBe(note.id);
  expect(passages[0]?.passage.source.file).toBe('from-chat/slack-T1/backups.md');
  expect(await topics(at('C2'))).toEqual(['Opening hours']);
  expect(await topics(at('C1', 'T2'))).toEqual(['Opening hours']);
});

test('edited, moved, retired and restored, it answers as it stands', async () => {
  let note = await keep('Backups');
  const step = async (outcome: ReturnType<Teaching['edit']>) => {
    const after = await outcome;
    if (after.kind !== 'saved') throw new Error(after.kind);
    note = after.note;
    const [, first] = (await notes.library.view(at('C1'), null)).notes();
    return first && [first.root.source.file, first.topic, first.root.children[0]?.text];
  };
  const by = ann('C1');
  expect(await step(teaching.edit(note, { text: 'At three.' }, by))).toEqual([
    'from-chat/slack-T1/backups.md',
    'Backups',
    'At three.',
  ]);
  expect(await step(teaching.move(note, { file: 'servers/' }, by))).toEqual([
    'from-chat/slack-T1/servers/backups.md',
    'Backups',
    'At three.',
  ]);
  expect(await step(teaching.retire(note, by))).toBeUndefined();
  expect(await step(teaching.restore(note, by))).toContain('At three.');
});

test('a channel that is answered from other sets is answered from its own notes all the same', async () => {
  const note = await keep('Backups');
  const open = await keep('Doors', 'C2');
  await teaching.showTo(open, null, ann('C2'));
  expect(await topics(at('C1'), [])).toEqual(['Backups']);
  expect(await topics(at('C2'), ['from-chat'])).toEqual(['Doors']);
  expect(await topics(at('C2'), [])).toEqual([]);
  expect(note.audience).toEqual(['C1']);
});

test('the page and the terminal are one team', async () => {
  const place = { adapter: 'web', workspace: 'local', channel: 'session', thread: 'x' } as const;
  await teaching.keep({ topic: 'Lights', text: 'Off.' }, { ...ann('C1'), place });
  const terminal = { adapter: 'cli', workspace: 'local', channel: 'tty' } as const;
  expect(await topics({ place: terminal })).toEqual(['Opening hours', 'Lights']);
  const keys = { topic: 'Keys', text: 'In the box.' };
  await teaching.keep(keys, { ...ann('C1'), place: { ...terminal, thread: 'y' } });
  expect(await topics({ place: terminal })).toEqual(['Opening hours', 'Keys', 'Lights']);
  expect(await topics({ place })).toEqual(['Opening hours', 'Keys', 'Lights']);
});

test('whoever may not see a note learns nothing of it, whatever happens to notes', async () => {
  const CHANNELS = ['C1', 'C2', 'C3'] as const;
  const audience = fc.option(fc.subarray(['C1', 'C2', 'C3', '@staff'], { minLength: 1 }));
  const channel = fc.constantFrom(...CHANNELS);
  const staff = { administrates: false, groups: [{ id: 'S1', name: 'staff' }] };
  const words = fc.constantFrom('backups', 'doors', 'lights', 'keys');
  const given = fc.record({ channel, audience, topic: words, retired: fc.boolean() });
  const viewer = fc.record({ channel, isStaff: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(given, { maxLength: 4 }),
      fc.array(viewer, { minLength: 1, maxLength: 4 }),
      async (taught, viewers) => {
        for (const { channel, audience, topic, retired } of taught) {
          let note = await keep(topic, channel);
          const shown = await teaching.showTo(note, audience, ann(channel));
          if (shown.kind === 'saved') note = shown.note;
          if (retired) await store.taught.change(note, { state: 'retired' }, BY_NOBODY);
        }
        const all = await store.taught.list(TEAM);
        for (const { channel, isStaff } of viewers) {
          const who = { ...at(channel), ...(isStaff && { permissions: staff }) };
          const seen = all.filter(({ audience }) => maySee(audience ? [audience] : undefined, who));
          const kept = seen.filter(({ state }) => state === 'kept').map(({ id }) => id);
          const view = await notes.library.view(who, null);
          const ids = (list: readonly { readonly id: string }[]) =>
            new Set(list.flatMap(({ id }) => taughtIdOf(id) ?? []));
          expect(ids(view.notes())).toEqual(new Set(kept));
          expect(ids(notes.library.peek(who, null).notes())).toEqual(new Set(kept));
          for (const word of ['backups', 'doors', 'lights', 'keys']) {
            const found = view.engine.ask(word, { top: 9 }).passages.map(({ note }) => note);
            for (const id of ids(found)) expect(kept).toContain(id);
            const named = await teaching.find(TEAM, word, who);
            if (named !== null) expect(seen.map(({ id }) => id)).toContain(named.id);
          }
          const listed = await teaching.list(TEAM, who);
          expect(listed.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id).sort());
          for (const { id } of all)
            expect((await teaching.history(TEAM, id, who)) !== null).toBe(
              seen.some((one) => one.id === id),
            );
        }
      },
    ),
    { numRuns: 12 },
  );
});

const BY_NOBODY = { act: 'retired', who: null } as const;
