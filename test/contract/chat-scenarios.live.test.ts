/**
 * Chat scenarios, end to end through the real SDK clients against the local protocol servers, each in both ways of its
 * platform: when the bot keeps quiet, what it keeps private, what goes with what is deleted, and what is seen of it.
 */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createBot } from '../../src/bot/create-bot.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import type { AskedQuestion } from '../../src/core/records/inbox.js';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import * as discord from '../adapters/discord/discord-room.js';
import * as slack from '../adapters/slack/slack-room.js';
import { bareParts } from '../fixtures/parts.js';
import { ANN, BOB, BOT_ROLE, BOT_USER, GENERAL } from '../servers/discord-state.js';
import { NOTES, NOTES_FILE } from './conversations.js';

jest.setTimeout(120_000);

const CODE = `
# Deploying

- Deploy by these:
  \`\`\`sh
  git pull
  npm ci
    systemctl restart app
  \`\`\`
- Tell the channel.
`;

/** The real bot over the contract's notes; what it keeps of questions is to be looked at. */
async function openBot() {
  const { notes } = parseNotes(NOTES_FILE, NOTES + CODE);
  const engine = newEngine();
  engine.update([], notes);
  const kept: AskedQuestion[] = [];
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => notes,
    conversations: store.conversations,
    settings,
    questions: {
      record: (question) => {
        kept.push(question);
        return Promise.resolve();
      },
    },
    now: () => new Date(),
  });
  return { bot, kept, store, settings };
}

const QUESTION = 'how fast does a virtual machine start?';
const ANSWER = /half a minute/;

describe.each(['socket', 'http'] as const)('Slack by %s', (mode) => {
  let room: slack.SlackRoom;
  let kept: AskedQuestion[];
  beforeEach(async () => {
    const opened = await openBot();
    kept = opened.kept;
    room = await slack.openRoom(mode, {
      bot: opened.bot,
      store: opened.store,
      settings: opened.settings,
    });
  });
  afterEach(async () => {
    await room.close();
    expect(room.server.violations).toEqual([]);
  });

  const words = () => room.server.posts.map(({ text }) => text);
  const seen = (count: number) =>
    slack.until(`${count} posts, not ${JSON.stringify(words())}`, () => words().length === count);
  const whispered = (count: number) =>
    slack.until(`${count} whispers`, () => room.server.ephemerals.length === count);
  const reacted = (count: number) =>
    slack.until(`${count} reactions`, () => room.server.reactions.length === count);
  /** A thread in which somebody was answered. */
  async function openThread(): Promise<void> {
    await room.deliver(room.people.mention(QUESTION, { ts: '100.1' }));
    await seen(1);
    kept.length = 0;
  }
  const inThread = (text: string, values = {}) =>
    room.deliver(room.people.message(text, { thread: '100.1', ...values }));
  /** Nothing more was said: what is said to the bot afterwards is the next post. */
  async function nothingMore(): Promise<void> {
    const before = words().length;
    await room.deliver(room.people.mention('what is a registry?', { ts: '900.1' }));
    await seen(before + 1);
    expect(words().at(-1)).toMatch(/A registry keeps images/);
  }

  test.each([
    'lol',
    'it worked, nice',
    'ok, let me try that',
    ':tada:',
    'thanks!',
    'why?',
    'help',
    '<!here> can somebody help?',
    '<!channel> what is a registry?',
    '<!subteam^S1|@ops> what is a registry?',
    '<@U2> what is a registry?',
    'bob, did you see this?',
    'how do I bake sourdough bread?',
    'did you try turning it off?',
  ])('quiet in its own thread: %s', async (text) => {
    await openThread();
    await inThread(text);
    await nothingMore();
    expect(kept).toHaveLength(1);
    expect(room.server.reactions).toEqual([]);
  });

  test.each([
    ['and the size?', 'U1', /several gigabytes/],
    ['what is a registry?', 'U1', /A registry keeps images/],
    ['nice, what is a registry?', 'U1', /A registry keeps images/],
    ['what is a registry?', 'U2', /A registry keeps images/],
  ])('answered in its own thread: “%s” by %s', async (text, user, answer) => {
    await openThread();
    await inThread(text, { user });
    await seen(2);
    expect(room.server.posts[1]).toMatchObject({ thread: '100.1' });
    expect(words()[1]).toMatch(answer);
  });

  test.each(['thanks a lot!', '🎉', 'lol', 'ok, let me try that'])(
    'said to it, %s gets a sign',
    async (text) => {
      await room.deliver(room.people.mention(text, { ts: '100.1' }));
      await reacted(1);
      expect(room.server.reactions).toEqual(['C1/100.1 thumbsup']);
      expect(words()).toEqual([]);
      expect(kept).toEqual([]);
    },
  );

  test('thanks without the permission for signs are met with silence', async () => {
    room.server.workspaces.get('xoxb-test-token')?.scopes.delete('reactions:write');
    await room.deliver(room.people.message('thanks', { channel: 'D1' }));
    await nothingMore();
    expect(room.server.ephemerals).toEqual([]);
  });

  test('a mention begins afresh, unless it leans on what was said before', async () => {
    await openThread();
    await room.deliver(room.people.mention('and the size?', { thread: '100.1' }));
    await seen(2);
    expect(words()[1]).toMatch(/several gigabytes/);
    await room.deliver(room.people.mention('sourdough', { thread: '100.1' }));
    await seen(3);
    expect(words()[2]).toMatch(/not in the notes/);
  });

  test.each(['/privacy', '/settings', '/ask', '/notes', '/help'])(
    '%s where two people talk without the bot is for the asker alone',
    async (command) => {
      room.server.strangeChannels.add('D9');
      const text = command === '/ask' ? 'what is a registry?' : '';
      await room.deliver(room.people.command(command, text, { channel: 'D9' }));
      await whispered(1);
      expect(room.server.ephemerals[0]).toMatchObject({ channel: 'D9', user: 'U1' });
      expect(words()).toEqual([]);
    },
  );

  test('what was asked there is shared there by a click, and only then', async () => {
    room.server.strangeChannels.add('D9');
    await room.deliver(room.people.command('/ask', 'what is a registry?', { channel: 'D9' }));
    await whispered(1);
    const shown = room.server.ephemerals[0] ?? { blocks: [] };
    await room.deliver(room.people.click('share', shown, { ephemeral: true, channel: 'D9' }));
    await seen(1);
    expect(room.server.posts[0]).toMatchObject({ channel: 'D9' });
  });

  test('a command in the conversation with the bot is for the asker alone, too', async () => {
    await room.deliver(room.people.command('/ask', 'what is a registry?', { channel: 'D1' }));
    await whispered(1);
    expect(words()).toEqual([]);
  });

  test('a deleted question takes its answer with it', async () => {
    await openThread();
    await room.deliver(room.people.remove('100.1'));
    await seen(0);
  });

  test('a deleted follow-up takes its own answer only', async () => {
    await openThread();
    await inThread('and the size?', { ts: '100.9' });
    await seen(2);
    await room.deliver(room.people.remove('100.9', { thread: '100.1' }));
    await seen(1);
    expect(words()[0]).toMatch(ANSWER);
  });

  test('no answer stands in the channel because its thread is gone', async () => {
    room.server.deleted.add('100.1');
    await room.deliver(room.people.mention(QUESTION, { ts: '100.1' }));
    const removed = () => room.server.calls.some(({ method }) => method === 'chat.delete');
    await slack.until('the removal', removed);
    await nothingMore();
    expect(room.server.posts.filter(({ thread }) => thread === null)).toEqual([]);
  });

  test.each(['settings', 'settings speak', 'notes', 'help', 'canirun'])(
    'a mention with “%s” is that command',
    async (text) => {
      await room.deliver(room.people.mention(text, { ts: '100.1' }));
      await slack.until('a reply', () => words().length + room.server.ephemerals.length === 1);
      expect(kept).toEqual([]);
    },
  );

  test('/why explains what a mention in that channel was answered', async () => {
    await openThread();
    await room.deliver(room.people.command('/why', ''));
    await whispered(1);
    expect(room.server.ephemerals[0]?.text).toMatch(
      /answered from “Containers and VMs › Start-up speed”/,
    );
  });

  test('a group direct message is answered when it mentions the bot', async () => {
    const where = { channel: 'G1', channel_type: 'mpim' };
    await room.deliver(room.people.message('what is a registry?', where));
    await room.deliver(room.people.message('<@U0BOTT1> what is a registry?', where));
    await seen(1);
    expect(room.server.posts[0]).toMatchObject({ channel: 'G1' });
  });

  test('a person of another workspace in a shared channel manages nothing', async () => {
    room.server.admins.add('U7');
    const stranger = { user: 'U7', user_team: 'T9', ts: '100.1' };
    await room.deliver(room.people.mention('settings speak off', stranger));
    await whispered(1);
    expect(room.server.ephemerals[0]?.text).toMatch(/for members only/);
    await room.deliver(room.people.mention('what is a registry?', { ...stranger, ts: '100.2' }));
    await seen(1);
  });

  test('a guest is not answered where the workspace says so, a member is', async () => {
    room.server.admins.add('U1');
    room.server.profiles.set('U7', { is_restricted: true });
    await room.deliver(room.people.mention('settings workspace outsiders no', { ts: '100.1' }));
    await seen(1);
    await room.deliver(room.people.mention(QUESTION, { ts: '100.2', user: 'U7' }));
    await whispered(1);
    expect(room.server.ephemerals[0]?.text).toMatch(/members only/);
    await room.deliver(room.people.mention(QUESTION, { ts: '100.3' }));
    await seen(2);
  });

  test('the notification is the answer, and a one-line fact is one line', async () => {
    await room.deliver(room.people.mention('container image size?', { ts: '100.1' }));
    await seen(1);
    expect(words()[0]).toMatch(/^Container image: tens to hundreds of megabytes/);
    const kinds = room.server.posts[0]?.blocks.map((block) => (block as { type: string }).type);
    expect(kinds).toEqual(['rich_text', 'rich_text', 'context_actions']);
  });

  test('a miss is one line that says what happens next', async () => {
    await room.deliver(room.people.mention('how do I bake sourdough bread?', { ts: '100.1' }));
    await seen(1);
    expect(words()[0]).toMatch(/not in the notes.*waits for those who keep them/);
    expect(room.server.posts[0]?.blocks).toHaveLength(2);
  });

  test('code is copyable as it was written', async () => {
    await room.deliver(room.people.mention('notes deploying', { ts: '100.1' }));
    await seen(1);
    expect(JSON.stringify(room.server.posts[0]?.blocks)).toContain(
      JSON.stringify('git pull\nnpm ci\n  systemctl restart app').slice(1, -1),
    );
    expect(JSON.stringify(room.server.posts[0]?.blocks)).toContain('rich_text_preformatted');
  });
});

describe.each(['gateway', 'http'] as const)('Discord, interactions by %s', (mode) => {
  let room: discord.DiscordRoom;
  let kept: AskedQuestion[];
  beforeEach(async () => {
    const opened = await openBot();
    kept = opened.kept;
    room = await discord.openRoom(mode, {
      bot: opened.bot,
      store: opened.store,
      settings: opened.settings,
      messageContent: true,
      prepare: ({ state }) => (state.flags = 1 << 19),
    });
  });
  afterEach(async () => {
    await room.close();
    expect(room.state.violations).toEqual([]);
  });

  const words = () => room.posts().map(String);
  const seen = (count: number) =>
    discord.until(
      `${count} posts, not ${JSON.stringify(words())}`,
      () => words().length === count,
      20_000,
    );
  async function openThread(): Promise<string> {
    const channel = room.people.thread('a talk', GENERAL);
    room.say(room.people.mention(QUESTION, { channel }));
    await seen(1);
    kept.length = 0;
    return channel;
  }
  async function nothingMore(): Promise<void> {
    const before = words().length;
    room.say(room.people.mention('what is a registry?', { user: BOB }));
    await seen(before + 1);
    expect(words().at(-1)).toMatch(/A registry keeps images/);
  }

  test.each([
    ['lol', {}],
    ['it worked, nice', {}],
    ['👍', {}],
    ['@here can somebody help?', {}],
    ['@everyone what is a registry?', { mentionsAll: true }],
    ['<@700000000000000002> what is a registry?', { mentions: [BOB] }],
    ['<@&5> what is a registry?', { mentionsRoles: ['5'] }],
    ['what is a registry?', { repliesTo: '123', repliesToAuthor: BOB }],
    ['bob, did you see this?', {}],
    ['how do I bake sourdough bread?', {}],
  ])('quiet in its own thread: %s %j', async (text, how) => {
    const channel = await openThread();
    room.say(room.people.message(text, { channel, readable: true, ...how }));
    await nothingMore();
    expect(kept).toHaveLength(1);
    expect(room.state.reactions).toEqual([]);
  });

  test.each([
    ['and the size?', ANN, /several gigabytes/],
    ['what is a registry?', BOB, /A registry keeps images/],
  ])('answered in its own thread: “%s” by %s', async (text, user, answer) => {
    const channel = await openThread();
    room.say(room.people.message(text, { channel, readable: true, user }));
    await seen(2);
    expect(words()[1]).toMatch(answer);
  });

  test('a reply to its answer without a ping goes on with it', async () => {
    room.say(room.people.mention(QUESTION));
    await seen(1);
    const [answer] = room.state.posts;
    const reply = { repliesTo: answer?.id ?? '', repliesToAuthor: BOT_USER, readable: true };
    room.say(room.people.message('and the size?', reply));
    await seen(2);
    expect(words()[1]).toMatch(/several gigabytes/);
  });

  test('said to it, thanks get a sign', async () => {
    const mention = room.people.mention('thanks a lot!');
    room.say(mention);
    await discord.until('a sign', () => room.state.reactions.length === 1);
    expect(room.state.reactions).toEqual([`${GENERAL}/${String(mention['id'])} 👍`]);
    expect(words()).toEqual([]);
  });

  test.each([
    ['pinned or previewed', null],
    ['reported without a time', undefined],
  ])('an old mention that is %s is not answered', async (_how, edited) => {
    const mention = room.people.mention(QUESTION);
    room.change({ ...mention, edited_timestamp: edited });
    await nothingMore();
  });

  test('an edited question edits its answer', async () => {
    const mention = room.people.mention('what is a regstry');
    room.say(mention);
    await seen(1);
    const content = `<@${BOT_USER}> ${QUESTION}`;
    room.change({ ...mention, content, edited_timestamp: new Date().toISOString() });
    await discord.until('the edit', () => (words()[0] ?? '').includes('half a minute'), 20_000);
  });

  test('a deleted question takes its answer with it', async () => {
    const mention = room.people.mention(QUESTION);
    room.say(mention);
    await seen(1);
    room.remove(mention);
    await seen(0);
  });

  test('no answer stands in the channel because its question is gone', async () => {
    const mention = room.people.mention(QUESTION);
    room.state.deleted.add(String(mention['id']));
    room.say(mention);
    await nothingMore();
  });

  test('a mention of another matter begins afresh', async () => {
    room.say(room.people.mention(QUESTION));
    await seen(1);
    room.say(room.people.mention('sourdough'));
    await seen(2);
    expect(words()[1]).toMatch(/not in the notes/);
  });

  test.each(['settings', 'notes', 'help', 'why'])(
    'a mention with “%s” is that command',
    async (text) => {
      room.say(room.people.mention(text));
      await seen(1);
      expect(kept).toEqual([]);
    },
  );

  test('its own role is as good as its name', async () => {
    room.say(
      room.people.message(`<@&${BOT_ROLE}> what is a registry?`, {
        mentionsRoles: [BOT_ROLE],
        readable: true,
      }),
    );
    await seen(1);
  });

  test.each([{ pending: true }, { flags: 1 << 4 }])(
    'who is no full member (%j) manages nothing',
    async (member) => {
      const mention = room.people.mention('settings speak off');
      room.say({ ...mention, member: { roles: [], ...member } });
      await discord.until('a refusal', () => room.state.posts.length === 1, 20_000);
      expect(room.state.posts[0]?.body['content']).toMatch(/for members only/);
    },
  );

  test('words stand in the message, once, with a quiet source', async () => {
    await room.deliver(room.people.command('ask', { question: 'container image size?' }));
    await seen(1);
    const [post] = room.state.posts;
    expect(post?.body['content']).toMatch(
      /^> \*\*Container image\*\*: tens to hundreds[^]*\n-# Source: /,
    );
    expect(post?.body['embeds']).toEqual([]);
  });

  test('code is copyable as it was written', async () => {
    await room.deliver(room.people.command('notes', { topic: 'Deploying' }));
    await seen(1);
    expect(words()[0]).toContain('```sh\ngit pull\nnpm ci\n  systemctl restart app\n```');
  });
});
