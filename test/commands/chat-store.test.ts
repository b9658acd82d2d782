import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chatStore } from '../../src/commands/chat-store.js';
import type { Store } from '../../src/core/records/store.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const HERE = { adapter: 'cli', workspace: 'local' } as const;
const OPEN = { state: 'open', limit: 9 } as const;

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

test('what is asked in the chat is not kept', async () => {
  await store.inbox.record(asked(HERE));
  expect(await kept.inbox.list(HERE, OPEN)).toEqual([]);
  expect(await kept.personal.show(HERE, 'local')).toEqual([]);
  expect(await store.personal.show(HERE, 'local')).not.toEqual([]);
});

test('changed settings are shown and erased with the rest', async () => {
  const scope = { ...HERE, channel: null };
  await store.settings.change({ scope, name: 'speak', value: 'sure', author: 'local' });
  expect(await store.personal.show(HERE, 'local')).toMatchObject([{ kind: 'settings' }]);
  expect(await store.personal.erase(HERE, 'local')).toBe(1);
});
