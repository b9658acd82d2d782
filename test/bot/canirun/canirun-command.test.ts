import { beforeAll, describe, expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

let bot: Bot;

beforeAll(async () => {
  bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun: await shippedCanirun(),
    conversations: (await openMemoryStore()).conversations,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
});

const place = { adapter: 'web', workspace: 'w', channel: 'c', thread: 't' } as const;
const say = async (text: string): Promise<Reply> => {
  const reply = await bot.handle({ id: '1', place, author: 'a', text, addressed: true });
  if (reply === null) throw new Error('silence');
  return reply;
};
const blocks = <K extends Block['kind']>(reply: Reply, kind: K): Extract<Block, { kind: K }>[] =>
  reply.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
const rows = (reply: Reply): string[][] =>
  blocks(reply, 'table').flatMap(({ rows: all }) => all.map((row) => row.map(plainText)));

test.each([
  ['/canirun nginx:alpine windows 7', 'runs only with a retired tool', 'caution'],
  ['/canirun nginx:alpine on macbook m2', 'runs in a virtual machine', 'good'],
  ['/canirun "windows 10 vm" ubuntu 24.04', 'runs in a virtual machine', 'good'],
  ['canirun nginx ubunto 22.04', 'runs natively', 'good'],
  ['/canirun mcr.microsoft.com/windows/servercore:ltsc2022 debian 12', 'does not run', 'bad'],
  ['/canirun nginx windows', 'cannot be told yet', 'caution'],
  ['/canirun NGINX:alpine ubuntu 24.04', '', 'caution'],
])('%s %s', async (typed, words, tone) => {
  const reply = await say(typed);
  expect(reply.summary).toContain(words);
  expect(reply.tone).toBe(tone);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  '%s is a word like another, wherever it stands',
  async (word) => {
    for (const typed of [
      `nginx windows ${word}`,
      `${word} on ubuntu 24.04`,
      `nginx:${word} pi 4`,
      `x on ${word}`,
    ])
      expect((await say(`/canirun ${typed}`)).blocks.length).toBeGreaterThan(1);
    const pod = `apiVersion: v1\nkind: ${word}\n${word}: { ${word}: [a] }`;
    expect((await say(`/canirun on pi 4\n${pod}`)).summary).toMatch(/no image/);
  },
);

test('arguments that double with every line are no burden', async () => {
  const args = Array.from({ length: 25 }, (_, i) => `ARG a${i + 1}=$a${i}$a${i}`).join('\n');
  const reply = await say(`/canirun raspberry pi 4\nARG a0=xxxxxxxxxx\n${args}\nFROM $a25\n`);
  expect(reply.blocks.length).toBeGreaterThan(0);
});

const viewer = { place: { adapter: 'web', workspace: 'local', channel: 'c' } } as const;

test('a verdict shows its reasons, a picture with the same in words, and where the facts come from', async () => {
  const reply = await say('/canirun nginx:alpine on macbook m2');
  expect(blocks(reply, 'checks')[0]?.checks.length).toBeGreaterThan(2);
  expect(blocks(reply, 'picture')[0]?.alt).toMatch(/From the bottom up: .+;/);
  const notes = blocks(reply, 'note').map(({ content }) => plainText(content));
  expect(notes.join(' ')).toContain('built-in catalogue');
  expect(notes.join(' ')).toContain('Understood');
});

test('a tag that only resembles known ones is not passed off as one that exists', async () => {
  const reply = await say('/canirun nginx:no-such-tag on ubuntu 24.04');
  const notes = blocks(reply, 'note').map(({ content }) => plainText(content));
  expect(notes.join(' ')).toContain('whether this tag exists was not asked');
});

test('what is missing is asked, with choices that ask again', async () => {
  const reply = await say('/canirun nginx windows');
  const offered = blocks(reply, 'choices').flatMap(({ choices }) => choices);
  expect(offered.length).toBeGreaterThan(1);
  expect(offered.every(({ message }) => message.startsWith('/canirun nginx on '))).toBe(true);
});

test('a host that means nothing is asked for once, and its words are said back', async () => {
  const reply = await say('/canirun nginx "my fridge"');
  expect(blocks(reply, 'checks')).toEqual([]);
  const questions = blocks(reply, 'paragraph').map(({ content }) => plainText(content));
  expect(questions.filter((question) => question.startsWith('Which host'))).toHaveLength(1);
  const notes = blocks(reply, 'note').map(({ content }) => plainText(content));
  expect(notes).toContain('Not understood: fridge.');
});

test('the output of a command, pasted below the image, is the host', async () => {
  const reply = await say(
    '/canirun nginx\n```\nLinux build1 5.15.0-105-generic #115-Ubuntu SMP x86_64 GNU/Linux\n```',
  );
  expect(reply.summary).toContain('runs natively');
});

test('several hosts, or several images, give a matrix', async () => {
  const reply = await say('/canirun nginx, mysql:5.7 on ubuntu 24.04; macbook m2');
  expect(rows(reply)).toEqual([
    ['nginx', '✓ native', '✓ in a VM'],
    ['mysql:5.7', '✓ native', '~ emulated'],
  ]);
});

test('a compose file gives a verdict for each service, honouring its platform', async () => {
  const file =
    'services:\n  web:\n    image: nginx\n  db:\n    image: postgres:16\n    platform: linux/amd64\n';
  const reply = await say(`/canirun on macbook m2\n${file}`);
  expect(rows(reply)).toEqual([
    ['web: nginx', '✓ in a VM'],
    ['db: postgres:16', '~ emulated'],
  ]);
});

test('a file without a host is asked for one', async () => {
  const reply = await say('/canirun\n```dockerfile\nFROM alpine:3.20\nRUN apk add curl\n```');
  expect(reply.summary).toContain('On which host?');
});

test('too many verdicts at once are refused with the limit', async () => {
  const hosts = Array.from({ length: 30 }, () => 'ubuntu 24.04').join('; ');
  expect((await say(`/canirun nginx on ${hosts}`)).summary).toContain('up to 24 at once');
});

test.each(['/canirun', '/canirun nginx', '/canirun ""', '/canirun on', '/canirun "'])(
  '%s says how it is used',
  async (typed) => {
    expect((await say(typed)).summary).toMatch(/^(Say an image|On which host)|cannot be told/);
  },
);

test('images, then hosts, complete', () => {
  expect(bot.complete('/canirun ngin', 3, viewer)[0]?.text).toMatch(/^\/canirun nginx/);
  expect(bot.complete('/canirun nginx raspb', 3, viewer)[0]?.text).toMatch(
    /^\/canirun nginx [Rr]aspberry/,
  );
});

test.each([
  ['can I run nginx on a macbook m2?', /nginx on macbook m2: runs in a virtual machine/],
  ['läuft mongo 7 auf einem raspberry pi 4?', /mongo:7 on raspberry pi 4: does not run/],
  ['can I run nginx?', /which host/i],
  ['will this compose file run on a raspberry pi 4?', /Paste it below/],
])('%s is asked in plain words and answered with a verdict', async (question, summary) => {
  expect((await say(question)).summary).toMatch(summary);
});

test('a question that only resembles one goes to the notes', async () => {
  expect((await say('can I run two containers on one host?')).summary).toMatch(/not in the notes/i);
});

describe('an image and a host that are given apart stay apart', () => {
  const fill = (image: string, host: string) => {
    const command = { name: 'canirun', arguments: { image, host } };
    return bot.handle({ id: '1', place, author: 'a', text: 'shown', addressed: true, command });
  };

  test.each([
    ['nginx', 'windows 11', 'nginx', 'Windows 11'],
    ['"nginx"', 'on windows 11', 'nginx', 'Windows 11'],
    ['docker run -d nginx:alpine', 'macbook m2', 'nginx:alpine', 'M2'],
    ['windows 10 vm', 'ubuntu 24.04', 'indows 10', 'Ubuntu 24.04'],
  ])('%s | %s', async (image, host, shown, machine) => {
    const reply = await fill(image, host);
    expect(reply?.summary).toContain(shown);
    expect(JSON.stringify(reply)).toContain(machine);
  });

  test.each([
    ['nginx on', 'windows 11'],
    ['ubuntu 24.04', 'nginx:alpine'],
    ['nginx windows 7', 'raspberry pi 4'],
    ['on', 'on'],
  ])('%s | %s is read no other way', async (image, host) => {
    const reply = await fill(image, host);
    expect(JSON.stringify(reply)).not.toContain('I could also have read');
    expect(reply?.summary).toContain(image.replace('ubuntu 24.04', 'ubuntu:24.04'));
  });

  test('without a host, or with a field that it does not have, it says what it takes', async () => {
    expect((await fill('nginx', ' '))?.summary).toContain('/canirun <image> <host>');
  });
});

const NODES = `NAME   STATUS ROLES  AGE VERSION INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION CONTAINER-RUNTIME
amd1   Ready  <none> 9d  v1.29.1 10.0.0.1 <none> Ubuntu 22.04.3 LTS 5.15.0-78-generic containerd://1.7.1
amd2   Ready  <none> 9d  v1.29.1 10.0.0.2 <none> Ubuntu 22.04.3 LTS 5.15.0-78-generic containerd://1.7.1
pi1    Ready  <none> 9d  v1.29.1 10.0.0.3 <none> Debian GNU/Linux 12 (bookworm) 6.1.0-rpi7-rpi-2712 containerd://1.7.1
win1   Ready  <none> 9d  v1.29.1 10.0.0.4 <none> Windows Server 2022 Datacenter 10.0.20348.2700 containerd://1.7.1`;

test.each([
  ['below the image', `/canirun mysql:5.7\n${NODES}`],
  ['fenced', `/canirun mysql:5.7 on\n\`\`\`\n${NODES}\n\`\`\``],
  ['with the command that printed it', `/canirun mysql:5.7\n$ kubectl get nodes -o wide\n${NODES}`],
  ['with the head of the table behind the image', `/canirun mysql:5.7 ${NODES}`],
])('the nodes of a cluster, %s, are its pools, and the selector follows', async (_name, typed) => {
  const reply = await say(typed);
  expect(blocks(reply, 'table')[0]?.head.map(plainText)).toEqual([
    'image',
    'amd1 +1',
    'pi1',
    'win1',
  ]);
  expect(rows(reply)).toEqual([['mysql:5.7', '✓ native', '~ emulated', '✗ no']]);
  const [code] = blocks(reply, 'code');
  expect(code).toMatchObject({
    language: 'yaml',
    text: 'nodeSelector:\n  kubernetes.io/os: linux\n  kubernetes.io/arch: amd64',
  });
  for (const { message } of blocks(reply, 'choices')[0]?.choices ?? [])
    expect((await say(message)).summary).toMatch(/^mysql:5\.7 on (?:Ubuntu|Debian|Windows)/);
});

test('several images on a cluster have a selector each; nodes without an image are asked about', async () => {
  const reply = await say(`/canirun mysql:5.7, nginx:1.27\n${NODES}`);
  expect(blocks(reply, 'code')).toHaveLength(2);
  expect((await say(`/canirun\n${NODES}`)).summary).toMatch(/4 nodes of 3 kinds/);
});

test('a cluster of one kind of node is one host', async () => {
  const one = NODES.split('\n').slice(0, 3).join('\n');
  expect((await say(`/canirun nginx\n${one}`)).summary).toContain('runs natively');
});
