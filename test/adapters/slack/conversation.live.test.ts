/** Conversations in Slack, end to end: the real Bolt over real sockets, in each way in which Slack can reach it. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { optionBreaches } from './block-kit-rules.js';
import { openRoom, quiet, until, type SlackRoom } from './slack-room.js';

// Real sockets and real waits: a busy machine must not fail them.
jest.setTimeout(60_000);

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  let room: SlackRoom;
  beforeEach(async () => {
    room = await openRoom(mode, { staff: ['UBOSS'] });
  });
  afterEach(async () => {
    await room.close();
    expect(room.server.violations).toEqual([]);
  });

  const posts = () => room.server.posts.map(({ text }) => text);
  const postCount = (count: number) =>
    until(`${count} posts`, () => room.server.posts.length >= count);

  test('a mention is answered in its thread', async () => {
    await room.deliver(room.people.mention('what is a layer?', { ts: '100.1' }));
    await postCount(1);
    expect(room.server.posts[0]).toMatchObject({
      channel: 'C1',
      thread: '100.1',
      text: 'You said: what is a layer?',
    });
  });

  test('a direct message is answered beside it, without a thread', async () => {
    await room.deliver(room.people.message('what is a layer?', { channel: 'D1' }));
    await postCount(1);
    expect(room.server.posts[0]).toMatchObject({ channel: 'D1', thread: null });
  });

  test('a mention that Slack sends as two events, each twice, is answered once', async () => {
    const said = { ts: '100.1', text: '<@U0BOTT1> hello' };
    const mention = room.people.mention('hello', said);
    const message = room.people.message('<@U0BOTT1> hello', said);
    await Promise.all([mention, message, mention, message].map((one) => room.deliver(one)));
    await postCount(1);
    await quiet();
    expect(posts()).toEqual(['You said: hello']);
  });

  test('what people say to each other is left alone until the channel allows it', async () => {
    room.server.admins.add('U1');
    await room.deliver(room.people.message('what is a layer?'));
    await room.deliver(room.people.mention('listen on'));
    await postCount(1);
    await room.deliver(room.people.message('what is a layer?'));
    await room.deliver(room.people.message('I like layers'));
    await postCount(2);
    await quiet();
    expect(posts()).toEqual([
      expect.stringContaining('also when nobody asks'),
      'You said: what is a layer?',
    ]);
  });

  test('who does not manage the workspace is told who does, and what could not be looked up', async () => {
    room.server.workspaces.get('xoxb-test-token')?.scopes.delete('usergroups:read');
    await room.deliver(room.people.command('listen', 'on'));
    await until('the refusal', () => room.server.ephemerals.length === 1);
    expect(room.server.ephemerals[0]?.text).toMatch(/owners and admins.*usergroups:read/);
  });

  test.each([
    ['a bot', { bot_id: 'B9' }],
    ['itself', { user: 'U0BOTT1' }],
    ['a notice of Slack', { subtype: 'channel_join' }],
    ['a removal', { subtype: 'message_deleted' }],
  ])('%s is never answered, not even in a direct message', async (_, values) => {
    await room.deliver(room.people.message('hello?', { channel: 'D1', ...values }));
    await room.deliver(room.people.message('after it', { channel: 'D2' }));
    await postCount(1);
    await quiet();
    expect(posts()).toEqual(['You said: after it']);
  });

  test('a link preview, which Slack reports as a change, is no edit', async () => {
    await room.deliver(room.people.mention('see example.org', { ts: '100.1' }));
    await postCount(1);
    const words = '<@U0BOTT1> see example.org';
    await room.deliver(room.people.edit('100.1', words, words));
    await quiet();
    expect(room.server.posts).toMatchObject([{ edits: 0 }]);
  });

  test('an edited question edits its answer', async () => {
    await room.deliver(room.people.mention('what is a leyer?', { ts: '100.1' }));
    await postCount(1);
    const edit = room.people.edit('100.1', 'leyer', '<@U0BOTT1> what is a layer?');
    await room.deliver(edit);
    await room.deliver(edit);
    await until('the edit', () => posts()[0] === 'You said: what is a layer?');
    await quiet();
    expect(room.server.posts).toMatchObject([{ edits: 1 }]);
  });

  test.each(['is_archived', 'restricted_action'])(
    'where the channel refuses the answer with %s, the asker gets it directly',
    async (error) => {
      const answer = { status: 200, body: { ok: false, error } };
      room.server.faults.push({ method: 'chat.postMessage', answer });
      await room.deliver(room.people.mention('what is a layer?'));
      await until('the answer', () => room.server.posts.length === 1);
      expect(room.server.posts[0]?.channel).toMatch(/^[DU]/);
    },
  );

  test('follow-ups in the bot’s own thread need no mention', async () => {
    await room.deliver(room.people.mention('what is a layer?', { ts: '100.1' }));
    await postCount(1);
    await room.deliver(room.people.message('and the size?', { thread: '100.1' }));
    await postCount(2);
    const aside = { thread: '100.1', user: 'U2' };
    await room.deliver(room.people.message('no idea', aside));
    for (const others of ['<@U2>', '<!here>', '<!channel>', '<!subteam^S1|@ops>'])
      await room.deliver(room.people.message(`${others} do you know?`, { thread: '100.1' }));
    await quiet();
    expect(posts()).toEqual(['You said: what is a layer?', 'You said: and the size?']);
  });

  test('a slash command is answered to the asker, who shares it once', async () => {
    await room.deliver(room.people.command('/ask', 'what is a layer?'));
    await until('the answer', () => room.server.ephemerals.length === 1);
    const [shown] = room.server.ephemerals;
    expect(shown).toMatchObject({ user: 'U1', text: 'You said: /ask what is a layer?' });
    expect(posts()).toEqual([]);
    const click = room.people.click('share', shown ?? { blocks: [] }, { ephemeral: true });
    await room.deliver(click);
    await postCount(1);
    await room.deliver(room.people.click('share', shown ?? { blocks: [] }, { ephemeral: true }));
    await quiet();
    expect(posts()).toEqual(['You said: /ask what is a layer?']);
    expect(room.server.ephemerals).toEqual([]);
  });

  test('a share reaches a channel that the bot is no member of, and goes with a click', async () => {
    room.server.strangeChannels.add('C9');
    await room.deliver(room.people.command('/ask', 'what is a layer?', { channel: 'C9' }));
    await until('the answer', () => room.server.ephemerals.length === 1);
    const shown = room.server.ephemerals[0] ?? { blocks: [] };
    await room.deliver(room.people.click('share', shown, { ephemeral: true, channel: 'C9' }));
    await postCount(1);
    const [post] = room.server.posts;
    if (!post) throw new Error('a post');
    expect(post).toMatchObject({ channel: 'C9' });
    const dismiss = (user: string) =>
      room.deliver(room.people.click('dismiss', post, { user, channel: 'C9', ts: post.ts }));
    await dismiss('U2');
    await until('the refusal', () =>
      room.server.ephemerals.some(({ text }) => text.startsWith('Only who asked, or staff')),
    );
    expect(posts()).toHaveLength(1);
    await dismiss('U1');
    await until('removal', () => room.server.posts.length === 0);
  });

  test('an error is for the asker’s eyes only', async () => {
    await room.deliver(room.people.mention('oops', { ts: '100.1' }));
    await until('the error', () => room.server.ephemerals.length === 1);
    expect(room.server.ephemerals[0]).toMatchObject({ user: 'U1', channel: 'C1', thread: '100.1' });
    expect(posts()).toEqual([]);
  });

  test('the message shortcut shows the answer to who clicked and shares it into the thread', async () => {
    await room.deliver(room.people.shortcut('how big is an image?', { ts: '100.1' }));
    await until('the answer', () => room.server.ephemerals.length === 1);
    const shown = room.server.ephemerals[0] ?? { blocks: [] };
    expect(shown).toMatchObject({ text: 'You said: how big is an image?', thread: '100.1' });
    await room.deliver(room.people.click('share', shown, { ephemeral: true }));
    await postCount(1);
    expect(room.server.posts[0]).toMatchObject({ thread: '100.1' });
  });

  test('the asker and staff remove an answer with a click; others are told why not', async () => {
    for (const ts of ['100.1', '100.2', '100.3']) {
      await room.deliver(room.people.mention('hello', { ts }));
    }
    await postCount(3);
    room.server.admins.add('UADMIN');
    const [first, second, third] = [...room.server.posts];
    if (!first || !second || !third) throw new Error('three posts');
    await room.deliver(room.people.click('dismiss', first, { user: 'U2', ts: first.ts }));
    await until('the refusal', () => room.server.ephemerals.length === 1);
    expect(room.server.ephemerals[0]?.text).toMatch(/Only who asked, or staff/);
    expect(posts()).toHaveLength(3);
    await room.deliver(room.people.click('dismiss', first, { ts: first.ts }));
    await room.deliver(room.people.click('dismiss', second, { user: 'UBOSS', ts: second.ts }));
    await room.deliver(room.people.click('dismiss', third, { user: 'UADMIN', ts: third.ts }));
    await until('removal', () => room.server.posts.length === 0);
  });

  test('feedback is kept with the answer it is about', async () => {
    await room.deliver(room.people.mention('what is a layer?', { ts: '100.1' }));
    await postCount(1);
    const post = room.server.posts[0] ?? { blocks: [] };
    await room.deliver(room.people.click('feedback', post));
    expect(
      await room.store.feedback.count({ adapter: 'slack', workspace: 'T1' }, 'slack/T1/C1/100.1'),
    ).toEqual({
      helpful: 1,
      unhelpful: 0,
    });
    await until('thanks', () => room.server.ephemerals.length === 1);
  });

  test('thumbs below an answer are votes: one a person, taken back with the reaction', async () => {
    const votes = () =>
      room.store.feedback.count({ adapter: 'slack', workspace: 'T1' }, 'slack/T1/C1/100.1');
    await room.deliver(room.people.mention('what is a layer?', { ts: '100.1' }));
    await postCount(1);
    const ts = room.server.posts[0]?.ts ?? '';
    await room.deliver(room.people.react('+1', ts));
    await room.deliver(room.people.react('thumbsup::skin-tone-4', ts, { user: 'U2' }));
    await room.deliver(room.people.react('-1', ts, { user: 'U2' }));
    await room.deliver(room.people.react('-1', ts, { user: 'U3' }));
    expect(await votes()).toEqual({ helpful: 1, unhelpful: 2 });
    // The last word counts: what was replaced can't be taken back, and what others said stays.
    await room.deliver(room.people.react('+1', ts, { user: 'U2', takenBack: true }));
    await room.deliver(room.people.react('-1', ts, { user: 'U3', takenBack: true }));
    expect(await votes()).toEqual({ helpful: 1, unhelpful: 1 });
    for (const other of ['tada', 'constructor', 'heart'])
      await room.deliver(room.people.react(other, ts));
    await room.deliver(room.people.react('-1', '99.9'));
    await room.deliver(room.people.react('-1', ts, { user: 'U0BOTT1' }));
    expect(await votes()).toEqual({ helpful: 1, unhelpful: 1 });
    expect(room.server.ephemerals).toEqual([]);
  });

  test('a wastebasket below an answer removes it, if its asker or staff put it', async () => {
    for (const ts of ['100.1', '200.1', '300.1'])
      await room.deliver(room.people.mention('what is a layer?', { ts }));
    await postCount(3);
    const [first = '', second = '', third = ''] = room.server.posts.map(({ ts }) => ts);
    room.server.admins.add('UADMIN');
    await room.deliver(room.people.react('wastebasket', first, { user: 'U2' }));
    await room.deliver(room.people.react('wastebasket', second));
    await room.deliver(room.people.react('wastebasket', third, { user: 'UADMIN' }));
    await until('removal', () => room.server.posts.length === 1);
    await quiet();
    expect(room.server.posts.map(({ ts }) => ts)).toEqual([first]);
    await room.deliver(room.people.react('wastebasket', first, { user: 'UBOSS' }));
    await until('removal', () => room.server.posts.length === 0);
  });

  test('the assistant pane offers questions, and answers in its thread as in a direct message', async () => {
    await room.deliver(room.people.openPane('D1', '50.1'));
    const pane = room.server.panes.get('D1/50.1');
    await until('the questions', () => pane?.prompts.length === 1);
    expect(pane?.prompts).toEqual([{ title: 'Layers', message: 'what is a layer?' }]);
    const said = { channel: 'D1', thread: '50.1' };
    await room.deliver(room.people.message('what is a layer?', said));
    await room.deliver(room.people.message('and the size?', said));
    await postCount(2);
    expect(room.server.posts).toMatchObject([said, { ...said, text: 'You said: and the size?' }]);
    await until('the title', () => pane?.title !== '');
    await quiet();
    expect(pane).toMatchObject({ title: 'what is a layer?', status: '' });
    expect(room.server.calls.filter(({ method }) => method.endsWith('setStatus'))).toEqual([]);
  });

  test('whoever opens the messages with the bot is offered questions', async () => {
    const pane = { prompts: [], title: '', status: '' };
    room.server.panes.set('D1/', pane);
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' };
    await room.deliver(room.people.event(opened));
    await until('the questions', () => pane.prompts.length === 1);
    expect(pane.prompts).toEqual([{ title: 'Layers', message: 'what is a layer?' }]);
  });

  test.each([
    ['in a thread', { channel: 'D1', thread: '50.1', ts: '51.1' }],
    ['beside it', { channel: 'D1', ts: '50.1' }],
  ])('what takes a while says so in the pane, until it is answered %s', async (_, said) => {
    const pane = { prompts: [], title: '', status: '' };
    room.server.panes.set('D1/50.1', pane);
    const handle = room.bot.handle.bind(room.bot);
    const statuses: string[] = [];
    room.bot.handle = async (...given) => {
      await until('a status', () => pane.status !== '');
      statuses.push(pane.status);
      return given[0].text === 'thanks' ? null : handle(...given);
    };
    await room.deliver(room.people.message('canirun nginx on a toaster', said));
    await postCount(1);
    expect(pane.status).toBe('');
    expect(statuses).toEqual(['is looking it up…']);
  });

  test('without its scope the pane answers all the same, and the log says so once', async () => {
    room.server.workspaces.get('xoxb-test-token')?.scopes.delete('assistant:write');
    for (const ts of ['50.1', '60.1']) {
      await room.deliver(room.people.openPane('D1', ts));
      await room.deliver(room.people.message('what is a layer?', { channel: 'D1', thread: ts }));
    }
    await postCount(2);
    await quiet();
    expect(room.log.lines.filter((line) => line.includes('assistant pane'))).toHaveLength(1);
  });

  test('/canirun alone opens a form that completes hosts, keeps free words, and is answered once', async () => {
    await room.deliver(room.people.command('/canirun', ''));
    await until('the form', () => room.server.views.length === 1);
    const view = room.server.views[0];
    if (!view) throw new Error('a view');
    const options = await room.deliver(room.people.options('complete:host', 'win'));
    expect(optionBreaches(options)).toEqual([]);
    expect(options).toMatchObject({
      options: [{ value: 'win' }, { value: 'windows 10' }, { value: 'windows 11' }],
    });
    const submission = room.people.submit(view, { image: 'nginx', host: 'windows 11' });
    await room.deliver(submission);
    await room.deliver(submission);
    await until('the answer', () => room.server.ephemerals.length === 1);
    await quiet();
    expect(room.server.ephemerals).toMatchObject([
      { text: 'You said: /canirun nginx on windows 11', channel: 'C1' },
    ]);
  });

  test('when the form can not be opened, the command is explained instead', async () => {
    room.server.faults.push({ method: 'views.open', answer: 'reset' });
    await room.deliver(room.people.command('/canirun', ''));
    await until('the answer', () => room.server.ephemerals.length === 1);
    expect(room.server.ephemerals[0]?.text).toBe('You said: /canirun');
  });

  test('the home tab shows help, the commands and the form', async () => {
    await room.deliver(room.people.event({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
    await until('the home tab', () => room.server.homes.has('U1'));
    const home = JSON.stringify(room.server.homes.get('U1'));
    expect(home).toContain('You said: /help');
    expect(home).toContain('/canirun');
    expect(home).toContain('/listen');
    const blocks = room.server.homes.get('U1')?.['blocks'] as unknown[];
    await room.deliver(room.people.clickInView('form:0', { blocks }));
    await until('the form', () => room.server.views.length === 1);
  });

  test('an example in the home tab is answered by direct message, once', async () => {
    await room.deliver(room.people.event({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
    await until('the home tab', () => room.server.homes.has('U1'));
    const blocks = room.server.homes.get('U1')?.['blocks'] as unknown[];
    const click = room.people.clickInView('choice:0', { blocks });
    await room.deliver(click);
    await room.deliver(click);
    await postCount(1);
    await quiet();
    expect(room.server.posts).toMatchObject([
      { channel: 'D1', thread: null, text: 'You said: what is a layer?' },
    ]);
  });

  test('joining a channel, it says what it knows; when others join, it is silent', async () => {
    const join = { type: 'member_joined_channel', channel: 'C1', event_ts: '100.5' };
    await room.deliver(room.people.event({ ...join, user: 'U5' }));
    await room.deliver(room.people.event({ ...join, user: 'U0BOTT1', inviter: 'U1' }));
    await postCount(1);
    await quiet();
    expect(room.server.posts).toMatchObject([{ text: 'You said: /help', thread: null }]);
  });

  test('an empty mention asks for help', async () => {
    await room.deliver(room.people.mention(''));
    await postCount(1);
    expect(room.bot.asked.map(({ text }) => text)).toEqual(['']);
  });

  test('hostile words mention nobody and break nothing', async () => {
    const words = '&lt;!here&gt; &lt;@U1&gt; *_~` \u202E &amp;lt;';
    await room.deliver(room.people.mention(words, { ts: '100.1' }));
    await postCount(1);
    expect(room.bot.asked[0]?.text).toBe('<!here> <@U1> *_~` \u202E &lt;');
    expect(posts()[0]).toBe('You said: &lt;!here&gt; &lt;@U1&gt; *_~`  &amp;lt;');
  });
});

test('command names carry the workspace’s prefix', async () => {
  const room = await openRoom('socket', { commandPrefix: 'qm-' });
  await room.deliver(room.people.command('/qm-ask', 'what is a layer?'));
  await until('the answer', () => room.server.ephemerals.length === 1);
  expect(room.bot.asked[0]?.text).toBe('/ask what is a layer?');
  await room.close();
});
