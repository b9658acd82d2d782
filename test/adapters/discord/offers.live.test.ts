/** Whoever answered in Discord is offered to keep it: ✅ in a thread, thanks, solved posts, through the real discord.js. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openTeam } from '../../fixtures/team-bot.js';
import { ANN, BOB, BOT_USER, FORUM, GUILD } from '../../servers/discord-state.js';
import { openRoom, quiet, until, type DiscordRoom } from './discord-room.js';

jest.setTimeout(60_000);

const TEAM = { adapter: 'discord', workspace: GUILD } as const;

let room: DiscordRoom;
let thread: string;
beforeEach(async () => {
  room = await openRoom('gateway', await openTeam(undefined, TEAM));
  thread = room.people.thread('How do I book the sauna?');
});
afterEach(async () => {
  await room.close();
  expect(room.state.violations).toEqual([]);
});

const answerBy = (user: string, bot = false, content = '') => {
  const id = room.state.snowflake();
  room.state.said.push({ id, channel: thread, author: { id: user, bot }, content });
  return id;
};
const check = (message: string, author: string, user = ANN) => {
  const put = room.people.reaction('✅', { channel: thread, id: message }, { user });
  room.server.gateway.dispatch('MESSAGE_REACTION_ADD', { ...put, message_author_id: author });
};
/** What stands in the conversation with somebody. */
const mails = (user: string) =>
  room.state.posts.filter(({ channel }) => channel === room.people.directChannel(user));
const update = (more: Record<string, unknown>) => {
  room.server.gateway.dispatch('THREAD_UPDATE', {
    id: thread,
    type: 11,
    guild_id: GUILD,
    parent_id: FORUM,
    owner_id: ANN,
    name: 'How do I book the sauna?',
    last_message_id: room.state.said.at(-1)?.id ?? thread,
    thread_metadata: {
      archived: false,
      archive_timestamp: new Date().toISOString(),
      auto_archive_duration: 1_440,
      locked: false,
    },
    ...more,
  });
};

test('a ✅ in a thread offers whoever answered, directly and once, with the way to their message', async () => {
  const answer = answerBy(BOB);
  check(answer, BOB);
  await until('an offer', () => mails(BOB).length > 0);
  check(answer, BOB);
  await quiet();
  expect(mails(BOB)).toHaveLength(1);
  const words = JSON.stringify(mails(BOB)[0]?.body);
  expect(words).toContain(`https://discord.com/channels/${GUILD}/${thread}/${answer}`);
  expect(words).toContain('Save as note');
  expect(room.state.posts).toHaveLength(1);
});

test('not for one’s own message, nor the bot’s', async () => {
  check(answerBy(ANN), ANN);
  check(answerBy(BOT_USER, true), BOT_USER);
  await quiet();
  expect(room.state.posts).toEqual([]);
});

test('a post that is closed by hand offers its last answerer, one that Discord closes does not', async () => {
  answerBy(BOB);
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const closed = { archived: true, auto_archive_duration: 1_440, locked: false };
  update({ thread_metadata: { ...closed, archive_timestamp: later } });
  await quiet();
  expect(mails(BOB)).toEqual([]);
  update({ thread_metadata: { ...closed, archive_timestamp: new Date().toISOString() } });
  await until('an offer', () => mails(BOB).length > 0);
});

test('thanks that reply to somebody offer them, where the bot hears words', async () => {
  const answer = answerBy(BOB);
  const said = room.people.message('thanks, that worked', {
    channel: thread,
    repliesTo: answer,
    repliesToAuthor: BOB,
    readable: true,
  });
  room.say(said);
  await until('an offer', () => mails(BOB).length > 0);
});

describe('the offer’s button, in the conversation with the bot alone', () => {
  const WORDS = 'Put your name on the list beside the door.';
  const click = async (user = BOB, as = user) => {
    await until('an offer', () => mails(user).length > 0);
    const clicked = room.people.click('Save as note…', mails(user)[0], { user: as });
    await room.deliver(clicked);
    return clicked.known;
  };

  test('opens the form with their message, and what is sent is kept or proposed in that server', async () => {
    const answer = answerBy(BOB, false, WORDS);
    check(answer, BOB);
    const form = await click();
    expect(form.response).toMatchObject({ type: 9, data: { title: 'Save as note' } });
    expect(JSON.stringify(form.response)).toContain(WORDS);
    const values = { question: 'How do I book the sauna?' };
    await room.deliver(room.people.submit(form, values, { user: BOB }));
    const outcome = () => room.state.posts.map(({ body }) => JSON.stringify(body)).join();
    await until('that it is proposed', () => outcome().includes('is proposed'));
    expect(await room.store.taught.list(TEAM)).toMatchObject([
      {
        state: 'proposed',
        topic: 'How do I book the sauna?',
        text: WORDS,
        audience: [FORUM],
        source: { link: `https://discord.com/channels/${GUILD}/${thread}/${answer}` },
      },
    ]);
    expect(room.state.posts.filter(({ channel }) => channel === thread)).toEqual([]);
  });

  test.each([
    ['who left the server', () => room.state.left.add(BOB)],
    ['who does not see the channel any more', () => room.state.privateChannels.add(FORUM)],
    ['whose message is gone', (answer: string) => room.state.deleted.add(answer)],
  ])('is refused to somebody %s', async (_who, change) => {
    const answer = answerBy(BOB, false, WORDS);
    check(answer, BOB);
    await until('an offer', () => mails(BOB).length > 0);
    change(answer);
    const { response } = await click();
    expect(JSON.stringify(response)).toMatch(/can’t open that from here/);
    expect(JSON.stringify(response)).not.toContain(WORDS);
  });

  test('is refused again when the form is sent, to somebody who left meanwhile', async () => {
    check(answerBy(BOB, false, WORDS), BOB);
    const form = await click();
    room.state.left.add(BOB);
    await room.deliver(room.people.submit(form, { question: 'sauna?' }, { user: BOB }));
    await quiet();
    expect(await room.store.taught.list(TEAM)).toEqual([]);
  });

  test('shows the way to the message where the bot may not read its words', async () => {
    const answer = answerBy(BOB);
    check(answer, BOB);
    const { response } = await click();
    expect(JSON.stringify(response)).toContain(`/channels/${GUILD}/${thread}/${answer}`);
  });

  test('shows nobody but its author what it says', async () => {
    check(answerBy(BOB, false, WORDS), BOB);
    const { response } = await click(BOB, ANN);
    expect(JSON.stringify(response)).not.toContain(WORDS);
  });
});
