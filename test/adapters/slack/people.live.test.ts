/** Where the notes don't answer in Slack: none of these, people asked, and told, through the real Bolt. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import { openTeam, UNCOVERED, type Team } from '../../fixtures/team-bot.js';
import { openRoom, quiet, until, type SlackRoom } from './slack-room.js';

jest.setTimeout(60_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  let room: SlackRoom;
  let team: Team;
  beforeEach(async () => {
    team = await openTeam();
    room = await openRoom(mode, team);
    room.server.groups.set('support', ['U7']);
  });
  afterEach(async () => {
    await room.close();
    expect(room.server.violations).toEqual([]);
  });

  const set = (name: 'experts' | 'expertsin', value: string) =>
    team.settings.change([{ scope: { ...TEAM, channel: null }, name, value, author: 'UBOSS' }]);
  const postCount = (count: number) =>
    until(`${count} posts`, () => room.server.posts.length >= count);
  const post = (at: number) => {
    const found = room.server.posts[at];
    if (found === undefined) throw new Error(`no post ${at}`);
    return found;
  };
  /** Whom a post calls. */
  const called = (at: number) =>
    [...JSON.stringify(post(at).blocks).matchAll(/"(?:usergroup_id|user_id)":"(\w+)"/g)].map(
      ([, id]) => id,
    );
  const askPerson = async (on: number, user = 'U1') => {
    await room.deliver(room.people.click('Ask a person', post(on), { user, thread: '100.1' }));
  };

  test('a miss offers people, who are asked in its thread, once, and nobody else is called', async () => {
    await set('experts', '@support');
    const hostile = `${UNCOVERED} <!channel> <@U666> <!subteam^S999>`;
    await room.deliver(room.people.mention(hostile, { ts: '100.1' }));
    await postCount(1);
    const click = room.people.click('Ask a person', post(0), { thread: '100.1' });
    await Promise.all([room.deliver(click), room.deliver(click)]);
    await postCount(2);
    expect(post(1)).toMatchObject({ channel: 'C1', thread: '100.1' });
    expect(called(1)).toEqual(['SSUPPORT', 'U1']);
    await askPerson(0, 'U2');
    await until('told', () => room.server.ephemerals.length > 0);
    expect(room.server.ephemerals[0]?.text).toMatch(/asked that already/);
    await quiet();
    expect(room.server.posts).toHaveLength(2);
  });

  test('asked by a command, which only the asker saw, people see it in the channel', async () => {
    await set('experts', 'SSUPPORT');
    await room.deliver(room.people.command('/person', UNCOVERED));
    await postCount(1);
    expect(post(0)).toMatchObject({ channel: 'C1', thread: null });
    expect(called(0)).toEqual(['SSUPPORT', 'U1']);
  });

  test('where a channel is named they are asked there, and the asker is told in the thread', async () => {
    await set('experts', '@support');
    await set('expertsin', 'C999');
    await room.deliver(room.people.message(UNCOVERED, { channel: 'D1' }));
    await postCount(1);
    await room.deliver(room.people.click('Ask a person', post(0), { channel: 'D1' }));
    await postCount(2);
    await until('told', () => room.server.ephemerals.length > 0);
    const there = room.server.posts.find(({ channel }) => channel === 'C999');
    expect(there?.thread).toBeNull();
    expect(JSON.stringify(there?.blocks)).toContain('usergroup');
    expect(JSON.stringify(there?.blocks)).not.toContain('"user_id"');
    expect(room.server.ephemerals[0]?.text).toMatch(/told here/);
  });

  test('closing the question tells whoever asked people, where they asked', async () => {
    await set('experts', '@support');
    await room.deliver(room.people.mention(UNCOVERED, { ts: '100.1' }));
    await postCount(1);
    await askPerson(0);
    await postCount(2);
    const { store, settings } = team;
    const inbox = createInboxService({
      store,
      settings,
      topicsInView: () => Promise.resolve(['Tides']),
    });
    const [entry] = await store.inbox.list(TEAM, { state: 'open', limit: 5 });
    const note = { kind: 'note', text: 'Tides' } as const;
    await inbox.close(TEAM, entry?.id ?? 0, note, { through: 'web', author: 'x' });
    await postCount(3);
    expect(post(2)).toMatchObject({ channel: 'C1', thread: '100.1' });
    expect(post(2).text).toBe(`People have answered “${UNCOVERED}”: it is in the notes now.`);
    expect(called(2)).toEqual(['U1']);
  });
});
