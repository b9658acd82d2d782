import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { chat, type ChatOptions } from '../../../src/adapters/terminal/chat.js';
import { chooseStyle } from '../../../src/adapters/terminal/style.js';
import type { Bot } from '../../../src/bot/bot.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { createShippedBot } from '../../fixtures/note-bot.js';

/** Types lines into a chat that is no terminal. @returns all that was printed */
async function typing(...lines: string[]): Promise<string> {
  return typingTo(await createShippedBot(), ...lines);
}

function typingTo(bot: Bot, ...lines: string[]): Promise<string> {
  return chatting({ bot }, ...lines);
}

async function chatting(
  options: Pick<ChatOptions, 'bot' | 'opening'>,
  ...lines: string[]
): Promise<string> {
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(`${lines.join('\n')}\n`);
  const printed = textOf(output);
  await chat({
    ...options,
    input,
    output,
    style: chooseStyle(false, {}),
    interactive: false,
    width: () => 80,
    history: [],
  });
  output.end();
  return printed;
}

test('a lone number takes the choice under it; one that nothing stands under is not a question', async () => {
  const printed = await typing('/help', '99', '1');
  expect(printed).toContain('There is no choice 99');
  expect(printed).not.toContain('“99”');
  expect(printed.split('There is no choice 99')[1]?.trim()).not.toBe('');
});

test('that nothing stands under a number is said in the language of the place', async () => {
  const bot = await createShippedBot();
  const german: Bot = { ...bot, messages: () => Promise.resolve(messagesOf('de')) };
  const printed = await typingTo(german, '/help', '99');
  expect(printed).toMatch(/Die Nummer 99 steht nicht zur Auswahl/);
});

test('a chat that is begun with something to say goes on from the choices of its reply', async () => {
  const bot = await createShippedBot();
  const printed = await chatting({ bot, opening: '/help' }, '1');
  expect(printed).toContain('[1]');
  expect(printed).not.toContain('There is no choice');
});
