/**
 * In Discord, end to end, and without the right to read messages: a question is missed, answered below it, kept from
 * there, and the next is answered with it.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import { openTeam, UNCOVERED } from '../../fixtures/team-bot.js';
import { ANN, BOB, GENERAL, GUILD, type DiscordInteraction } from '../../servers/discord-state.js';
import { openRoom, until, type DiscordRoom, type Mode } from './discord-room.js';

const TEAM = { adapter: 'discord', workspace: GUILD } as const;
const ADA = '700000000000000009';
const MANAGER = { user: ANN, manager: true };
const ANSWER = 'In the portal, under **Devices**; then `vpn --renew`. Ask <@700000000000000007>.';

let room: DiscordRoom;
const open = async (mode: Mode = 'gateway') => {
  const prepare = ({ state }: DiscordRoom['server']) => (state.flags = 1 << 19);
  room = await openRoom(mode, { ...(await openTeam(undefined, TEAM)), prepare });
};
afterEach(async () => {
  await room.close();
  expect(room.state.violations).toEqual([]);
  expect(room.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
});

const wordsOf = (value: unknown): string => JSON.stringify(value);
const postWith = (words: string) =>
  room.state.posts.find(({ body }) => wordsOf(body).includes(words));

async function told(words: string) {
  await until(words, () => postWith(words) !== undefined);
  const post = postWith(words);
  if (!post) throw new Error(words);
  return post;
}

/** Somebody asks what the notes don't answer. @returns the id of the question */
async function missed(): Promise<string> {
  const question = room.people.mention(UNCOVERED, { user: BOB });
  room.say(question);
  await until('that it is not there', () => room.state.posts.length > 0);
  return String(question['id']);
}

async function menu(
  text: string,
  entry: string,
  { repliesTo, doing = MANAGER }: { repliesTo?: string; doing?: object } = {},
): Promise<DiscordInteraction> {
  const chosen = repliesTo === undefined ? {} : { repliesTo };
  const clicked = room.people.menu(text, { ...doing, entry, chosen });
  await room.deliver(clicked);
  return clicked.known;
}

describe.each(['gateway', 'http'] as const)('by %s', (mode) => {
  test('missed, answered below it, kept in three clicks, the asker told, the next one answered', async () => {
    await open(mode);
    const form = await menu(ANSWER, 'Save as note', { repliesTo: await missed() });
    expect(form.response).toMatchObject({ type: 9, data: { title: 'Save as note' } });
    const shown = wordsOf(form.response);
    expect(shown).toContain(UNCOVERED);
    expect(shown).toContain('under **Devices**; then `vpn --renew`. Ask [name 1 left out].');

    await room.deliver(room.people.submit(form, {}, MANAGER));
    expect(await told('Kept as')).toMatchObject({ seenBy: ANN });
    const news = await told('The notes now answer');
    expect(news).toMatchObject({ channel: GENERAL, seenBy: null });
    expect(news.body['allowed_mentions']).toMatchObject({ users: [BOB] });

    const [note] = await room.store.taught.list(TEAM);
    expect(note).toMatchObject({
      state: 'kept',
      topic: UNCOVERED,
      audience: [GENERAL],
      source: { link: expect.stringContaining(`/${GUILD}/${GENERAL}/`) as unknown },
    });
    expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 9 })).toEqual([]);
    room.say(room.people.mention('how can I reset my vpn token?', { user: ADA }));
    await told('In the portal');
  });
});

test('delivered twice, it is kept once; others propose, and are told what became of it', async () => {
  await open();
  const form = await menu(ANSWER, 'Save as note', {
    repliesTo: await missed(),
    doing: { user: BOB },
  });
  const sent = room.people.submit(form, {}, { user: BOB });
  await room.deliver(sent);
  await room.deliver(sent);
  await told('is proposed');
  const proposed = await room.store.taught.list(TEAM);
  expect(proposed).toMatchObject([{ state: 'proposed' }]);

  await room.deliver(room.people.command('inbox', {}, MANAGER));
  const inbox = await told('One note is proposed');
  await room.deliver(room.people.click(`Reject “${UNCOVERED}”`, inbox, MANAGER));
  expect(await told('was not kept')).toMatchObject({ channel: GENERAL });
  expect(await room.store.taught.list(TEAM)).toMatchObject([{ state: 'retired' }]);
  expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 9 })).toHaveLength(1);
});

test('whose words they are, they alone are named: by a tick, or by a click when others kept them', async () => {
  await open();
  const form = await menu('Ask Tim for it.', 'Save as note', { doing: { user: ADA } });
  expect(wordsOf(form.response)).toContain('My name');
  const filled = { question: 'who has the key?', keep: ['me'] };
  await room.deliver(room.people.submit(form, filled, { user: ADA }));
  await told('is proposed');
  const credits = async () => (await room.store.taught.list(TEAM)).map(({ credit }) => credit);
  expect(await credits()).toEqual(['user9']);

  const others = await menu(ANSWER, 'Save as note');
  expect(wordsOf(others.response)).not.toContain('My name');
  await room.deliver(room.people.submit(others, { question: UNCOVERED }, MANAGER));
  const asked = await told('A note was made of your message');
  expect(asked.channel).toBe(room.people.directChannel(ADA));
  const there = { user: ADA, channel: room.people.directChannel(ADA) };
  await room.deliver(room.people.click('Name me in it', asked, there));
  await told('names you now');
  expect(await credits()).toEqual(['user9', 'user9']);
});

test('an edited message offers its difference; without its words it is marked', async () => {
  await open();
  const form = await menu(ANSWER, 'Save as note');
  await room.deliver(room.people.submit(form, { question: UNCOVERED }, MANAGER));
  await told('Kept as');
  const [note] = await room.store.taught.list(TEAM);
  const raw = { id: note?.source?.message, channel_id: GENERAL, guild_id: GUILD, type: 0 };
  const author = { id: ADA, username: 'ada' };
  const edit = (content: string) => {
    const edited_timestamp = new Date().toISOString();
    const update = { ...raw, author, content, edited_timestamp, mentions: [] };
    room.server.gateway.dispatch('MESSAGE_UPDATE', update);
  };
  edit('');
  const marks = () => room.store.coolDowns.running(TEAM, 'source edited');
  await until('a mark', async () => (await marks()).length > 0);
  edit('In the portal, under **Phones**.');
  await until('the edit', async () => (await room.store.sourceEdits.list(TEAM)).length > 0);

  await room.deliver(room.people.command('teach', { action: 'show', note: UNCOVERED }, MANAGER));
  const shown = await told('was edited since');
  await room.deliver(room.people.click('Leave the note as it is', shown, MANAGER));
  await told('stays as it is');
  expect(await room.store.sourceEdits.list(TEAM)).toEqual([]);
  expect(await room.store.taught.list(TEAM)).toMatchObject([{ text: note?.text }]);
});

test('Discord tells who left a server, and nothing of who is there', async () => {
  await open();
  room.state.left.add(ADA);
  expect(await room.adapter.isGone(GUILD, ADA)).toBe(true);
  expect(await room.adapter.isGone(GUILD, BOB)).toBe(false);
});

test('a named note stands below somebody’s message, for them alone to be called', async () => {
  await open();
  const form = await menu('is there a spring tide tomorrow?', 'Answer with a note', {
    doing: { user: BOB },
  });
  expect(wordsOf(form.response)).toContain('Tides');
  await room.deliver(room.people.submit(form, { topic: 'spring tide' }, { user: BOB }));
  const posted = await told('From the notes, for you');
  expect(posted).toMatchObject({ channel: GENERAL, seenBy: null });
  expect(posted.body['message_reference']).toMatchObject({
    message_id: expect.any(String) as unknown,
  });
  expect(posted.body['allowed_mentions']).toMatchObject({ users: [ADA] });
});
