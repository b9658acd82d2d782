/** Whoever answered in Discord is offered to keep it: ✅ in a thread, thanks, solved posts, through the real discord.js. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openTeam } from '../../fixtures/team-bot.js';
import { ANN, BOB, BOT_USER, FORUM, GUILD } from '../../servers/discord-state.js';
import { openRoom, quiet, until, type DiscordRoom } from './discord-room.js';

jest.setTimeout(60_000);

let room: DiscordRoom;
let thread: string;
beforeEach(async () => {
  room = await openRoom('gateway', await openTeam());
  thread = room.people.thread('How do I book the sauna?');
});
afterEach(async () => {
  await room.close();
  expect(room.state.violations).toEqual([]);
});

const answerBy = (user: string, bot = false) => {
  const id = room.state.snowflake();
  room.state.said.push({ id, channel: thread, author: { id: user, bot } });
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
