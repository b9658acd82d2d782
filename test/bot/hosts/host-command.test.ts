import { NOBODY } from '../../../src/core/audience.js';
import { beforeEach, expect, test } from '@jest/globals';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { createTeamHosts } from '../../../src/bot/hosts/team-hosts.js';
import type { AdapterName } from '../../../src/core/adapters.js';
import { plainText } from '../../../src/core/inline.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import { OPERATOR, STRANGER, type Permissions } from '../../../src/core/permissions.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const canirun = await shippedCanirun();
let bot: Bot;

beforeEach(async () => {
  const store = await openMemoryStore();
  bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun,
    conversations: store.conversations,
    hosts: createTeamHosts(store.hosts, Date.now, (error) => {
      throw error;
    }),
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
});

interface Who {
  readonly adapter?: AdapterName;
  readonly workspace?: string;
  readonly permissions?: Permissions;
}

async function say(text: string, who: Who = {}): Promise<Reply> {
  const { adapter = 'slack', workspace = 'T1', permissions = OPERATOR } = who;
  const place = { adapter, workspace, channel: 'c', thread: 't' };
  const reply = await bot.handle({
    id: '1',
    place,
    author: 'a',
    text,
    addressed: true,
    permissions,
  });
  if (reply === null) throw new Error('silence');
  return reply;
}

const words = (reply: Reply): string =>
  [
    reply.summary,
    ...reply.blocks.flatMap((block) => ('content' in block ? [plainText(block.content)] : [])),
  ].join('\n');
const find = <K extends Block['kind']>(reply: Reply, kind: K) =>
  reply.blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
const rows = (reply: Reply) =>
  (find(reply, 'table')?.rows ?? []).map((row) => row.map((cell) => plainText(cell)));

test('a host is named, judged under its name, listed, shown and forgotten', async () => {
  expect((await say('/host add Build-Server windows server 2019')).summary).toMatch(
    /^build-server is kept: Windows Server 2019/,
  );
  const verdict = await say('/canirun nginx:alpine build-server');
  expect(verdict.summary).toBe('nginx:alpine on build-server: does not run');
  expect(words(verdict)).toContain('build-server is a host of your team: windows server 2019.');
  expect(rows(await say('/host list'))).toEqual([['build-server', 'windows server 2019']]);
  expect((await say('/host show build-server')).summary).toContain('Windows Server 2019');
  expect((await say('/host remove build-server')).summary).toBe('build-server is forgotten.');
  expect((await say('/host')).summary).toContain('no hosts yet');
});

test('of pasted output only what tells of the machine is kept', async () => {
  const paste = [
    'Client: Docker Engine - Community',
    'Server:',
    ' Server Version: 24.0.7',
    ' Kernel Version: 5.15.0-91-generic',
    ' Operating System: Ubuntu 22.04.3 LTS',
    ' Architecture: x86_64',
    ' Name: secret-name.internal',
    ' HTTP Proxy: http://user:password@proxy.internal:3128',
  ].join('\n');
  await say(`/host add web01\n${paste}`);
  const shown = await say('/host show web01');
  const kept = find(shown, 'code')?.text ?? '';
  expect(kept).toContain('Ubuntu 22.04.3');
  expect(kept).not.toMatch(/secret|password|proxy/);
  expect((await say('/canirun nginx:alpine web01')).summary).toContain('runs natively');
});

test('an image on all hosts of the team is a matrix with the hosts down the side', async () => {
  await say('/host add nas synology ds918+');
  await say('/host add pi raspberry pi 4');
  await say('/host add old windows 7');
  const reply = await say('/canirun mongo:7 all');
  expect(plainText(find(reply, 'table')?.head[0] ?? [])).toBe('host');
  expect(rows(reply)).toEqual([
    ['nas', '✗ no'],
    ['old', expect.stringMatching(/no|retired/)],
    ['pi', '✗ no'],
  ]);
  expect(find(reply, 'choices')?.choices[0]).toEqual({
    label: 'mongo:7 on nas',
    message: '/canirun mongo:7 on nas',
  });
});

test('without hosts, all of them is a hint how to name one', async () => {
  expect((await say('/canirun nginx all')).summary).toContain('no hosts yet');
});

test('a name counts only when it is said exactly', async () => {
  await say('/host add windows raspberry pi 4');
  expect((await say('/canirun nginx:alpine WINDOWS')).summary).toContain('natively');
  expect((await say('/canirun nginx:alpine windows 7')).summary).toContain('retired tool');
});

test("another team's hosts are neither seen nor used", async () => {
  await say('/host add nas synology ds918+');
  const elsewhere = { workspace: 'T2' };
  expect((await say('/host', elsewhere)).summary).toContain('no hosts yet');
  expect((await say('/host show nas', elsewhere)).summary).toContain('no host called nas');
  expect((await say('/canirun nginx nas', elsewhere)).summary).toContain('cannot be told');
});

test('the page and the terminal have the same hosts', async () => {
  await say('/host add nas synology ds918+', { adapter: 'cli', workspace: 'local' });
  expect(rows(await say('/host', { adapter: 'web', workspace: 'local' }))).toHaveLength(1);
});

test('only those who manage add and remove; everybody sees and uses', async () => {
  await say('/host add nas synology ds918+');
  const stranger = { permissions: STRANGER };
  expect((await say('/host add pi raspberry pi 4', stranger)).summary).toMatch(/manage/);
  expect((await say('/host remove nas', stranger)).summary).toMatch(/manage/);
  expect(rows(await say('/host list', stranger))).toHaveLength(1);
});

test.each([
  ['/host add all windows 11', 'is no name'],
  ['/host add @here windows 11', 'is no name'],
  ['/host add x', 'What is x?'],
  ['/host add x flurb', 'not kept'],
  ['/host add x i7-3770', 'Which operating system'],
  [`/host add x ubuntu 24.04 ${'and more '.repeat(300)}`, 'characters, and I keep up to'],
  ['/host frobnicate', 'I know: /host list, /host show <name>'],
  ['/host list x', '/host remove <name>. For example: /host add'],
  ['/host remove nas', 'no host called nas'],
])('%s is answered with what is wrong', async (typed, words) => {
  const reply = await say(typed);
  expect(reply.summary).toContain(words);
  expect(reply.audience).toBe('asker');
  expect((await say('/host')).summary).toContain('no hosts yet');
});

test('names are completed for their team, and all of them', async () => {
  await say('/host add build-server ubuntu 24.04');
  await say('/host list');
  const complete = (input: string, workspace = 'T1') =>
    bot
      .complete(input, 3, { place: { adapter: 'slack', workspace, channel: '' } })
      .map(({ label }) => label);
  expect(complete('/canirun nginx bui')).toContain('build-server');
  expect(complete('/canirun nginx al')).toContain('all');
  expect(complete('/host show b')).toEqual(['build-server']);
  expect(complete('/host ')).toEqual(['list', 'show', 'add']);
  expect(complete('/canirun nginx bui', 'T2')).not.toContain('build-server');
  expect(bot.complete('/canirun nginx bui', 3, NOBODY).map(({ label }) => label)).not.toContain(
    'build-server',
  );
});
