/**
 * A bot for tests that answers every question with its own words, cites a note named by the question's last word,
 * and knows a few special questions; help offers one. Addressed or not, it is "sure" of what ends in a question mark.
 */
import type { Bot } from '../../src/bot/bot.js';
import { sayPlain } from '../../src/bot/reply/plain.js';
import { messagesOf } from '../../src/bot/messages/messages.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createForms } from '../../src/bot/create-forms.js';
import type { SettingsService } from '../../src/bot/settings/settings-service.js';
import { text } from '../../src/core/inline.js';
import type { Message } from '../../src/core/message.js';
import type { Block, Reply } from '../../src/core/reply.js';
import { bareParts } from '../fixtures/parts.js';

/** How it is made. */
interface EchoOptions {
  readonly slow?: number | undefined;
  readonly settings?: SettingsService;
}

/** The bot, and what it was asked. */
export interface EchoBot extends Bot {
  readonly asked: Message[];
}

/**
 * Creates an echo bot. `slow`: milliseconds it takes for each question. `settings`: it knows `/listen`, as the
 * whole bot does.
 */
export function createEchoBot({ slow = 0, settings }: EchoOptions = {}): EchoBot {
  const parts = { ...bareParts(), ...(settings && { settings }) };
  const whole = createBot(parts);
  const asked: Message[] = [];
  return {
    asked,
    settings: () => Promise.resolve(null),
    refused: () => Promise.resolve(null),
    commands: (adapter) => [
      ...(settings ? whole.commands(adapter).filter(({ name }) => name === 'listen') : []),
      {
        name: 'ask',
        summary: 'Ask the notes',
        arguments: [{ name: 'question', summary: 'Your question', takes: 'words' }],
        personal: true,
        example: '/ask what is a layer?',
      },
      {
        name: 'canirun',
        summary: 'Whether an image runs on a host',
        arguments: [
          { name: 'image', summary: 'The image', takes: 'word', completes: 'image' },
          { name: 'host', summary: 'The host', takes: 'words', lead: 'on', completes: 'host' },
        ],
        personal: true,
        form: 'Can it run?',
        example: '/canirun nginx windows 11',
      },
    ],
    messages: () => Promise.resolve(messagesOf()),
    async handle(message, ...more) {
      if (settings && /^\/?listen\b/.test(message.text)) return whole.handle(message, ...more);
      asked.push(message);
      if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
      return reply(message);
    },
    complete: () => [],
    suggest: (_what, typed, limit) =>
      ['windows 10', 'windows 11', 'mac mini']
        .filter((host) => host.startsWith(typed))
        .slice(0, limit),
    library: () => [],
    forms: createForms(parts),
    managing: () => Promise.resolve(null),
    draw: (subject, { thread }) =>
      Promise.resolve(subject === 'nothing' ? null : sayPlain(`${subject} in ${thread}`)),
    sourceChanged: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  };
}

const EXAMPLE: Block = {
  kind: 'choices',
  prompt: 'For example:',
  choices: [{ label: 'Layers', message: 'what is a layer?' }],
};

function reply({ text: question, addressed }: Message): Reply | null {
  if (question === 'crash') throw new Error('made-up bug');
  if (!addressed && !question.endsWith('?')) return null;
  const about = /(\w+)\??$/.exec(question)?.[1] ?? 'help';
  return {
    summary: `You said: ${question}`,
    blocks: [
      { kind: 'paragraph', content: [text(`You said: ${question}`)] },
      ...(question === '/help' ? [EXAMPLE] : []),
      { kind: 'sources', sources: [{ file: `${about}.md`, line: 1, path: [about] }] },
    ],
    tone: 'plain',
    audience: question.startsWith('oops') ? 'asker' : 'everyone',
  };
}
