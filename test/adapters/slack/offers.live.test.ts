/** Whoever answered in Slack is offered to keep it: thanks in a thread and ✅, through the real Bolt. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openTeam } from '../../fixtures/team-bot.js';
import { openRoom, quiet, until, type SlackRoom } from './slack-room.js';

jest.setTimeout(60_000);

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  let room: SlackRoom;
  beforeEach(async () => {
    room = await openRoom(mode, await openTeam());
    room.server.said.push(
      { ts: '100.1', user: 'U1', text: 'how do i book the sauna' },
      { ts: '100.2', thread_ts: '100.1', user: 'U7', text: 'Ask `reception`, they have the key.' },
    );
  });
  afterEach(async () => {
    await room.close();
    expect(room.server.violations).toEqual([]);
  });

  const thank = (text: string, user = 'U1', ts = '100.9') =>
    room.deliver(room.people.message(text, { user, ts, thread: '100.1' }));
  const check = (ts: string, author: string, user = 'U1') =>
    room.deliver(
      room.people.event({
        type: 'reaction_added',
        user,
        reaction: 'white_check_mark',
        item_user: author,
        item: { type: 'message', channel: 'C1', ts },
        event_ts: '101.1',
      }),
    );
  const offers = () => room.server.ephemerals;

  test('thanks in a thread offer its answerer, once, what opens the form with the message', async () => {
    room.server.admins.add('U7');
    await thank('thanks, that worked');
    await until('an offer', () => offers().length > 0);
    await thank('it really worked', 'U1', '100.95');
    await check('100.2', 'U7');
    await quiet();
    expect(offers()).toHaveLength(1);
    expect(offers()[0]).toMatchObject({ channel: 'C1', user: 'U7', thread: '100.1' });
    expect(room.server.posts).toEqual([]);
    const [offer] = offers();
    if (offer === undefined) throw new Error('no offer');
    const ephemeral = { user: 'U7', ephemeral: true, ts: '101.1', thread: '100.1' };
    await room.deliver(room.people.click('Save as note…', offer, ephemeral));
    await until('a form', () => room.server.views.length > 0);
    expect(JSON.stringify(room.server.views[0])).toContain('Ask `reception`, they have the key.');
  });

  test('a ✅ on an answer offers it as well; on a question, one’s own or the bot’s it does not', async () => {
    await check('100.1', 'U1', 'U2');
    await check('100.2', 'U7', 'U7');
    await check('100.3', 'U0BOTT1');
    await quiet();
    expect(offers()).toEqual([]);
    await check('100.2', 'U7', 'U2');
    await until('an offer', () => offers().length > 0);
    expect(offers()[0]?.user).toBe('U7');
  });

  test('what others thank for, what did not help, and what a program answered, is left alone', async () => {
    await thank('thanks', 'U3');
    await thank('thanks, but that did not work');
    room.server.said.push({
      ts: '100.3',
      thread_ts: '100.1',
      user: 'U0BOTT1',
      bot_id: 'B1',
      text: 'x',
    });
    await thank('that worked');
    await quiet();
    expect(offers()).toEqual([]);
  });
});
