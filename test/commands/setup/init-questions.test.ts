import { expect, test } from '@jest/globals';
import type { Asker } from '../../../src/adapters/shared/setup-questions.js';
import { askSettings } from '../../../src/commands/setup/init-questions.js';
import { checkVariable, readConfig } from '../../../src/app/config/config.js';

/** Somebody at a terminal: answers in order, and types anew what is refused. */
function person(answers: readonly (string | readonly string[])[]) {
  const left = [...answers];
  const shown: string[] = [];
  const refusals: string[] = [];
  const next = () => left.shift() ?? '';
  const nextWord = () => String(next());
  const typed = (check: (answer: string) => string | undefined): string => {
    const answer = nextWord();
    const problem = check(answer);
    if (problem === undefined) return answer;
    refusals.push(problem);
    return typed(check);
  };
  const ask: Asker = {
    one: (_question, options) => {
      const answer = nextWord();
      expect(options.map(({ value }) => value)).toContain(answer);
      return Promise.resolve(answer);
    },
    some: () => Promise.resolve([next()].flat()),
    text: (_question, check) => Promise.resolve(typed(check)),
    secret: (_question, check) => Promise.resolve(typed(check)),
    show: (title, steps, paste = []) => {
      shown.push([title, ...steps, ...paste].join('\n'));
      return Promise.resolve();
    },
  };
  return { ask, left, shown, refusals };
}

const settingsOf = (ask: Asker) =>
  askSettings({
    ask,
    check: checkVariable,
    commandPrefix: '',
    makeSecret: () => 'f'.repeat(64),
  });

test('nothing chosen is nothing set', async () => {
  expect(await settingsOf(person([[], '']).ask)).toEqual({});
});

test('Socket Mode: the manifest is shown first, a token in the wrong place is refused', async () => {
  const { ask, left, shown, refusals } = person([
    ['slack'],
    '',
    'socket',
    'xapp-in-the-wrong-place',
    ' xoxb-1 ',
    'xapp-1',
  ]);
  const settings = await settingsOf(ask);
  expect(settings).toEqual({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
  expect(left).toEqual([]);
  expect(refusals).toEqual([expect.stringContaining('does not begin with xoxb-')]);
  expect(shown[0]).toContain('"socket_mode_enabled": true');
  expect(shown[0]).toContain('https://api.slack.com/apps?new_app=1&manifest_json=');
  expect(readConfig(settings, '/pkg').chats.slack).toMatchObject({ botToken: 'xoxb-1' });
});

test.each([
  ['http', ['xoxb-1', 'signing']],
  ['oauth', ['123.456', 'client secret', 'signing']],
])(
  '%s: the manifest holds the public address, and the settings fit together',
  async (way, secrets) => {
    const { ask, shown, refusals } = person([
      ['slack'],
      '/notes',
      way,
      'http://localhost',
      'https://bot.example.com',
      ...secrets,
    ]);
    const settings = await settingsOf(ask);
    expect(refusals).toHaveLength(1);
    expect(shown[0]).toContain('"https://bot.example.com/slack/events"');
    expect(readConfig(settings, '/pkg')).toMatchObject({
      knowledgeDir: '/notes',
      chats: { slack: {} },
    });
  },
);

test('Discord: the invite link holds the application that was named', async () => {
  const { ask, shown, refusals } = person([['discord'], '', '12', '900000000000000001', 'token']);
  const settings = await settingsOf(ask);
  expect(refusals).toEqual([expect.stringContaining('is no application id')]);
  expect(settings).toEqual({
    DISCORD_APPLICATION_ID: '900000000000000001',
    DISCORD_TOKEN: 'token',
  });
  expect(shown.at(-1)).toContain('client_id=900000000000000001');
});
