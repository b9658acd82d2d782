import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chatStore, visitStore } from '../../src/commands/chat-store.js';
import type { Store } from '../../src/core/records/store.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const HERE = { adapter: 'cli', workspace: 'local' } as const;
const OPEN = { state: 'open', limit: 9 } as const;

const aNote = {
  ...{ topic: 'VPN token', text: 'In the portal.', questions: [], audience: null, file: 'vpn.md' },
  ...{ credit: null, owner: null, standIn: null, review: null, verbatim: false },
};

let passing: Store;
let kept: Store;
let store: Store;
beforeEach(async () => {
  passing = await openMemoryStore();
  kept = await openMemoryStore();
  store = chatStore(passing, kept);
});
afterEach(async () => {
  await passing.close();
  await kept.close();
});

const asked = (workspace: typeof TEAM | typeof HERE) => ({
  id: 'q',
  place: { ...workspace, channel: 'C1', thread: '1' },
  author: 'local',
  question: 'vpn token',
  stems: ['token', 'vpn'],
  status: 'not-found' as const,
  answer: null,
});

test('the inbox of the other outlets is seen and settled', async () => {
  await kept.inbox.record(asked(TEAM));
  const [entry] = await store.inbox.list(TEAM, OPEN);
  expect(entry).toMatchObject({ question: 'vpn token' });
  const reason = { kind: 'reason', text: 'No.' } as const;
  await store.inbox.close(TEAM, entry?.id ?? 0, reason, { through: 'cli', author: 'local' });
  expect(await kept.inbox.list(TEAM, OPEN)).toEqual([]);
});

test('a question that the notes do not answer waits in the inbox, as the bot says', async () => {
  await store.inbox.record(asked(HERE));
  expect(await kept.inbox.list(HERE, OPEN)).toMatchObject([{ question: 'vpn token' }]);
  expect(await store.personal.show(HERE, 'local')).not.toEqual([]);
});

test('a note that was saved is there tomorrow, with its history', async () => {
  const note = await store.taught.add(
    { ...HERE, ...aNote, state: 'kept', source: null, author: null },
    { act: 'kept', who: 'local' },
  );
  if (note === 'full') throw new Error('there is room for one');
  await passing.close();
  expect(await kept.taught.history(HERE, note.id)).toHaveLength(1);
  passing = await openMemoryStore();
});

test('what the talk is about goes with the talk', async () => {
  const place = { ...HERE, channel: 'C1', thread: '1' };
  await store.conversations.remember(
    place,
    { question: 'vpn token', noteId: null, at: 1 },
    'local',
  );
  expect(await store.conversations.recall(place)).toMatchObject({ question: 'vpn token' });
  expect(await kept.conversations.recall(place)).toBeNull();
});

test('of other notes than the configured ones nothing that is said is kept', async () => {
  const visit = visitStore(passing, kept);
  await visit.inbox.record(asked(HERE));
  expect(await visit.inbox.list(HERE, OPEN)).toHaveLength(1);
  expect(await kept.inbox.list(HERE, OPEN)).toEqual([]);
});

test('changed settings are shown and erased with the rest', async () => {
  const scope = { ...HERE, channel: null };
  await store.settings.change({ scope, name: 'speak', value: 'sure', author: 'local' });
  expect(await store.personal.show(HERE, 'local')).toMatchObject([{ kind: 'settings' }]);
  expect(await store.personal.erase(HERE, 'local')).toBe(1);
});
