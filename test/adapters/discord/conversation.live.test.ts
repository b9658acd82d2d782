/** Conversations in Discord, end to end: the real discord.js over real sockets, interactions in both ways. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANN,
  BOB,
  BOT_ROLE,
  BOT_USER,
  FORUM,
  GENERAL,
  GUILD,
  MODERATORS,
  type DiscordPost,
} from '../../servers/discord-state.js';
import { OUTSIDER } from '../../../src/core/permissions.js';
import { openRoom, quiet, until, type DiscordRoom } from './discord-room.js';

describe.each(['gateway', 'http'] as const)('interactions by %s', (mode) => {
  let room: DiscordRoom;
  const postCount = (count: number) =>
    until(
      `${count} posts, not ${JSON.stringify(room.posts())}`,
      () => room.posts().length === count,
    );
  const whispered = (count: number) =>
    until(`${count} whispers`, () => room.whispers().length === count);
  const labels = (post: DiscordPost | undefined) => {
    const rows = (post?.body['components'] ?? []) as { components: { label: string }[] }[];
    return rows.flatMap(({ components }) => components.map(({ label }) => label));
  };
  const lastPost = () => room.state.posts.at(-1);

  beforeEach(async () => {
    room = await openRoom(mode);
  });
  afterEach(async () => {
    await room.close();
    expect(room.state.violations).toEqual([]);
    expect(room.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('a slash command is answered for all to see', async () => {
    await room.deliver(room.people.command('ask', { question: 'what is a layer?' }));
    await postCount(1);
    expect(room.posts()).toEqual(['You said: /ask what is a layer?']);
    expect(room.state.posts[0]).toMatchObject({ channel: GENERAL, seenBy: null });
  });

  test('asked in private, it is answered to the asker, who shares it once', async () => {
    await room.deliver(room.people.command('ask', { question: 'what is a layer?', private: true }));
    await whispered(1);
    expect(room.posts()).toEqual([]);
    const [shown] = room.whispers();
    await room.deliver(room.people.click('Share with channel', shown));
    await postCount(1);
    await room.deliver(room.people.click('Share with channel', shown));
    await whispered(2);
    expect(room.whispers()[1]?.body['content']).toMatch(/in the channel already/);
    expect(room.posts()).toEqual(['You said: /ask what is a layer?']);
  });

  test.each(['another’s server', 'a conversation with somebody else'])(
    'who has the bot for themselves asks it in %s, alone and as nobody’s member',
    async (where) => {
      const channel = where === 'another’s server' ? GENERAL : room.people.directChannel(BOB);
      const alone = { installed: 'by-person', channel, moderator: true, manager: true } as const;
      const typing = { question: 'what is a layer?', private: false };
      const asking = room.people.command('ask', typing, { ...alone, roles: ['1'] });
      await room.deliver(asking);
      await whispered(1);
      expect(asking.known.response).toMatchObject({ type: 5, data: { flags: 64 } });
      const [shown] = room.whispers();
      expect(labels(shown)).toEqual(['Follow up']);
      const click = room.people.click('Follow up', shown, alone);
      await room.deliver(click);
      await room.deliver(room.people.submit(click.known, { question: 'and the size?' }, alone));
      await whispered(2);
      expect(room.posts()).toEqual([]);
      const nobody = { permissions: OUTSIDER, place: { workspace: 'direct', channel: '' } };
      expect(room.bot.asked).toMatchObject([nobody, { ...nobody, text: 'and the size?' }]);
      expect(room.bot.asked[1]?.place).toEqual(room.bot.asked[0]?.place);
    },
  );

  test('who has the bot for themselves can’t use what is the server’s', async () => {
    const listening = room.people.command('listen', {}, { installed: 'by-person' });
    await room.deliver(listening);
    expect(listening.known.response).toMatchObject({ type: 4, data: { flags: 64 } });
    await quiet();
    expect(room.state.posts).toHaveLength(1);
  });

  test('where the server has the bot too, it is the server’s', async () => {
    await room.deliver(room.people.command('ask', { question: 'x' }, { installed: 'by-both' }));
    await postCount(1);
    expect(room.bot.asked).toMatchObject([{ place: { workspace: GUILD, channel: GENERAL } }]);
  });

  test('an error is for the asker’s eyes only, though the command was public', async () => {
    room.bot.handle = (message) => {
      room.bot.asked.push(message);
      return Promise.resolve({ summary: 'No.', blocks: [], tone: 'bad', audience: 'asker' });
    };
    await room.deliver(room.people.command('ask', { question: 'x' }));
    await whispered(1);
    expect(room.whispers()[0]).toMatchObject({ seenBy: ANN, body: { content: 'No.' } });
    expect(room.posts()).toEqual([]);
  });

  test('images and hosts are completed from memory', async () => {
    const typing = room.people.typing('canirun', 'host', 'win');
    await room.deliver(typing);
    expect(typing.known.response).toEqual({
      type: 8,
      data: {
        choices: [
          { name: 'windows 10', value: 'windows 10' },
          { name: 'windows 11', value: 'windows 11' },
        ],
      },
    });
  });

  test('/canirun without all its words opens a form, which is answered', async () => {
    const command = room.people.command('canirun', { image: 'nginx' });
    await room.deliver(command);
    expect(command.known.response).toMatchObject({ type: 9, data: { title: 'Can it run?' } });
    await room.deliver(
      room.people.submit(command.known, { image: 'my "own" image', host: 'windows 11' }),
    );
    await postCount(1);
    expect(room.bot.asked[0]).toMatchObject({
      text: '/canirun "my own image" on windows 11',
      command: { name: 'canirun', arguments: { image: 'my "own" image', host: 'windows 11' } },
    });
  });

  test('the context menu answers to who chose it', async () => {
    await room.deliver(room.people.menu(`<@${BOT_USER}> how big is an image?`));
    await whispered(1);
    expect(room.bot.asked[0]?.text).toBe('how big is an image?');
    expect(room.whispers()[0]?.body['content']).toMatch(/^You said: how big is an image\?\n/);
  });

  test('the asker and staff remove an answer with a click; others are told why not', async () => {
    for (const question of ['one', 'two'])
      await room.deliver(room.people.command('ask', { question }));
    await postCount(2);
    const [first, second] = [...room.state.posts];
    await room.deliver(room.people.click('Dismiss', first, { user: BOB }));
    await whispered(1);
    expect(room.whispers()[0]?.body['content']).toMatch(/Only who asked, or staff/);
    await room.deliver(room.people.click('Dismiss', first, { user: ANN }));
    await room.deliver(room.people.click('Dismiss', second, { user: BOB, moderator: true }));
    await until('removal', () => room.posts().length === 0);
  });

  test('feedback is kept with the answer it is about', async () => {
    const team = { adapter: 'discord', workspace: GUILD } as const;
    const asking = room.people.command('ask', { question: 'what is a layer?' });
    await room.deliver(asking);
    await postCount(1);
    await room.deliver(room.people.click('Helpful', lastPost(), { user: BOB }));
    await whispered(1);
    expect(await room.store.feedback.count(team, `discord/i/${asking.known.id}`)).toEqual({
      helpful: 1,
      unhelpful: 0,
    });
  });

  test('the follow-up button takes a further question into the same conversation', async () => {
    await room.deliver(room.people.command('ask', { question: 'what is a layer?' }));
    await postCount(1);
    const click = room.people.click('Follow up', lastPost(), { user: BOB });
    await room.deliver(click);
    await room.deliver(
      room.people.submit(click.known, { question: 'and the size?' }, { user: BOB }),
    );
    await postCount(2);
    const [first, second] = room.bot.asked;
    expect(second?.text).toBe('and the size?');
    expect(second?.place).toEqual(first?.place);
  });

  test('a button of an older version is explained', async () => {
    await room.deliver(room.people.command('ask', { question: 'x' }));
    await postCount(1);
    const click = room.people.click('Dismiss', lastPost());
    const payload = { ...click.payload, data: { custom_id: 'gone', component_type: 2 } };
    await room.deliver({ ...click, payload });
    await whispered(1);
  });
});

describe('messages', () => {
  let room: DiscordRoom;
  const postCount = (count: number) =>
    until(
      `${count} posts, not ${JSON.stringify(room.posts())}`,
      () => room.posts().length === count,
    );
  const open = async (options = {}) => {
    room = await openRoom('gateway', options);
  };
  const openReading = () =>
    open({
      messageContent: true,
      prepare: ({ state }: DiscordRoom['server']) => (state.flags = 1 << 19),
    });
  afterEach(async () => {
    await room.close();
    expect(room.state.violations).toEqual([]);
    expect(room.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('a mention is answered by a reply that mentions nobody', async () => {
    await open();
    const mention = room.people.mention('what is a layer?');
    room.say(mention);
    await postCount(1);
    expect(room.state.posts[0]).toMatchObject({
      repliesTo: mention['id'],
      body: {
        content: expect.stringMatching(/^You said: what is a layer\?\n/),
        allowed_mentions: { parse: [] },
      },
    });
    expect(room.server.gateway.intents).toBe(13_825);
  });

  test('thumbs below an answer are votes: one a person, taken back with the reaction', async () => {
    await open();
    const team = { adapter: 'discord', workspace: GUILD } as const;
    const mention = room.people.mention('what is a layer?');
    room.say(mention);
    await postCount(1);
    const answer = room.state.posts[0];
    const votes = (helpful: number, unhelpful: number) =>
      until(`${helpful} to ${unhelpful}`, async () => {
        const found = await room.store.feedback.count(team, `discord/m/${String(mention['id'])}`);
        return found.helpful === helpful && found.unhelpful === unhelpful;
      });
    room.react('👍', answer);
    room.react('👎🏽', answer, { user: BOB });
    await votes(1, 1);
    room.react('👍', answer, { user: BOB });
    await votes(2, 0);
    room.react('👎🏽', answer, { user: BOB, takenBack: true });
    room.react('👍', answer, { takenBack: true });
    await votes(1, 0);
    room.react('👎', answer, { user: BOT_USER });
    room.react('👎', answer, { bot: true });
    room.react('🎉', answer);
    room.react('👎', { channel: GENERAL, id: String(mention['id']) });
    room.react('👎', answer);
    await votes(1, 1);
    expect(room.whispers()).toEqual([]);
  });

  test('a wastebasket below an answer removes it, if its asker or a moderator put it', async () => {
    await open({
      prepare: ({ state }: DiscordRoom['server']) => state.moderatorRoles.push(MODERATORS),
    });
    for (const words of ['one?', 'two?']) room.say(room.people.mention(words));
    await postCount(2);
    const [first, second] = [...room.state.posts];
    room.react('🗑️', first, { user: BOB });
    room.react('🗑', second);
    await postCount(1);
    await quiet();
    expect(room.state.posts).toEqual([first]);
    room.react('🗑️', first, { user: BOB, roles: [MODERATORS] });
    await postCount(0);
  });

  test('a mention of the role that Discord made for the bot is a mention of the bot', async () => {
    await openReading();
    const words = { mentionsRoles: [BOT_ROLE], readable: true };
    room.say(room.people.message(`<@&${BOT_ROLE}> what is a layer?`, words));
    await postCount(1);
    expect(room.bot.asked).toMatchObject([{ text: 'what is a layer?', addressed: true }]);
  });

  test('a mention of another role is none of the bot’s business', async () => {
    await openReading();
    const words = { mentionsRoles: ['900000000000000009'], readable: true };
    room.say(room.people.message('<@&900000000000000009> what is a layer?', words));
    await quiet();
    expect(room.posts()).toEqual([]);
  });

  test('a role’s mention whose words Discord withholds is answered with what can be asked', async () => {
    await open();
    room.say(room.people.message(`<@&${BOT_ROLE}> layers?`, { mentionsRoles: [BOT_ROLE] }));
    await postCount(1);
    expect(room.bot.asked).toMatchObject([{ text: '', addressed: true }]);
  });

  test('a direct message is answered, also when it is delivered twice', async () => {
    await open();
    const channel = room.people.directChannel();
    const message = room.people.message('what is a layer?', { channel });
    room.say(message);
    room.say(message);
    await postCount(1);
    await quiet();
    expect(room.posts()).toEqual(['You said: what is a layer?']);
  });

  test('others’ talk, bots, and the bot itself are met with silence', async () => {
    await open();
    room.say(room.people.message('what is a layer?'));
    room.say(room.people.mention('hello', { bot: true }));
    room.say(room.people.mention('hello', { user: BOT_USER, bot: true }));
    room.say({ ...room.people.mention('joined'), type: 7 });
    await quiet();
    expect(room.bot.asked).toEqual([]);
  });

  test('a reply that pings continues the conversation, whoever writes it', async () => {
    await open();
    room.say(room.people.mention('what is a layer?'));
    await postCount(1);
    const repliesTo = room.state.posts[0]?.id ?? '';
    room.say(room.people.message('and the size?', { user: BOB, mentions: [BOT_USER], repliesTo }));
    await postCount(2);
    const [first, second] = room.bot.asked;
    expect(second).toMatchObject({ text: 'and the size?', author: BOB, place: first?.place });
  });

  test('an edited question edits its answer, and a link preview does not', async () => {
    await open();
    const id = room.state.snowflake();
    room.say(room.people.mention('what is a leyer?', { id }));
    await postCount(1);
    room.change(room.people.mention('what is a leyer?', { id }));
    const edited = new Date().toISOString();
    room.change(room.people.mention('what is a layer?', { id, edited }));
    room.change(room.people.mention('what is a layer?', { id, edited }));
    await until('the edit', () => room.posts()[0] === 'You said: what is a layer?');
    await quiet();
    expect(room.state.posts).toMatchObject([{ edits: 1 }]);
  });

  test('what is for the asker alone is sent to the asker, and never into the channel where that fails', async () => {
    await open();
    room.say(room.people.mention('oops'));
    await postCount(1);
    expect(room.state.posts[0]?.channel).toBe(room.people.directChannel());
    room.state.closed.add(BOB);
    room.say(room.people.mention('oops', { user: BOB }));
    await until('the refusal', () => room.log.lines.join().includes('refused'));
    await quiet();
    expect(room.posts()).toHaveLength(1);
  });

  test.each([50_083, 160_005, 200_000])(
    'where the channel refuses the answer with %i, the asker gets it by mail',
    async (code) => {
      await open();
      const refusal = { status: 403, body: { code, message: 'refused' } };
      room.state.faults.push({ call: `POST /channels/${GENERAL}/messages`, answer: refusal });
      room.say(room.people.mention('what is a layer?'));
      await postCount(1);
      expect(room.state.posts[0]?.channel).toBe(room.people.directChannel());
    },
  );

  test('where the bot may not write, the asker gets the answer by mail', async () => {
    await open();
    room.state.hidden.add(GENERAL);
    room.say(room.people.mention('what is a layer?'));
    await postCount(1);
    expect(room.state.posts[0]?.channel).toBe(room.people.directChannel());
  });

  test('an empty mention asks for help; a server that adds the bot is greeted once', async () => {
    await open();
    room.say(room.people.mention(''));
    await postCount(1);
    expect(room.bot.asked.map(({ text }) => text)).toEqual(['']);
    const { guildJson } = await import('../../servers/discord-guild.js');
    const guild = '800000000000000100';
    const channel = '800000000000000101';
    room.state.channels.set(channel, { id: channel, type: 0, guild, parent: null, name: 'hall' });
    const added = guildJson(room.state, guild, channel);
    room.server.gateway.dispatch('GUILD_CREATE', added);
    room.server.gateway.dispatch('GUILD_CREATE', added);
    await postCount(2);
    await quiet();
    expect(room.state.posts[1]).toMatchObject({
      channel,
      body: { content: expect.stringMatching(/^You said: \/help\n/) },
    });
  });

  test('without the words of messages, /listen says what it can’t hear', async () => {
    await open();
    await room.deliver(room.people.command('listen', { state: 'on' }, { manager: true }));
    await postCount(1);
    expect(JSON.stringify(room.state.posts[0]?.body)).toContain('Message Content Intent');
  });

  test('a channel that allows it is answered unasked, when the bot is sure', async () => {
    await openReading();
    const say = (text: string) => {
      room.say(room.people.message(text, { readable: true }));
    };
    say('what is a layer?');
    await quiet();
    await room.deliver(room.people.command('listen', { state: 'on' }, { manager: true }));
    await postCount(1);
    say('what is a registry?');
    await postCount(2);
    say('I like registries');
    await quiet();
    expect(room.posts()[1]).toBe('You said: what is a registry?');
    expect(room.server.gateway.intents).toBe(13_825 + (1 << 15));
  });

  test.each([
    ['whoever may manage the server, by command', { manager: true }, /also when nobody asks/],
    ['whoever may only remove messages', { moderator: true }, /may manage this Discord server/],
  ])('%s is heard rightly about listening', async (_, doing, answer) => {
    await open();
    await room.deliver(room.people.command('listen', { state: 'on' }, { ...doing, user: BOB }));
    await until('the answer', () => room.state.posts.length === 1);
    expect(JSON.stringify(room.state.posts[0]?.body)).toMatch(answer);
  });

  test('by message, the owner of the server may manage and others may not', async () => {
    await open();
    room.say(room.people.mention('listen on', { user: BOB }));
    await postCount(1);
    room.say(room.people.mention('listen on', { user: ANN }));
    await postCount(2);
    expect(JSON.stringify(room.state.posts[0]?.body)).toContain('Only those who manage');
    expect(JSON.stringify(room.state.posts[1]?.body)).toContain('also when nobody asks');
  });

  test('in a thread the asker goes on without a mention', async () => {
    await openReading();
    const channel = room.people.thread('a talk', GENERAL);
    room.say(room.people.mention('what is a layer?', { channel }));
    await postCount(1);
    room.say(room.people.message('and the size?', { channel, readable: true }));
    await postCount(2);
    room.say(room.people.message('I see', { channel, readable: true, user: BOB }));
    await quiet();
    expect(room.posts()).toHaveLength(2);
  });

  test('a forum post is answered once, by its title, also without the words of messages', async () => {
    await open();
    const scope = { adapter: 'discord', workspace: GUILD, channel: FORUM } as const;
    const change = { scope, name: 'speak', value: 'sure', author: ANN } as const;
    await room.store.settings.change(change);
    const post = room.people.thread('what is a layer?');
    room.say(room.people.message('I read that there are layers.', { id: post, channel: post }));
    await postCount(1);
    room.say(room.people.message('what is a tag?', { channel: post, user: BOB }));
    await quiet();
    expect(room.posts()).toEqual(['You said: what is a layer?']);
    expect(room.state.posts[0]).toMatchObject({ channel: post, repliesTo: post });
  });

  test('a long answer is cut, and all of it is shown page by page to who wants it', async () => {
    await open();
    room.bot.handle = () =>
      Promise.resolve({
        summary: 'Long.',
        blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'word '.repeat(3_000) }] }],
        tone: 'plain',
        audience: 'everyone',
      });
    room.say(room.people.mention('tell'));
    await postCount(1);
    await room.deliver(room.people.click('Show all of it', room.state.posts[0], { user: BOB }));
    await until('a page', () => room.whispers().length === 1);
    const [page] = room.whispers();
    expect(page?.body['content']).toMatch(/page 1 of \d+/);
    await room.deliver(room.people.click('Next page', page, { user: BOB }));
    await until('the next', () => String(page?.body['content']).includes('page 2 of'));
    expect(room.whispers()).toHaveLength(1);
  });

  test('hostile words mention nobody and break nothing', async () => {
    await open();
    room.say(room.people.mention(`@everyone <@${BOB}> <:x:1> *_~\` \u202E`, { mentions: [BOB] }));
    await postCount(1);
    expect(room.bot.asked[0]?.text).toBe('@everyone @user2 :x: *_~` \u202E');
    expect(room.posts()[0]).toBe('You said: \\@everyone @user2 :x: \\*\\_\\~\\`');
  });
});
