/** The terminal chat as an outlet: lines in, coloured lines out. */
import { PassThrough, Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { chat } from '../../src/adapters/terminal/chat.js';
import { COLOURED } from '../../src/adapters/terminal/style.js';
import type { Bot } from '../../src/bot/bot.js';
import type { Tone } from '../../src/core/reply.js';
import { citationsIn, flat, type Outlet } from './shown.js';

const PLACE = {
  adapter: 'cli',
  workspace: 'local',
  channel: 'terminal',
  thread: 'terminal',
} as const;

/** The colour in which a reply begins (ECMA-48). */
const TONES: readonly (readonly [string, Tone])[] = [
  ['\u001b[32m', 'good'],
  ['\u001b[33m', 'caution'],
  ['\u001b[31m', 'bad'],
];

/** Opens it. */
export function openTerminal(bot: Bot): Promise<Outlet> {
  return Promise.resolve({
    begin: () => bot.forget(PLACE),
    async say(text) {
      const drawn = await converse(bot, text);
      // eslint-disable-next-line no-control-regex -- colours are control characters
      const words = flat(drawn.replace(/\u001b\[\d+m/g, ''));
      return {
        words,
        cites: citationsIn(words.split('— ').slice(1).join(' ')),
        // eslint-disable-next-line no-control-regex -- colours are control characters
        offers: [...drawn.matchAll(/\[\d+\]\u001b\[39m (.*)/g)].map(([, label = '']) => label),
        audience: 'nobody else',
        tone: TONES.find(([colour]) => drawn.startsWith(colour))?.[1] ?? 'plain',
        mentions: [],
      };
    },
    close: () => Promise.resolve(),
  });
}

/** Nothing said is what the chat greets with. */
async function converse(bot: Bot, text: string): Promise<string> {
  const output = new PassThrough();
  const collected = textOf(output);
  await chat({
    bot,
    input: Readable.from(text === '' ? [] : [`${text}\n`]),
    output,
    style: COLOURED,
    interactive: text === '',
    width: () => 10_000,
    history: [],
  });
  output.end();
  return collected;
}
