/** Where the notes don't answer in Discord: people asked, and told, through the real discord.js. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import { openTeam, UNCOVERED, type Team } from '../../fixtures/team-bot.js';
import {
  ANN,
  BOB,
  GENERAL,
  GUILD,
  MODERATORS,
  type DiscordPost,
} from '../../servers/discord-state.js';
import { openRoom, quiet, until, type DiscordRoom } from './discord-room.js';

jest.setTimeout(60_000);

const TEAM = { adapter: 'discord', workspace: GUILD } as const;

describe.each(['gateway', 'http'] as const)('interactions by %s', (mode) => {
  let room: DiscordRoom;
  let team: Team;
  beforeEach(async () => {
    team = await openTeam();
    room = await openRoom(mode, team);
    const scope = { ...TEAM, channel: null };
    await team.settings.change([{ scope, name: 'experts', value: MODERATORS, author: ANN }]);
  });
  afterEach(async () => {
    await room.close();
    expect(room.state.violations).toEqual([]);
  });

  const postCount = (count: number) =>
    until(`${count} posts: ${JSON.stringify(room.posts())}`, () => room.posts().length >= count);
  const seenByAll = () => room.state.posts.filter(({ seenBy }) => seenBy === null);
  const mentionsIn = (post: DiscordPost | undefined) => post?.body['allowed_mentions'];

  test('a miss offers people, who are asked there, once, and nobody else is called', async () => {
    const hostile = `${UNCOVERED} @everyone <@&999>`;
    room.say(room.people.mention(hostile));
    await postCount(1);
    const click = room.people.click('Ask a person', seenByAll()[0]);
    await room.deliver(click);
    await postCount(2);
    const call = seenByAll()[1];
    expect(call).toMatchObject({ channel: GENERAL });
    expect(String(call?.body['content'])).toContain(`<@&${MODERATORS}> <@${ANN}>`);
    expect(mentionsIn(call)).toEqual({
      parse: [],
      replied_user: false,
      users: [ANN],
      roles: [MODERATORS],
    });
    await room.deliver(room.people.click('Ask a person', seenByAll()[0], { user: BOB }));
    await until('told', () => room.whispers().length > 0);
    await quiet();
    expect(seenByAll()).toHaveLength(2);
  });

  test('asked in private, people see it all the same', async () => {
    await room.deliver(room.people.command('person', { question: UNCOVERED, private: true }));
    await postCount(1);
    expect(mentionsIn(seenByAll()[0])).toMatchObject({ roles: [MODERATORS] });
  });

  test('closing the question tells whoever asked people, where they asked', async () => {
    await room.deliver(room.people.command('person', { question: UNCOVERED }));
    await postCount(1);
    const { store, settings } = team;
    const topicsInView = () => Promise.resolve(['Tides']);
    const inbox = createInboxService({ store, settings, topicsInView });
    const [entry] = await store.inbox.list(TEAM, { state: 'open', limit: 5 });
    const note = { kind: 'note', text: 'Tides' } as const;
    await inbox.close(TEAM, entry?.id ?? 0, note, { through: 'web', author: 'x' });
    await postCount(2);
    expect(String(seenByAll()[1]?.body['content'])).toContain('People have answered');
    expect(mentionsIn(seenByAll()[1])).toMatchObject({ users: [ANN] });
  });
});
