/**
 * Files sent to Discord by the real discord.js. A form with a file is told apart by its class, which is another one in the
 * world that quick tests share, so this one has a world of its own.
 */
import { expect, test } from '@jest/globals';
import { openRoom, until } from './discord-room.js';

test('a picture goes along as PNG with its words, and without the permission its words', async () => {
  const room = await openRoom('gateway', {
    rasterise: () => Promise.resolve(new Uint8Array([1, 2, 3])),
  });
  room.bot.handle = () =>
    Promise.resolve({
      summary: 'A picture.',
      blocks: [{ kind: 'picture', svg: '<svg/>', alt: 'Three layers' }],
      tone: 'plain',
      audience: 'everyone',
    });
  room.say(room.people.mention('draw'));
  await until('a post', () => room.posts().length === 1);
  expect([...(room.state.posts[0]?.files ?? [])]).toEqual([['answer-1.png', 3]]);
  expect(room.state.posts[0]?.body['attachments']).toEqual([
    { id: 0, filename: 'answer-1.png', description: 'Three layers' },
  ]);
  room.state.mayAttach = false;
  room.say(room.people.mention('draw'));
  await until('another post', () => room.posts().length === 2);
  expect(JSON.stringify(room.state.posts[1]?.body['embeds'])).toContain('-# Three layers');
  await room.close();
});
