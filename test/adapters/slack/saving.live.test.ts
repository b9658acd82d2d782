/** In Slack, end to end: a question is missed, answered in its thread, kept from there, and the next is answered with it. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { openTeam, UNCOVERED } from '../../fixtures/team-bot.js';
import { openedBy, openRoom, until, type Mode, type SlackRoom } from './slack-room.js';

// Real sockets and real waits: a busy machine must not fail them.
jest.setTimeout(60_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const ANSWER = 'In the portal, under *Devices*; then `vpn --renew`. Ask @U7 or ada@dock.io.';

let room: SlackRoom;
const open = async (mode: Mode = 'http') => {
  room = await openRoom(mode, await openTeam());
  room.server.admins.add('UADMIN');
};
afterEach(async () => {
  await room.close();
  expect(room.server.violations).toEqual([]);
});

const wordsOf = (value: unknown): string => JSON.stringify(value);

const opened = (what: () => Promise<unknown>) => openedBy(room, what);

/** A question in a channel that the notes don't answer. @returns where it begins a thread */
async function missed(): Promise<string> {
  const posts = room.server.posts.length;
  const ts = '100.1';
  await room.deliver(room.people.mention(UNCOVERED, { ts }));
  await until('that it is not there', () => room.server.posts.length > posts);
  return ts;
}

const saveForm = (thread: string, user = 'UADMIN', callback = 'form_save') =>
  opened(() =>
    room.deliver(
      room.people.shortcut(ANSWER, { user, ts: '100.7', thread, callback, author: 'U5' }),
    ),
  );

async function told(what: string, words: string): Promise<unknown> {
  const seen = () => [...room.server.ephemerals, ...room.server.posts];
  await until(what, () => seen().some((one) => wordsOf(one).includes(words)));
  return seen().find((one) => wordsOf(one).includes(words));
}

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  test('missed, answered in the thread, kept in three clicks, the asker told, the next one answered', async () => {
    await open(mode);
    const thread = await missed();
    const form = await saveForm(thread);
    const shown = wordsOf(form.view);
    expect(shown).toContain(UNCOVERED);
    expect(shown).toContain('under **Devices**; then `vpn --renew`');
    expect(shown).toContain('Ask [name 1 left out] or [address 2 left out].');

    const sent = room.people.submit(form, {}, 'UADMIN');
    await room.deliver(sent);
    await room.deliver(sent);
    await told('that it is kept', 'Kept as');
    const news = await told('the asker', 'The notes now answer');
    expect(wordsOf(news)).toContain('"user_id":"U1"');
    expect(news).toMatchObject({ channel: 'C1', thread });

    const kept = await room.store.taught.list(TEAM);
    expect(kept).toMatchObject([
      {
        state: 'kept',
        questions: [],
        topic: UNCOVERED,
        audience: ['C1'],
        source: {
          channel: 'C1',
          message: '100.7',
          link: 'https://dock.slack.com/archives/C1/p1007',
        },
      },
    ]);
    expect(kept[0]?.text).not.toMatch(/ada@|U7/);
    expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 9 })).toEqual([]);

    const posts = room.server.posts.length;
    await room.deliver(room.people.mention('how can I reset my vpn token?', { user: 'U2' }));
    await until('the next answer', () => room.server.posts.length > posts);
    expect(wordsOf(room.server.posts.at(-1))).toContain('In the portal');
  });
});

test('what was struck out is kept where the writer says so, one by one', async () => {
  await open();
  const form = await saveForm(await missed());
  await room.deliver(room.people.submit(form, { keep: ['2 ada@dock.io'] }, 'UADMIN'));
  await told('that it is kept', 'Kept as');
  const [note] = await room.store.taught.list(TEAM);
  expect(note?.text).toContain('Ask [name 1 left out] or ada@dock.io.');
});

test('what the check of the notes finds is said with it, in the language of the place', async () => {
  await open();
  const scope = { ...TEAM, channel: '' };
  await room.store.settings.change({ scope, name: 'language', value: 'de', author: 'U1' });
  const form = await saveForm(await missed());
  await room.deliver(room.people.submit(form, { answer: 'Siehe [[nirgends]].' }, 'UADMIN'));
  const kept = await told('that it is kept', 'Behalten');
  expect(wordsOf(kept)).toContain('Der Link auf „nirgends“ führt nirgendwohin');
});

test('whose words they are, they alone are named: by a tick, or by a click when others kept them', async () => {
  await open();
  room.server.profiles.set('UADMIN', { is_admin: true, profile: { display_name: 'Grace H.' } });
  room.server.profiles.set('U5', { profile: { display_name: '', real_name: 'Ada Lovelace' } });
  const own = await opened(() =>
    room.deliver(
      room.people.shortcut('Ask *Tim* for it.', {
        ...{ user: 'UADMIN', ts: '300.7', callback: 'form_save', author: 'UADMIN' },
      }),
    ),
  );
  await room.deliver(
    room.people.submit(own, { question: 'who has the key?', keep: ['me'] }, 'UADMIN'),
  );
  await told('that it names her', 'It names Grace H.');
  const form = await saveForm(await missed());
  expect(wordsOf(form.view)).not.toContain('My name');
  await room.deliver(room.people.submit(form, {}, 'UADMIN'));
  const asked = await told('whoever wrote it', 'A note was made of your message');
  expect(asked).toMatchObject({ channel: 'D5' });
  const named = async () => (await room.store.taught.list(TEAM)).map(({ credit }) => credit).sort();
  expect(await named()).toEqual(['Grace H.', null]);

  const on = asked as { blocks: readonly unknown[] };
  await room.deliver(room.people.click('Name me in it', on, { user: 'U5', channel: 'D5' }));
  await told('that she is named', 'names you now: Ada Lovelace');
  expect(await named()).toEqual(['Ada Lovelace', 'Grace H.']);
});

test('an edited message offers its difference, which is taken into the note, or not', async () => {
  await open();
  await room.deliver(room.people.submit(await saveForm(await missed()), {}, 'UADMIN'));
  await told('that it is kept', 'Kept as');
  const edited = 'In the portal, under *Phones*. Ask @U7.';
  await room.deliver(room.people.edit('100.7', ANSWER, edited, { user: 'U5', thread: '100.1' }));
  await until('the edit', async () => (await room.store.sourceEdits.list(TEAM)).length > 0);
  await room.deliver(
    room.people.command('/teach', `show ${UNCOVERED}`, { user: 'UADMIN', channel: 'C1' }),
  );
  const shown = await told('the difference', 'was edited since');
  expect(wordsOf(shown)).toContain('+In the portal, under **Phones**. Ask [name 1 left out].');
  await room.deliver(
    room.people.click('Take it into the note', shown as { blocks: readonly unknown[] }, {
      ...{ user: 'UADMIN', ephemeral: true, channel: 'C1' },
    }),
  );
  await until('that it is taken', async () => {
    const [note] = await room.store.taught.list(TEAM);
    return note?.text.includes('Phones') === true;
  });
  expect(await room.store.sourceEdits.list(TEAM)).toEqual([]);
});

test('Slack tells who left, and nothing of who is there', async () => {
  await open();
  room.server.profiles.set('U9', { deleted: true });
  expect(await room.adapter.isGone('T1', 'U9')).toBe(true);
  expect(await room.adapter.isGone('T1', 'U1')).toBe(false);
});

test('others propose: it waits beside the questions, is accepted, and they are told', async () => {
  await open();
  const thread = await missed();
  const form = await saveForm(thread, 'U3');
  await room.deliver(room.people.submit(form, {}, 'U3'));
  await told('that it is proposed', 'is proposed');
  expect(await room.store.taught.list(TEAM)).toMatchObject([{ state: 'proposed' }]);
  expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 9 })).toHaveLength(1);

  await room.deliver(room.people.command('/inbox', '', { user: 'UADMIN' }));
  const list = await told('the inbox', 'One note is proposed');
  const accept = `Accept “${UNCOVERED}”`;
  await room.deliver(
    room.people.click(accept, list as { blocks: readonly unknown[] }, {
      user: 'UADMIN',
      ephemeral: true,
      channel: 'C1',
    }),
  );
  await told('the proposer', 'The note that you proposed is kept');
  await told('the asker', 'The notes now answer');
  expect(await room.store.taught.list(TEAM)).toMatchObject([{ state: 'kept' }]);
});

test('a named note stands below somebody’s message, for them alone to be called', async () => {
  await open();
  const form = await opened(() =>
    room.deliver(
      room.people.shortcut('is there a spring tide tomorrow? @here', {
        user: 'U3',
        ts: '200.1',
        callback: 'form_post',
        author: 'U5',
      }),
    ),
  );
  expect(wordsOf(form.view)).toContain('Tides');
  await room.deliver(room.people.submit(form, { near: 'Tides' }, 'U3'));
  const posted = await told('the note', 'From the notes, for you');
  expect(posted).toMatchObject({ channel: 'C1', thread: '200.1' });
  expect(wordsOf(posted).match(/"user_id":"\w+"/g)).toEqual(['"user_id":"U5"']);
  expect(wordsOf(posted)).not.toContain('broadcast');
});
