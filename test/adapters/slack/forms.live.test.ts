/** Forms in Slack, end to end: settings, the inbox of the home tab, reasons; over sockets and signed HTTP. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SettingsFile } from '../../../src/bot/settings/effective-settings.js';
import { COVERED, openTeam, UNCOVERED, watchFeedback } from '../../fixtures/team-bot.js';
import type { SlackView } from '../../servers/slack-state.js';
import { submissionBreaches } from './block-kit-rules.js';
import { openedBy, openRoom, quiet, until, type Mode, type SlackRoom } from './slack-room.js';

// Real sockets and real waits: a busy machine must not fail them.
jest.setTimeout(60_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const GENERAL = { ...TEAM, channel: 'C1' } as const;

let room: SlackRoom;
const open = async (mode: Mode = 'http', file?: SettingsFile) => {
  room = await openRoom(mode, await openTeam(file));
  room.server.admins.add('UADMIN');
};
afterEach(async () => {
  await room.close();
  expect(room.server.violations).toEqual([]);
});

/** What is written in a view or message. */
const wordsOf = (value: unknown): string => JSON.stringify(value);

const opened = (what: () => Promise<unknown>) => openedBy(room, what);

/** Sends a form. @returns what Slack is to do with it */
async function send(
  view: SlackView,
  values: Readonly<Record<string, string | readonly string[]>>,
  user = 'UADMIN',
): Promise<unknown> {
  const answer = await room.deliver(room.people.submit(view, values, user));
  expect(submissionBreaches(answer, view.view)).toEqual([]);
  return answer;
}

/** Opens a form by its button below the answer to `/settings`. */
async function settingsForm(button: string, user = 'UADMIN'): Promise<SlackView> {
  const before = room.server.ephemerals.length;
  await room.deliver(room.people.command('/settings', '', { user: 'UADMIN' }));
  await until('the settings', () => room.server.ephemerals.length > before);
  const shown = room.server.ephemerals.at(-1) ?? { blocks: [] };
  return opened(() =>
    room.deliver(room.people.click(button, shown, { user, ephemeral: true, channel: 'C1' })),
  );
}

async function home(user: string): Promise<{ blocks: readonly unknown[] }> {
  room.server.homes.delete(user);
  await room.deliver(room.people.event({ type: 'app_home_opened', user, tab: 'home' }));
  await until('the home tab', () => room.server.homes.has(user));
  return homeNow(user);
}

const homeNow = (user: string) =>
  room.server.homes.get(user) as unknown as { blocks: readonly unknown[] };

const CHANNEL = 'Change for this channel…';
const WORKSPACE = 'Change for the workspace…';
const CLOSE = 'Close…';

describe.each(['socket', 'http'] as const)('settings by %s', (mode) => {
  test('the form says what holds and why; what is wrong is said beside its field; what is saved holds', async () => {
    await open(mode);
    const form = await settingsForm(CHANNEL);
    expect(form.view).toMatchObject({ title: { text: 'Settings of this channel' } });
    expect(wordsOf(form.view)).toContain('Now mentions: the default.');
    expect(await send(form, { cooldown: 'soon' })).toEqual({
      response_action: 'errors',
      errors: { cooldown: 'A cool-down is a number of minutes from 0 to 1440.' },
    });
    expect(await room.store.settings.log(TEAM, 9)).toEqual([]);

    const saved = await send(form, { speak: 'sure', cooldown: '5', notes: ['staff'] });
    expect(saved).toMatchObject({ response_action: 'update' });
    expect(wordsOf(saved)).toContain('The settings are changed.');
    expect(await room.store.settings.log(TEAM, 9)).toMatchObject([
      { scope: { channel: 'C1' }, name: 'cooldown', before: null, after: '5' },
      { name: 'notes', after: 'staff' },
      { name: 'speak', after: 'sure' },
    ]);
    await room.deliver(room.people.message(COVERED));
    await until('an answer that nobody asked for', () => room.server.posts.length === 1);

    const again = await settingsForm(CHANNEL);
    expect(wordsOf(again.view)).toContain('Now sure: set for this channel.');
    expect(wordsOf(await send(again, {}))).toContain('Nothing was changed');
    await send(again, { speak: 'default', cooldown: '', notes: [] });
    expect((await room.store.settings.all(TEAM)).channels.get('C1') ?? {}).toEqual({});
  });
});

test('who may not manage is told who may, instead of the form and instead of saving', async () => {
  await open();
  const refusal = await settingsForm(CHANNEL, 'U2');
  expect(refusal.view['submit']).toBeUndefined();
  expect(wordsOf(refusal.view)).toMatch(/Only those who manage.*owners and admins/);
  const form = await settingsForm(CHANNEL);
  expect(wordsOf(await send(form, { speak: 'off' }, 'U2'))).toMatch(/Only those who manage/);
  expect(await room.store.settings.log(TEAM, 9)).toEqual([]);
});

test('a user group named in the form may manage from then on', async () => {
  await open();
  room.server.groups.set('mods', ['U2']);
  const form = await settingsForm(WORKSPACE);
  expect(form.view).toMatchObject({ title: { text: 'Settings everywhere' } });
  expect(await send(form, { managers: '@mods, @no one!' })).toMatchObject({
    errors: { managers: expect.stringContaining('no user group') as unknown },
  });
  await send(form, { managers: '@mods' });
  expect((await settingsForm(CHANNEL, 'U2')).view['submit']).toBeDefined();
  expect((await settingsForm(CHANNEL, 'U3')).view['submit']).toBeUndefined();
});

test('what the operator’s file decides is no field of the form', async () => {
  await open('http', {
    defaults: {},
    workspaces: new Map([['slack/T1', { workspace: { speak: 'mentions' }, channels: new Map() }]]),
  });
  const form = await settingsForm(CHANNEL);
  expect(wordsOf(form.view)).not.toContain('When I speak');
  expect(wordsOf(form.view)).toContain('Pause before repeating');
});

test('the home tab has the workspace’s settings for those who manage, and for nobody else', async () => {
  await open();
  const form = await opened(async () =>
    room.deliver(room.people.clickInView(WORKSPACE, await home('UADMIN'), 'UADMIN')),
  );
  await send(form, { cooldown: '7' });
  expect((await room.store.settings.all(TEAM)).workspace).toEqual({ cooldown: '7' });
  const others = wordsOf(await home('U2'));
  expect(others).not.toContain('settings workspace');
  expect(others).not.toContain('Open questions');
});

test('a form that can’t be opened any more says so', async () => {
  await open();
  await room.deliver(room.people.command('/settings', '', { user: 'UADMIN' }));
  await until('the settings', () => room.server.ephemerals.length === 1);
  const shown = room.server.ephemerals[0] ?? { blocks: [] };
  room.server.faults.push({ method: 'views.open', answer: 'reset' });
  await room.deliver(room.people.click(CHANNEL, shown, { user: 'UADMIN', ephemeral: true }));
  await until('the explanation', () => room.server.ephemerals.length === 2);
  expect(room.server.ephemerals[1]?.text).toMatch(/click again/);
});

test('a form that can’t be opened from the home tab says so directly', async () => {
  await open();
  const tab = await home('UADMIN');
  room.server.faults.push({ method: 'views.open', answer: 'reset' });
  await room.deliver(room.people.clickInView(WORKSPACE, tab, 'UADMIN'));
  await until('the explanation', () => room.server.posts.length === 1);
  expect(room.server.posts[0]?.text).toMatch(/click again/);
});

test('a form that takes long is closed in time, and what became of it is said afterwards', async () => {
  const team = await openTeam();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const { forms } = team.bot;
  const read: typeof forms.read = async (...filled) => {
    await released;
    return forms.read(...filled);
  };
  room = await openRoom('http', { ...team, bot: { ...team.bot, forms: { ...forms, read } } });
  room.server.admins.add('UADMIN');
  const tab = await home('UADMIN');
  const form = await opened(() => room.deliver(room.people.clickInView(WORKSPACE, tab, 'UADMIN')));
  expect(await send(form, { cooldown: '7' })).toBe('');
  expect(room.server.posts).toEqual([]);
  release();
  await until('the reply', () => room.server.posts.length === 1);
  expect(room.server.posts[0]?.text).toMatch(/setting is changed/);
});

describe.each(['socket', 'http'] as const)('the inbox in the home tab by %s', (mode) => {
  beforeEach(() => open(mode));

  test('closing a question with a note tells who asked, where they asked, and the tab is new', async () => {
    await room.deliver(room.people.mention(UNCOVERED, { user: 'U1', ts: '100.1' }));
    await room.deliver(room.people.message(UNCOVERED, { user: 'U2', channel: 'D2' }));
    await room.deliver(room.people.command('/ask', UNCOVERED, { user: 'U3' }));
    const answers = () => room.server.posts.length + room.server.ephemerals.length;
    await until('three answers', () => answers() === 3);
    const before = await home('UADMIN');
    expect(wordsOf(before)).toContain(`${UNCOVERED} `);
    expect(wordsOf(before)).toMatch(/3× not in the notes; 3 askers\) in 3 conversations, last on/);

    const form = await opened(() => room.deliver(room.people.clickInView(CLOSE, before, 'UADMIN')));
    expect(await send(form, {})).toMatchObject({
      errors: { note: expect.stringContaining('one of the two') as unknown },
    });
    expect(await send(form, { note: 'Harbour' })).toMatchObject({
      errors: { note: expect.stringContaining('no topic “Harbour”') as unknown },
    });
    const options = await room.deliver(room.people.options('complete:topic', 'tid'));
    expect(wordsOf(options)).toContain('Tides');
    const closed = await send(form, { note: 'tides' });
    expect(wordsOf(closed)).toContain('Those who asked are told, in 3 conversations');
    await until('all told', () => answers() === 6);
    const told = room.server.posts.filter(({ text }) => text.startsWith('The notes now answer'));
    expect(told.map(({ channel, thread }) => [channel, thread]).sort()).toEqual([
      ['C1', '100.1'],
      ['D2', null],
      ['D3', null],
    ]);
    expect(told.map(({ blocks }) => /"user_id":"(U\d)"/.exec(wordsOf(blocks))?.[1]).sort()).toEqual(
      ['U1', 'U2', 'U3'],
    );
    await until('the tab anew', () => wordsOf(homeNow('UADMIN')).includes('The inbox is empty'));

    expect(wordsOf(await send(form, { note: 'tides' }))).toMatch(/closed on/i);
    await quiet();
    expect(answers()).toBe(6);
  });

  test('a reason closes a question and tells nobody', async () => {
    await room.deliver(room.people.mention(UNCOVERED, { ts: '100.1' }));
    await until('the answer', () => room.server.posts.length === 1);
    const before = await home('UADMIN');
    const form = await opened(() => room.deliver(room.people.clickInView(CLOSE, before, 'UADMIN')));
    expect(wordsOf(await send(form, { reason: 'Not ours' }, 'U2'))).toMatch(
      /Only those who manage/,
    );
    expect(wordsOf(await send(form, { reason: 'Not ours' }))).toContain('Nobody is told.');
    await quiet();
    expect(room.server.posts).toHaveLength(1);
    expect(await room.store.inbox.list(TEAM, { state: 'closed', limit: 1 })).toMatchObject([
      { closing: { resolution: { kind: 'reason', text: 'Not ours' }, through: 'slack' } },
    ]);
  });

  test('many questions are turned page by page, and a closed one leaves its page in place', async () => {
    for (let n = 0; n < 25; n++) await ask(`word${n}x thing${n}y`, `${n}.1`);
    const first = await home('UADMIN');
    expect(questionsOn(first)).toBe(10);
    await turn('Next page');
    await turn('Next page');
    const last = homeNow('UADMIN');
    expect(questionsOn(last)).toBe(5);
    expect(wordsOf(last)).not.toContain('Next page');
    const form = await opened(() => room.deliver(room.people.clickInView(CLOSE, last, 'UADMIN')));
    await send(form, { reason: 'Not ours' });
    await until('the page anew', () => questionsOn(homeNow('UADMIN')) === 4);
    await turn('Earlier page');
    expect(questionsOn(homeNow('UADMIN'))).toBe(10);
  });
});

test('why an answer did not help is asked, and kept with the answer', async () => {
  const { given, ...team } = watchFeedback(await openTeam());
  room = await openRoom('http', team);
  await room.deliver(room.people.mention(COVERED, { ts: '100.1' }));
  await until('the answer', () => room.server.posts.length === 1);
  const post = room.server.posts[0] ?? { blocks: [] };
  const form = await opened(() =>
    room.deliver(room.people.click('feedback', post, { user: 'U2', negative: true })),
  );
  expect(form.view).toMatchObject({ title: { text: 'What was amiss?' } });
  await send(form, { reason: 'outdated', comment: ' That was last year. ' }, 'U2');
  const about = { delivery: 'slack/T1/C1/100.1', author: 'U2', helpful: false };
  expect(given).toMatchObject([
    about,
    { ...about, reason: 'outdated', comment: 'That was last year.' },
  ]);
  expect(await room.store.inbox.list(TEAM, { state: 'open', limit: 1 })).toMatchObject([
    { causes: { unhelpful: 1 }, askers: 1 },
  ]);
});

async function ask(question: string, thread: string): Promise<void> {
  const place = { ...GENERAL, thread };
  const stems = question.split(' ').sort();
  const asked = { id: thread, place, author: 'U1', question, stems, answer: null } as const;
  await room.store.inbox.record({ ...asked, status: 'not-found' });
}

/** How many questions a page shows. */
const questionsOn = (page: unknown): number => wordsOf(page).split(CLOSE).length - 1;

async function turn(button: string): Promise<void> {
  const page = homeNow('UADMIN');
  await room.deliver(room.people.clickInView(button, page, 'UADMIN'));
  await until('another page', () => homeNow('UADMIN') !== page);
}
