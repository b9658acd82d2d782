/** What becomes of Slack's export: threads that ended well and pinned messages. */
import { expect, test } from '@jest/globals';
import { messageMarkdown } from '../../../src/adapters/slack/read/message-markdown.js';
import { shippedWords } from '../../../src/app/engine-data.js';
import { gratitudeIn } from '../../../src/bot/people/gratitude.js';
import { exportKind } from '../../../src/notes/import/import-notes.js';
import { readSlack } from '../../../src/notes/import/slack/slack-export.js';
import { importOf } from './import-of.js';

const words = {
  markdown: messageMarkdown,
  saysThanks: (text: string) => gratitudeIn(text, shippedWords()) !== null,
};

const message = (ts: string, user: string, text: string, more: object = {}): object => ({
  type: 'message',
  ts,
  user,
  text,
  ...more,
});
const reply = (ts: string, user: string, text: string, more: object = {}): object =>
  message(ts, user, text, { thread_ts: '100.000001', ...more });

const PEOPLE = JSON.stringify([
  { id: 'U1', profile: { real_name: 'Ada Lovelace', display_name: 'ada' } },
  { id: 'U2', real_name: 'Will Smith' },
]);
const CHANNELS = JSON.stringify([{ id: 'C1', name: 'help', pins: [{ id: '300.000001' }] }]);

async function imported(days: Record<string, readonly object[]>, address?: string) {
  const files = Object.fromEntries(
    Object.entries(days).map(([name, messages]) => [name, JSON.stringify(messages)]),
  );
  return importOf(readSlack({ ...words, ...(address !== undefined && { address }) }), {
    'channels.json': CHANNELS,
    'users.json': PEOPLE,
    ...files,
  });
}

const QUESTION = message(
  '100.000001',
  'U1',
  'Hi all. How do I reset the <https://e.org/vpn|VPN>?',
  {
    thread_ts: '100.000001',
  },
);

test('is known by the names of its files', () => {
  expect(exportKind({ names: ['channels.json', 'help/2026-01-01.json'] })).toBe('slack');
});

test('a checked reply, with what was said right before by the same person', async () => {
  const { proposals, files } = await imported(
    {
      'help/1970-01-01.json': [
        QUESTION,
        reply('100.000002', 'U3', 'no idea, sorry about that'),
        reply('100.000003', 'U2', 'Open *Settings*, `vpn reset`.'),
      ],
      'help/1970-01-02.json': [
        reply('100.000004', 'U2', 'And ask <@U1> or Will Smith, will@dock.io, password: hunter22', {
          reactions: [{ name: 'white_check_mark', users: ['U2', 'U1', 'U9'], count: 3 }],
        }),
      ],
    },
    'https://team.slack.com/',
  );
  expect(files.size).toBe(0);
  expect(proposals).toMatchObject([
    {
      file: 'help/how-do-i-reset-the-vpn.md',
      question: 'How do I reset the VPN?',
      answer:
        'Open **Settings**, `vpn reset`.\n\nAnd ask (name) or (name), (address), password: (secret)',
      because: '✅ by 2 people',
      struck: 4,
    },
  ]);
  expect(proposals[0]?.text).toContain(
    'audience:\n  - C1\nsource: https://team.slack.com/archives/C1/p100000004\n',
  );
});

test('thanks of who asked; names of who takes part are struck out', async () => {
  const { proposals } = await imported({
    'help/1970-01-01.json': [
      QUESTION,
      reply('100.000002', 'U2', 'Unplug it, Ada, and wait ten minutes. Will will know'),
      reply('100.000003', 'U1', 'Thanks Will, that worked!'),
      reply('100.000004', 'U3', 'good to know that as well'),
    ],
  });
  expect(proposals).toMatchObject([
    {
      answer: 'Unplug it, (name), and wait ten minutes. (name) will know',
      because: 'thanked by who asked',
    },
  ]);
});

test.each([
  ['thanks in advance', [reply('100.000003', 'U1', 'thanks in advance')]],
  ['it still fails', [reply('100.000003', 'U1', 'thanks, but it still fails')]],
  ['somebody else’s thanks', [reply('100.000003', 'U3', 'thanks!')]],
  [
    'a check of the writer’s own',
    [
      reply('100.000003', 'U2', 'Like so and so', {
        reactions: [{ name: 'white_check_mark', users: ['U2'] }],
      }),
    ],
  ],
  [
    'a bot’s answer',
    [
      { ...reply('100.000003', 'U7', 'I found it'), bot_id: 'B1' },
      reply('100.000004', 'U1', 'thanks'),
    ],
  ],
])('nothing is made of: %s', async (_what, rest) => {
  const before = _what.startsWith('a bot') ? [] : [reply('100.000002', 'U2', 'Try to restart it')];
  const { proposals } = await imported({ 'help/1970-01-01.json': [QUESTION, ...before, ...rest] });
  expect(proposals).toEqual([]);
});

test('pinned messages; short answers and private talk are told of', async () => {
  const { proposals, problems } = await imported({
    'help/1970-01-01.json': [
      message('300.000001', 'U2', 'Office hours are nine to five.\nAsk then.'),
      message('400.000001', 'U1', 'Is it on?', { thread_ts: '400.000001' }),
      message('400.000002', 'U2', 'yes', { thread_ts: '400.000001' }),
      message('400.000003', 'U1', 'thanks', { thread_ts: '400.000001' }),
    ],
    'D024/1970-01-01.json': [message('500.000001', 'U1', 'secret talk', { pinned_to: ['D024'] })],
  });
  expect(proposals).toMatchObject([
    {
      question: 'Office hours are nine to five.',
      answer: 'Office hours are nine to five.\nAsk then.',
      because: 'pinned',
    },
  ]);
  expect(problems.toSorted()).toEqual(['D024: not-a-channel', 'help: short-answers']);
});

test('files that are not what their names say', async () => {
  const { problems } = await importOf(readSlack(words), {
    'channels.json': '{}',
    'help/1970-01-01.json': 'no JSON',
  });
  expect(problems).toEqual(['channels.json: not-an-export', 'help: not-a-channel']);
});
