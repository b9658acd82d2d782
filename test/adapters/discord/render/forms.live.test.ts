/** Forms in Discord, end to end: settings, closing questions, reasons; over the gateway and by signed requests. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createInboxService } from '../../../../src/bot/inbox/inbox-service.js';
import { createSettingsService } from '../../../../src/bot/settings/settings-service.js';
import { COVERED, openTeam, UNCOVERED, watchFeedback } from '../../../fixtures/team-bot.js';
import {
  ANN,
  BOB,
  GENERAL,
  GUILD,
  type DiscordInteraction,
  type DiscordPost,
} from '../../../servers/discord-state.js';
import type { Doing, InteractionPayload } from '../../../servers/discord-person.js';
import { openRoom, quiet, until, type DiscordRoom, type Mode } from '../discord-room.js';

const TEAM = { adapter: 'discord', workspace: GUILD } as const;
const MANAGER: Doing = { user: ANN, manager: true };
const CHANNEL = 'Change for this channel…';
const WORKSPACE = 'Change for the workspace…';
const AGAIN = 'Open the form again';

let room: DiscordRoom;
const open = async (mode: Mode = 'gateway') => {
  const prepare = ({ state }: DiscordRoom['server']) => (state.flags = 1 << 19);
  room = await openRoom(mode, { ...(await openTeam()), messageContent: true, prepare });
};
afterEach(async () => {
  await room.close();
  expect(room.state.violations).toEqual([]);
  expect(room.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
});

const wordsOf = (value: unknown): string => JSON.stringify(value);

/** Delivers an interaction, and waits for the message that answers it, or that is whispered in its place. */
async function answerTo(interaction: InteractionPayload): Promise<DiscordPost> {
  const before = new Set(room.state.posts);
  const { known } = interaction;
  const answer = () =>
    room.state.posts.find((post) =>
      known.original === 'deleted'
        ? !before.has(post) && post.seenBy === known.user
        : post.id === known.original,
    );
  await room.deliver(interaction);
  await until('a message', () => answer() !== undefined);
  const post = answer();
  if (!post) throw new Error('a message');
  return post;
}

/** Says a message, and waits for one more message of the bot's. */
async function say(message: object): Promise<void> {
  const before = room.state.posts.length;
  room.say(message);
  await until('an answer', () => room.state.posts.length > before);
}

const command = (name: string, options = {}, doing: Doing = MANAGER) =>
  answerTo(room.people.command(name, options, doing));

async function click(label: string, on: DiscordPost, doing = MANAGER): Promise<DiscordInteraction> {
  const clicked = room.people.click(label, on, doing);
  await room.deliver(clicked);
  return clicked.known;
}

const send = (
  form: DiscordInteraction,
  values: Record<string, string | readonly string[]>,
  doing = MANAGER,
) => answerTo(room.people.submit(form, values, doing));

describe.each(['gateway', 'http'] as const)('settings by %s', (mode) => {
  test('the form says what holds and why; what is wrong is said with a way back; what is saved holds', async () => {
    await open(mode);
    const form = await click(CHANNEL, await command('settings'));
    expect(form.response).toMatchObject({ type: 9, data: { title: 'Settings of this channel' } });
    expect(wordsOf(form.response)).toContain('Now mentions: the default.');

    const wrong = await send(form, { cooldown: 'soon', notes: ['all', 'staff'] });
    expect(wrong.seenBy).toBe(ANN);
    expect(wrong.body['content']).toMatch(/from 0 to 1440\. Nothing was changed/);
    expect(wordsOf(wrong.body['embeds'])).toMatch(/Pause before repeating.*soon/);
    expect(await room.store.settings.log(TEAM, 9)).toEqual([]);

    const again = await click(AGAIN, wrong);
    const saved = await send(again, { speak: 'sure', cooldown: '5', notes: ['staff'] });
    expect(saved.seenBy).toBe(ANN);
    expect(saved.body['content']).toContain('The settings are changed.');
    expect(await room.store.settings.log(TEAM, 9)).toMatchObject([
      { scope: { channel: GENERAL }, name: 'cooldown', before: null, after: '5' },
      { name: 'notes', after: 'staff' },
      { name: 'speak', after: 'sure' },
    ]);
    await say(room.people.message(COVERED, { readable: true }));

    const later = await click(CHANNEL, await command('settings'));
    expect(wordsOf(later.response)).toContain('Now sure: set for this channel.');
    expect((await send(later, {})).body['content']).toContain('Nothing was changed');
    await send(later, { speak: 'default', cooldown: '', notes: [] });
    expect((await room.store.settings.all(TEAM)).channels.get(GENERAL) ?? {}).toEqual({});
  });

  test('who may not manage is told who may, instead of the form and instead of saving', async () => {
    await open(mode);
    const settings = await command('settings');
    const stranger = { user: BOB };
    const refusal = await answerTo(room.people.click(CHANNEL, settings, stranger));
    expect(refusal).toMatchObject({ seenBy: BOB });
    expect(refusal.body['content']).toMatch(/Only those who manage.*manage this Discord server/);
    const form = await click(CHANNEL, settings);
    expect((await send(form, { speak: 'off' }, stranger)).body['content']).toMatch(/Only those/);
    expect(await room.store.settings.log(TEAM, 9)).toEqual([]);
  });
});

test('a role chosen in the form may manage from then on, and is chosen when the form is opened again', async () => {
  await open();
  const settings = await command('settings');
  const form = await click(WORKSPACE, settings);
  await send(form, { managers: ['700100000000000001'] });
  const mod = { user: BOB, roles: ['700100000000000001'] };
  const again = await click(WORKSPACE, settings, mod);
  expect(wordsOf(again.response)).toContain('"default_values":[{"id":"700100000000000001"');
  await send(again, { cooldown: '7' }, mod);
  expect((await room.store.settings.all(TEAM)).workspace).toEqual({
    managers: '700100000000000001',
    cooldown: '7',
  });
});

test('in a thread, the form is for the channel that the thread belongs to', async () => {
  await open();
  const channel = room.people.thread('a talk', GENERAL);
  const doing = { ...MANAGER, channel };
  const form = await click(CHANNEL, await command('settings', {}, doing), doing);
  await send(form, { cooldown: '5' }, doing);
  expect((await room.store.settings.all(TEAM)).channels.get(GENERAL)).toEqual({ cooldown: '5' });
});

describe.each(['gateway', 'http'] as const)('the inbox by %s', (mode) => {
  test('closing a question with a note tells who asked, where they asked', async () => {
    await open(mode);
    const thread = room.people.thread('a talk', GENERAL);
    await say(room.people.mention(UNCOVERED, { channel: thread }));
    await command('ask', { question: UNCOVERED }, { user: BOB });
    const [entry] = await room.store.inbox.list(TEAM, { state: 'open', limit: 9 });
    expect(entry).toMatchObject({ askers: 2, places: 2 });

    const question = await command('inbox', { action: 'show', number: String(entry?.id ?? 0) });
    expect(question.seenBy).toBe(ANN);
    const form = await click('Close…', question);
    const wrong = await send(form, { note: 'Harbour' });
    expect(wrong.body['content']).toContain('no topic “Harbour”');
    const told = () =>
      room.state.posts.filter(({ body }) => String(body['content']).includes('now answer'));
    const closed = await send(await click(AGAIN, wrong), { note: 'tides' });
    expect(closed.body['content']).toContain('Those who asked are told, in 2 conversations');
    await until('all told', () => told().length === 2, 20_000);
    expect(told().map(({ channel, body }) => [channel, body['allowed_mentions']])).toEqual(
      expect.arrayContaining([
        [thread, { parse: [], replied_user: false, users: [ANN] }],
        [GENERAL, { parse: [], replied_user: false, users: [BOB] }],
      ]),
    );
    for (const { body } of told()) expect(body['content']).toMatch(/^<@\d+> The notes now answer/);

    expect((await send(form, { note: 'tides' })).body['content']).toMatch(/Question 1, closed/);
    await quiet();
    expect(told()).toHaveLength(2);
  });
});

test('who asked in a conversation with the bot alone is told there', async () => {
  await open();
  const channel = room.people.directChannel(BOB);
  await say(room.people.message(UNCOVERED, { channel, user: BOB }));
  const workspace = { ...TEAM, workspace: 'direct' } as const;
  const [entry] = await room.store.inbox.list(workspace, { state: 'open', limit: 9 });
  const settings = createSettingsService({ store: room.store.settings });
  const queue = createInboxService({
    store: room.store,
    settings,
    topicsInView: () => Promise.resolve(['Tides']),
  });
  const note = { kind: 'note', text: 'Tides' } as const;
  await queue.close(workspace, entry?.id ?? 0, note, { through: 'web', author: 'operator' });
  await until('the news', () => room.state.posts.length === 2, 20_000);
  expect(room.state.posts[1]).toMatchObject({ channel });
});

test('why an answer did not help is asked, and kept with the answer', async () => {
  const { given, ...team } = watchFeedback(await openTeam());
  room = await openRoom('http', team);
  const answer = await command('ask', { question: COVERED }, { user: BOB });
  const form = await click('Not helpful', answer, { user: BOB });
  expect(form.response).toMatchObject({ type: 9, data: { title: 'What was amiss?' } });
  await send(form, { reason: 'outdated', comment: ' That was last year. ' }, { user: BOB });
  expect(given).toMatchObject([
    { author: BOB, helpful: false },
    { author: BOB, helpful: false, reason: 'outdated', comment: 'That was last year.' },
  ]);
  expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 1 })).toMatchObject([
    { causes: { unhelpful: 1 }, askers: 1 },
  ]);
});
