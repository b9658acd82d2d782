import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  createSettingsService,
  type SettingsService,
} from '../../../src/bot/settings/settings-service.js';
import type { Message, Place } from '../../../src/core/message.js';
import type { Reply } from '../../../src/core/reply.js';
import type { Store } from '../../../src/core/records/store.js';
import { createQueue } from '../../../src/delivery/queue.js';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import type { Poster } from '../../../src/delivery/poster.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../../delivery/echo-bot.js';
import { createQuietLog } from '../../delivery/quiet-log.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const THREAD: Place = { ...TEAM, channel: 'C1', thread: '1.2' };
const CLOSER = { through: 'web', author: 'operator' };
const NOTE = { kind: 'note', text: 'VPN tokens' } as const;

let store: Store;
let settings: SettingsService;
beforeEach(async () => {
  store = await openMemoryStore();
  settings = createSettingsService({ store: store.settings, sets: ['public'] });
});
afterEach(async () => {
  await store.close();
});

/** @param seen - channels in which the note can be seen; `null`: in all */
const openInbox = (home: Store = store, seen: readonly string[] | null = null) =>
  createInboxService({
    store: home,
    settings,
    topicsInView: ({ place }) =>
      Promise.resolve(seen === null || seen.includes(place.channel) ? [NOTE.text] : []),
  });

async function ask(author: string, place: Place): Promise<number> {
  const question = 'how do i reset the vpn token';
  const stems = ['reset', 'token', 'vpn'];
  const id = `${author} ${place.thread}`;
  const status = 'not-found';
  await store.inbox.record({ id, place, author, question, stems, status, answer: null });
  const [entry] = await store.inbox.list(TEAM, { state: 'all', limit: 1 });
  return entry?.id ?? 0;
}

/** What was said by the adapter that takes up what the inbox left in the outbox. */
async function said(): Promise<{ to: string; reply: Reply }[]> {
  const posts: { to: string; reply: Reply }[] = [];
  const poster: Poster<string> = {
    reach: ({ place, author }: Message) => `${place.channel}/${place.thread} for ${author}`,
    post: (to, reply) => {
      posts.push({ to, reply });
      return Promise.resolve({ kind: 'posted', id: null });
    },
    update: () => Promise.reject(new Error('nothing to update')),
    remove: () => Promise.reject(new Error('nothing to remove')),
    below: () => Promise.reject(new Error('nothing to stand below')),
    find: () => Promise.resolve(null),
  };
  const service = createQueue({
    adapter: 'slack',
    bot: createEchoBot(),
    store,
    poster,
    log: createQuietLog(),
    settings,
  });
  await service.start();
  await service.stop();
  return posts;
}

test('closing with a note tells each conversation once, and its askers by name', async () => {
  await ask('U1', THREAD);
  await ask('U2', THREAD);
  const id = await ask('U3', { ...THREAD, thread: '9.9' });
  const outcome = await openInbox().close(TEAM, id, NOTE, CLOSER);
  expect(outcome).toMatchObject({ kind: 'closed', told: 2, entry: { state: 'closed' } });
  const posts = await said();
  expect(posts.map(({ to }) => to).sort()).toEqual(['C1/1.2 for U1', 'C1/9.9 for U3']);
  expect(posts.map(({ reply }) => reply.mentions).sort()).toEqual([['U1', 'U2'], ['U3']]);
  expect(posts[0]?.reply.summary).toContain('how do i reset the vpn token');
  expect(JSON.stringify(posts[0]?.reply.blocks)).toContain('/notes VPN tokens');
});

test('closing with a reason tells nobody', async () => {
  const id = await ask('U1', THREAD);
  const reason = { kind: 'reason', text: 'Off topic.' } as const;
  expect(await openInbox().close(TEAM, id, reason, CLOSER)).toMatchObject({
    told: 0,
  });
  expect(await said()).toEqual([]);
});

test('what is closed already is said to be, and nobody is told again', async () => {
  const id = await ask('U1', THREAD);
  const service = openInbox();
  await service.close(TEAM, id, NOTE, CLOSER);
  expect(await service.close(TEAM, id, NOTE, CLOSER)).toMatchObject({ kind: 'closed-before' });
  expect(await said()).toHaveLength(1);
});

test('who closes again after a crash before the entry was closed tells nobody twice', async () => {
  const id = await ask('U1', THREAD);
  const crash = () => Promise.reject(new Error('killed'));
  const crashing = openInbox({ ...store, inbox: { ...store.inbox, close: crash } });
  await expect(crashing.close(TEAM, id, NOTE, CLOSER)).rejects.toThrow('killed');
  await ask('U3', { ...THREAD, thread: '9.9' });
  await openInbox().close(TEAM, id, NOTE, CLOSER);
  expect((await said()).map(({ to }) => to).sort()).toEqual(['C1/1.2 for U1', 'C1/9.9 for U3']);
});

test('who asks again later is told again', async () => {
  const id = await ask('U1', THREAD);
  await openInbox().close(TEAM, id, NOTE, CLOSER);
  await store.inbox.record({
    ...{ id: 'later', place: THREAD, author: 'U1', status: 'not-found', answer: null },
    ...{ question: 'how do i reset the vpn token', stems: ['reset', 'token', 'vpn'] },
  });
  await openInbox().close(TEAM, id, NOTE, CLOSER);
  expect(await said()).toHaveLength(2);
});

test('an entry that is not there is not closed', async () => {
  expect(await openInbox().close(TEAM, 99, NOTE, CLOSER)).toEqual({
    kind: 'not-found',
  });
});

test('where the note can’t be seen nobody is told, and its topic is kept nowhere', async () => {
  await ask('U1', THREAD);
  const id = await ask('U2', { ...THREAD, channel: 'CSTAFF' });
  const outcome = await openInbox(store, ['CSTAFF']).close(TEAM, id, NOTE, CLOSER);
  expect(outcome).toMatchObject({ kind: 'closed', told: 1, untold: 1 });
  expect((await said()).map(({ to }) => to)).toEqual(['CSTAFF/1.2 for U2']);
  const listed = await openInbox(store).list(TEAM, { state: 'closed', limit: 1 });
  expect(listed[0]?.closing?.resolution).toEqual({ kind: 'note', text: '' });
});

test('what the settings of a channel leave out can’t be seen there either', async () => {
  const id = await ask('U1', THREAD);
  const scope = { ...TEAM, channel: 'C1' };
  await settings.change([{ scope, name: 'notes', value: 'public', author: 'U1' }]);
  const service = createInboxService({
    store,
    settings,
    topicsInView: (_viewer, chosen) => Promise.resolve(chosen === null ? [NOTE.text] : []),
  });
  expect(await service.close(TEAM, id, NOTE, CLOSER)).toMatchObject({ told: 0, untold: 1 });
});

test('a note that was limited since it came nearest is named no longer', async () => {
  const id = await ask('U1', THREAD);
  const nearest = { note: 'n1', topic: 'Secret', passage: 'p', version: 'v' };
  const service = (hidden: string) =>
    createInboxService({
      store: {
        ...store,
        inbox: {
          ...store.inbox,
          find: async (...given) => {
            const entry = await store.inbox.find(...given);
            return entry && { ...entry, nearest };
          },
        },
      },
      settings,
      topicsInView: () => Promise.resolve([]),
      hides: (_workspace, note) => note === hidden,
    });
  expect(await service('n2').find(TEAM, id)).toMatchObject({ nearest });
  expect(await service('n1').find(TEAM, id)).toMatchObject({ nearest: null });
});

test.each(['/privacy erase yes', 'privacy erase yes'])(
  'asking “%s” again asks it, whoever clicks',
  async (question) => {
    const place = { ...THREAD, thread: '7.7' };
    await store.inbox.record({
      ...{ id: 'q', place, author: 'U1', question, stems: ['erase'], status: 'not-found' },
      answer: null,
    });
    const [entry] = await store.inbox.list(TEAM, { state: 'all', limit: 1 });
    await openInbox().close(TEAM, entry?.id ?? 0, NOTE, CLOSER);
    const [told] = await said();
    expect(JSON.stringify(told?.reply)).toContain(JSON.stringify(`/ask ${question}`));
    expect(JSON.stringify(told?.reply)).not.toContain(`"message":${JSON.stringify(question)}`);
  },
);
