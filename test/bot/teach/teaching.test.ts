import { expect, test } from '@jest/globals';
import type { Permissions } from '../../../src/core/permissions.js';
import { OPERATOR, OUTSIDER, STRANGER } from '../../../src/core/permissions.js';
import type { TaughtSource } from '../../../src/core/records/taught-notes.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createTeaching, type Teacher, type Teaching } from '../../../src/bot/teach/teaching.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const SOURCE: TaughtSource = {
  ...{ adapter: 'slack', channel: 'C1', message: '1.2', link: 'https://a.example/p12', at: 5 },
};
const DRAFT = { topic: 'Backups', text: 'They run at two.', source: SOURCE };

const somebody = (permissions: Permissions, channel = 'C1'): Teacher => ({
  place: { ...TEAM, channel, thread: channel },
  author: 'U1',
  permissions,
});
const ANN = somebody(OPERATOR);
const MEMBER = somebody(STRANGER);

async function openTeaching() {
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const announced: string[] = [];
  const teaching = createTeaching({
    store: store.taught,
    settings,
    tidy: tidyMarkdown,
    announce: (change) => {
      announced.push(change.workspace);
      return Promise.resolve();
    },
  });
  return { teaching, settings, announced, store };
}

async function kept(teaching: Teaching, draft = DRAFT) {
  const outcome = await teaching.keep(draft, ANN);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.note;
}

test('a note is kept where its source may be seen, and every replica is told', async () => {
  const { teaching, announced } = await openTeaching();
  expect(await kept(teaching)).toMatchObject({
    state: 'kept',
    audience: ['C1'],
    file: 'backups.md',
    version: 1,
  });
  expect(announced).toEqual(['T1']);
});

test('who may not teach proposes; who teaches keeps the proposal', async () => {
  const { teaching } = await openTeaching();
  expect(await teaching.keep(DRAFT, MEMBER)).toEqual({ kind: 'refused', needs: 'teach' });
  const proposed = await teaching.propose(DRAFT, MEMBER);
  if (proposed.kind !== 'saved') throw new Error(proposed.kind);
  expect(proposed.note.state).toBe('proposed');
  expect(await teaching.restore(proposed.note, MEMBER)).toMatchObject({ kind: 'refused' });
  expect(await teaching.restore(proposed.note, ANN)).toMatchObject({ note: { state: 'kept' } });
  const outsider = somebody(OUTSIDER);
  expect(await teaching.propose(DRAFT, outsider)).toMatchObject({ kind: 'refused' });
});

test('the setting names groups that may teach, and does not let them widen who sees a note', async () => {
  const { teaching, settings } = await openTeaching();
  const note = await kept(teaching);
  const mod = somebody({ administrates: false, groups: [{ id: 'S1', name: 'mods' }] });
  expect(await teaching.mayTeach(mod)).toBe(false);
  const scope = { ...TEAM, channel: null };
  await settings.change([{ scope, name: 'teachers', value: '@mods', author: 'U1' }]);
  expect(await teaching.mayTeach(mod)).toBe(true);
  const { text } = DRAFT;
  const everybody = { ...DRAFT, audience: null };
  expect(await teaching.keep(everybody, mod)).toEqual({ kind: 'refused', needs: 'manage' });
  expect(await teaching.showTo(note, null, mod)).toEqual({ kind: 'refused', needs: 'manage' });
  const shown = await teaching.showTo(note, null, ANN);
  if (shown.kind !== 'saved') throw new Error(shown.kind);
  expect(shown.note.audience).toBeNull();
  expect(await teaching.undo(shown.note, mod)).toEqual({ kind: 'refused', needs: 'manage' });
  expect(await teaching.undo(shown.note, ANN)).toMatchObject({ note: { audience: ['C1'], text } });
});

test('whoever may not see a note finds none: no note, no history, no version', async () => {
  const { teaching } = await openTeaching();
  const note = await kept(teaching);
  const elsewhere = somebody(OPERATOR, 'C2');
  expect(await teaching.list(TEAM, elsewhere)).toEqual([]);
  expect(await teaching.find(TEAM, note.id, elsewhere)).toBeNull();
  expect(await teaching.history(TEAM, note.id, elsewhere)).toBeNull();
  expect(await teaching.edit(note, { text: 'x' }, elsewhere)).toEqual({ kind: 'none' });
  const stale = { ...note, version: 9 };
  expect(await teaching.edit(stale, { text: 'x' }, elsewhere)).toEqual({ kind: 'none' });
});

test('what a note said to few is for those few, also when it is shown to everybody later', async () => {
  const { teaching } = await openTeaching();
  const note = await kept(teaching, { ...DRAFT, text: 'The password is swordfish.' });
  await teaching.edit(note, { text: 'They run at two.' }, ANN);
  await teaching.showTo({ ...note, version: 2 }, null, ANN);
  const texts = async (viewer: Teacher) =>
    (await teaching.history(TEAM, note.id, viewer))?.map(({ content }) => content.text);
  expect(await texts(somebody(STRANGER, 'C2'))).toEqual(['They run at two.']);
  expect(await texts(MEMBER)).toHaveLength(3);
});

test('what its author took back nobody sees, and nobody brings back', async () => {
  const { teaching, store } = await openTeaching();
  const note = await kept(teaching);
  const withdrawn = { act: 'withdrawn', who: 'U9' } as const;
  await store.taught.change(note, { state: 'withdrawn' }, withdrawn);
  expect(await teaching.list(TEAM, ANN)).toEqual([]);
  expect(await teaching.find(TEAM, note.id, ANN)).toBeNull();
  expect(await teaching.history(TEAM, note.id, ANN)).toBeNull();
  for (const version of [1, 2]) {
    expect(await teaching.restore({ ...note, version }, ANN)).toEqual({ kind: 'none' });
    expect(await teaching.undo({ ...note, version }, ANN)).toEqual({ kind: 'none' });
  }
});

test.each(['\u200b', '\u3164\u2800', '\u00ad ', ''])(
  'a topic that nobody sees is none: %j',
  async (topic) => {
    const { teaching } = await openTeaching();
    expect(await teaching.keep({ ...DRAFT, topic }, ANN)).toMatchObject({
      kind: 'unfit',
      problems: [{ field: 'topic', code: 'missing' }],
    });
  },
);

test('a topic is the same however its accents are typed', async () => {
  const { teaching } = await openTeaching();
  const note = await kept(teaching, { ...DRAFT, topic: 'Cafe\u0301' });
  expect(note.topic).toBe('Caf\u00e9');
  expect(await teaching.find(TEAM, 'CAFE\u0301', ANN)).toMatchObject({ id: note.id });
});

test('an edit of an older version changes nothing and tells what stands now', async () => {
  const { teaching } = await openTeaching();
  const note = await kept(teaching);
  await teaching.edit(note, { text: 'At three.' }, ANN);
  expect(await teaching.edit(note, { text: 'At four.' }, ANN)).toMatchObject({
    kind: 'conflict',
    note: { text: 'At three.', version: 2 },
  });
});

test('undo takes the last change back, again and again changes to and fro; what is new is retired', async () => {
  const { teaching } = await openTeaching();
  const note = await kept(teaching);
  const steps: unknown[] = [];
  let now = note;
  const step = async (outcome: ReturnType<Teaching['undo']>) => {
    const after = await outcome;
    if (after.kind !== 'saved') throw new Error(after.kind);
    now = after.note;
    steps.push([now.state, now.text]);
  };
  await step(teaching.edit(now, { text: 'At three.' }, ANN));
  await step(teaching.undo(now, ANN));
  await step(teaching.undo(now, ANN));
  await step(teaching.retire(now, ANN));
  await step(teaching.restore(now, ANN));
  expect(steps).toEqual([
    ['kept', 'At three.'],
    ['kept', 'They run at two.'],
    ['kept', 'At three.'],
    ['retired', 'At three.'],
    ['kept', 'At three.'],
  ]);
  const other = await kept(teaching, { ...DRAFT, topic: 'Other' });
  expect(await teaching.undo(other, ANN)).toMatchObject({ note: { state: 'retired' } });
});

test.each([
  [{ topic: ' ' }, 'topic', 'missing'],
  [{ topic: 'x'.repeat(201) }, 'topic', 'too-long'],
  [{ text: ' \n' }, 'text', 'missing'],
  [{ text: 'x'.repeat(20_001) }, 'text', 'too-long'],
  [{ questions: Array.from({ length: 51 }, (_, at) => `${at}?`) }, 'questions', 'too-many'],
  [{ audience: [] }, 'audience', 'wrong'],
  [{ audience: ['a,b'] }, 'audience', 'wrong'],
  [{ file: '../out.md' }, 'file', 'wrong'],
  [{ file: '.hidden/x.md' }, 'file', 'wrong'],
  [{ file: 'a/.md' }, 'file', 'wrong'],
  [{ review: 'soon' }, 'review', 'wrong'],
])('%j is not kept: %s is %s', async (part, field, code) => {
  const { teaching } = await openTeaching();
  const outcome = await teaching.keep({ ...DRAFT, ...part }, ANN);
  expect(outcome).toMatchObject({ kind: 'unfit', problems: [{ field, code }] });
});

test.each([
  ['How do I restore a *backup*?', undefined, 'how-do-i-restore-a-backup.md'],
  ['Größe', 'servers/', 'servers/größe.md'],
  ['???', undefined, 'note.md'],
  ['Any', 'Servers\\db', 'Servers/db.md'],
])('the note %j with the file %j stands in %s', async (topic, file, expected) => {
  const { teaching } = await openTeaching();
  const draft = { ...DRAFT, topic, ...(file !== undefined && { file }) };
  expect(await teaching.keep(draft, ANN)).toMatchObject({ note: { file: expected } });
});
