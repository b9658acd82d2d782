/** The terminal chat: a prompt with history and completion; the same bot as everywhere else. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Bot } from '../../bot/bot.js';
import type { Messages } from '../../bot/messages/messages.js';
import type { Place } from '../../core/message.js';
import type { Choice, Reply } from '../../core/reply.js';
import { OPERATOR } from '../../core/permissions.js';
import { renderReply } from './render.js';
import type { Style } from './style.js';

const MAX_COMPLETIONS = 20;

const PLACE: Place = {
  adapter: 'cli',
  workspace: 'local',
  channel: 'terminal',
  thread: 'terminal',
};

/** What a chat needs. */
export interface ChatOptions {
  readonly bot: Bot;
  readonly input: Readable;
  readonly output: Writable;
  readonly style: Style;
  /** Whether a person sits in front: prompts, completion and history make sense. */
  readonly interactive: boolean;
  /** Columns of the terminal, asked before every reply. */
  readonly width: () => number;
  /** Said first, instead of a greeting: what the person came for. */
  readonly opening?: string;
  /** Earlier inputs, newest first. */
  readonly history: readonly string[];
  /** Called with the inputs, newest first, whenever there is a new one. */
  readonly onHistory?: (history: readonly string[]) => void;
}

/** Chats until the input ends or the person says `/quit`. */
export async function chat(options: ChatOptions): Promise<void> {
  const { bot, input, output, interactive, style } = options;
  const messages = await bot.messages(PLACE);
  const lines = createInterface({
    input,
    output,
    terminal: interactive,
    history: [...options.history],
    historySize: 500,
    completer: (line: string) => completeLine(bot, line),
    ...(interactive ? { prompt: style.cyan(`${messages.say('terminal.you')} › `) } : {}),
  });
  lines.on('history', (history: string[]) => options.onHistory?.(history));
  lines.on('SIGINT', () => {
    lines.close();
  });
  const { opening } = options;
  const opened = opening === undefined ? null : await say(bot, opening, 0);
  if (opened !== null) output.write(`${draw(opened, options)}\n`);
  else if (interactive) output.write(`${await greet(options, messages)}\n`);
  await converse(lines, options, opened === null ? [] : choicesOf(opened));
}

async function greet(options: ChatOptions, messages: Messages): Promise<string> {
  const hello = await say(options.bot, '', 0);
  const drawn = hello === null ? '' : draw(hello, options);
  return `${drawn}\n${options.style.dim(messages.say('terminal.hint'))}`;
}

async function converse(
  lines: Interface,
  options: ChatOptions,
  offered: readonly Choice[],
): Promise<void> {
  const { bot, output, interactive } = options;
  let choices = offered;
  let turn = 0;
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === '/quit' || typed === '/exit') break;
    if (typed !== '' || interactive) {
      turn += 1;
      const message = chosen(typed, choices);
      const reply = message === null ? null : await say(bot, message, turn);
      choices = reply === null ? choices : choicesOf(reply);
      if (message === null) output.write(`${await noSuchChoice(bot, typed, choices.length)}\n`);
      if (reply !== null) output.write(`${draw(reply, options)}\n`);
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}

function draw(reply: Reply, { style, width }: ChatOptions): string {
  return renderReply(reply, { style, width: Math.min(width(), 100), choices: 'numbered' });
}

/** A lone number takes the choice that was offered under it. @returns `null` when no choice stands under it */
function chosen(typed: string, choices: readonly Choice[]): string | null {
  const number = /^\[?(\d{1,2})\]?$/.exec(typed)?.[1];
  if (number === undefined || choices.length === 0) return typed;
  return choices[Number(number) - 1]?.message ?? null;
}

/** The language may have changed since the chat began. */
async function noSuchChoice(bot: Bot, typed: string, most: number): Promise<string> {
  return (await bot.messages(PLACE)).say('terminal.noChoice', { typed, most });
}

function choicesOf(reply: Reply): readonly Choice[] {
  return reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

function say(bot: Bot, text: string, turn: number): Promise<Reply | null> {
  return bot.handle({
    id: `cli-${turn}`,
    place: PLACE,
    author: 'local',
    text,
    addressed: true,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    permissions: OPERATOR,
  });
}

function completeLine(bot: Bot, line: string): [string[], string] {
  return [
    bot
      .complete(line, MAX_COMPLETIONS, { place: PLACE, permissions: OPERATOR })
      .map(({ text }) => text),
    line,
  ];
}
