import { beforeEach, expect, jest, test } from '@jest/globals';
import type { NamedChat } from '../../src/app/chats.js';
import { startChats } from '../../src/app/start-chats.js';
import { UserError } from '../../src/core/errors.js';

const log = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
beforeEach(() => {
  for (const said of Object.values(log)) said.mockClear();
});

/** A chat whose attempts to connect end as `outcomes` say, the last one ever after; `null`: connected. */
function chat(name: NamedChat['name'], ...outcomes: readonly (Error | null)[]) {
  let attempts = 0;
  const made: NamedChat = {
    name,
    start: () => {
      const outcome = outcomes[Math.min(attempts++, outcomes.length - 1)] ?? null;
      return outcome === null ? Promise.resolve() : Promise.reject(outcome);
    },
    stop: () => Promise.resolve(),
    trouble: () => null,
  };
  return { made, attempts: () => attempts };
}

const refused = new UserError('refused', 'Slack does not know this token. Set SLACK_BOT_TOKEN.');
const away = new Error('getaddrinfo EAI_AGAIN');

test('where one chat is turned away, the other works, and it is said once with the remedy', async () => {
  const slack = chat('slack', refused);
  const { without } = await startChats([slack.made, chat('discord', null).made], log, 1);
  expect([...without]).toEqual([['slack', refused.message]]);
  expect(log.error).toHaveBeenCalledTimes(1);
  // Turned away once is turned away for good: nothing tries on.
  const said = expect.objectContaining({ chat: 'slack', again: false });
  expect(log.error).toHaveBeenCalledWith(said, 'starting without Slack');
});

test('where one chat can not be reached, it is tried until it is connected', async () => {
  let connected = (): void => undefined;
  const told = new Promise<void>((resolve) => (connected = resolve));
  log.info.mockImplementationOnce(connected);
  const slack = chat('slack', away, away, null);
  const { without } = await startChats([slack.made, chat('discord', null).made], log, 1);
  expect([...without.keys()]).toEqual(['slack']);
  await told;
  expect([slack.attempts(), without.size]).toEqual([3, 0]);
});

test('stopping ends the attempts', async () => {
  const slack = chat('slack', away);
  const started = await startChats([slack.made, chat('discord', null).made], log, 60_000);
  started.stop();
  expect(slack.attempts()).toBe(1);
});

test.each([
  ['no chat is left', [chat('slack', refused).made], refused],
  ['neither chat is left', [chat('slack', refused).made, chat('discord', away).made], refused],
])('where %s, the start fails', async (_, chats, error) => {
  await expect(startChats(chats, log)).rejects.toBe(error);
});

test('a mistake in the configuration fails the start, whatever else is connected', async () => {
  const taken = new UserError('bad-input', 'Port 4142 is taken. Set SLACK_PORT to a free one.');
  const chats = [chat('slack', taken).made, chat('discord', null).made];
  await expect(startChats(chats, log)).rejects.toBe(taken);
});

test('without chats there is nothing to wait for', async () => {
  expect((await startChats([], log)).without.size).toBe(0);
});
