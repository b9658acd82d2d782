/** What becomes of notes when whoever wrote their message wants them back, or it is deleted or edited. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createOwnNotes, SOURCE_MARK, type OwnNotes } from '../../../src/bot/teach/own-notes.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import type { NewTaughtNote, TaughtNote } from '../../../src/core/records/taught-notes.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const WHERE = { ...TEAM, channel: 'C1', message: '1.2' };

const says = (text: string) => () => Promise.resolve(text);

let store: Store;
let own: OwnNotes;
let announced: number;
beforeEach(async () => {
  store = await openMemoryStore();
  announced = 0;
  own = createOwnNotes({
    store,
    settings: createSettingsService({ store: store.settings }),
    tidy: tidyMarkdown,
    stemsOf: (question) => question.toLowerCase().split(' ').sort(),
    announce: () => {
      announced++;
      return Promise.resolve();
    },
  });
});
afterEach(() => store.close());

async function kept(more: Partial<NewTaughtNote> = {}): Promise<TaughtNote> {
  const note: NewTaughtNote = {
    ...TEAM,
    ...{ topic: 'Backups', text: 'They run at two.', questions: [], audience: ['C1'] },
    ...{ file: 'backups.md', credit: null, owner: 'Bob', standIn: null, review: null },
    verbatim: true,
    state: 'kept',
    source: { adapter: 'slack', channel: 'C1', message: '1.2', link: null, at: 5 },
    author: { id: 'U1', hears: false },
    ...more,
  };
  const added = await store.taught.add(note, { act: 'kept', who: 'U2' });
  if (added === 'full') throw new Error(added);
  return added;
}

async function news(): Promise<News[]> {
  const taken = await store.outbox.take('slack', 'test', 1_000, 9);
  return taken.map(({ body }) => JSON.parse(body) as News);
}

const stateOf = async ({ id }: TaughtNote) => (await store.taught.find(TEAM, id))?.state;

test('people see notes from their own messages, and nobody else’s', async () => {
  await kept();
  expect(await own.list(TEAM, 'U1')).toMatchObject([{ topic: 'Backups' }]);
  expect(await own.list(TEAM, 'U2')).toEqual([]);
});

test('what is withdrawn answers no more, and its channel is told', async () => {
  const note = await kept();
  expect(await own.withdraw(TEAM, note.id, 'U2')).toBeNull();
  expect(await stateOf(note)).toBe('kept');
  expect(await own.withdraw(TEAM, note.id, 'U1')).toMatchObject({ state: 'withdrawn' });
  expect(await stateOf(note)).toBe('withdrawn');
  expect(announced).toBe(1);
  const [told] = await news();
  expect(told?.message.place).toMatchObject({ channel: 'C1' });
  expect(told?.reply.summary).toContain('“Backups”');
  expect(told?.reply.summary).toContain('Bob');
});

test('what is kept without its author stays, and is no longer theirs', async () => {
  const note = await kept({ credit: 'Ann' });
  expect(await own.keepWithout(TEAM, note.id, 'U1')).toMatchObject({ id: note.id });
  expect(await store.taught.find(TEAM, note.id)).toMatchObject({
    state: 'kept',
    credit: null,
    author: null,
  });
  expect(await own.list(TEAM, 'U1')).toEqual([]);
});

test('people have themselves named, and unnamed in every version', async () => {
  const note = await kept();
  expect(await own.name(TEAM, note.id, 'U2', 'Eve')).toBeNull();
  expect(await own.name(TEAM, note.id, 'U1', ' Ann\n Lee ')).toMatchObject({ id: note.id });
  expect(await store.taught.find(TEAM, note.id)).toMatchObject({ credit: 'Ann Lee' });
  await own.name(TEAM, note.id, 'U1', null);
  expect(await store.taught.find(TEAM, note.id)).toMatchObject({ credit: null });
  expect(JSON.stringify(await store.taught.history(TEAM, note.id))).not.toContain('Ann Lee');
  expect(await own.list(TEAM, 'U1')).toHaveLength(1);
  expect(announced).toBe(2);
});

test('people hear of their own notes, until they say no', async () => {
  const note = await kept();
  expect(await own.hear(TEAM, note.id, 'U2')).toBeNull();
  expect(await own.hear(TEAM, note.id, 'U1')).toMatchObject({ id: note.id });
  expect(await store.taught.authorOf(TEAM, note.id)).toBe('U1');
  expect(await own.hearNoMore(TEAM, 'U1')).toBe(1);
  expect(await store.taught.authorOf(TEAM, note.id)).toBeNull();
});

test('a deleted message takes a note in its own words along, once', async () => {
  const note = await kept();
  expect(await own.sourceChanged(WHERE, 'deleted')).toBe(1);
  expect(await own.sourceChanged(WHERE, 'deleted')).toBe(0);
  expect(await stateOf(note)).toBe('withdrawn');
  expect(await news()).toHaveLength(1);
});

test('a note in other words stays, and is marked; so is one whose message was edited', async () => {
  const note = await kept({ verbatim: false });
  await own.sourceChanged(WHERE, 'deleted');
  await own.sourceChanged(WHERE, 'edited');
  expect(await stateOf(note)).toBe('kept');
  expect(await store.coolDowns.running(TEAM, SOURCE_MARK)).toEqual([
    `${SOURCE_MARK}deleted ${note.id}`,
    `${SOURCE_MARK}edited ${note.id}`,
  ]);
  expect(await news()).toEqual([]);
});

test('what an edited message says is kept and told its owner, once an hour; said again, it is dropped', async () => {
  const note = await kept({ owner: '<@U0OWN1234>' });
  await own.sourceChanged(WHERE, 'edited', says('They run at three.'));
  await own.sourceChanged(WHERE, 'edited', says('They run at four.'));
  expect(await store.sourceEdits.list(TEAM)).toEqual([
    { note: note.id, text: 'They run at four.' },
  ]);
  const told = await news();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    message: { author: 'U0OWN1234', place: { thread: 'C1/U0OWN1234' } },
    reply: { audience: 'asker' },
  });
  expect(JSON.stringify(told[0]?.reply)).toContain('-They run at two.\\n+They run at three.');
  await own.sourceChanged(WHERE, 'edited', says('They run at two.'));
  expect(await store.sourceEdits.list(TEAM)).toEqual([]);
  expect(await store.taught.find(TEAM, note.id)).toMatchObject({ text: 'They run at two.' });
});

test('words of an edit go with their author', async () => {
  const note = await kept({ verbatim: false });
  await own.sourceChanged(WHERE, 'edited', says('They run at three.'));
  await own.keepWithout(TEAM, note.id, 'U1');
  expect(await store.sourceEdits.list(TEAM)).toEqual([]);
  const other = await kept({ file: 'b.md' });
  await store.sourceEdits.put(TEAM, { note: other.id, text: 'x' });
  await store.personal.erase(TEAM, 'U1');
  expect(await store.sourceEdits.list(TEAM)).toEqual([]);
});

test('another message, channel or workspace concerns no note', async () => {
  await kept();
  expect(await own.sourceChanged({ ...WHERE, message: '1.3' }, 'deleted')).toBe(0);
  expect(await own.sourceChanged({ ...WHERE, channel: 'C2' }, 'deleted')).toBe(0);
  expect(await own.sourceChanged({ ...WHERE, workspace: 'T2' }, 'deleted')).toBe(0);
});

test('no channel is told of a note that it may not see', async () => {
  const note = await kept({ audience: ['C9'] });
  await own.withdraw(TEAM, note.id, 'U1');
  expect(await news()).toEqual([]);
});
