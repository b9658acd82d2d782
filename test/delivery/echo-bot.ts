/**
 * A bot for tests that answers every question with its own words, cites a note named by the question's last word,
 * and knows a few special questions; help offers one. Addressed or not, it is "sure" of what ends in a question mark.
 */
import type { Bot } from '../../src/bot/bot.js';
import { messagesOf } from '../../src/bot/messages/messages.js';
import { createForms } from '../../src/bot/create-forms.js';
import { text } from '../../src/core/inline.js';
import type { Message } from '../../src/core/message.js';
import type { Block, Reply } from '../../src/core/reply.js';
import { bareParts } from '../fixtures/parts.js';

/** The bot, and what it was asked. */
export interface EchoBot extends Bot {
  readonly asked: Message[];
}

/** Creates an echo bot. `slow`: milliseconds it takes for each question. */
export function createEchoBot({ slow = 0 } = {}): EchoBot {
  const asked: Message[] = [];
  return {
    asked,
    commands: [
      {
        name: 'ask',
        summary: 'Ask the notes',
        options: [{ name: 'question', summary: 'Your question', required: true }],
        example: '/ask what is a layer?',
      },
      {
        name: 'canirun',
        summary: 'Whether an image runs on a host',
        options: [
          { name: 'image', summary: 'The image', required: true, completes: 'image' },
          { name: 'host', summary: 'The host', required: true, completes: 'host' },
        ],
        form: 'canirun',
        example: '/canirun nginx windows 11',
      },
    ],
    needsPermissions: () => false,
    messages: () => Promise.resolve(messagesOf()),
    async handle(message) {
      asked.push(message);
      if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
      return reply(message);
    },
    complete: (input, limit) =>
      ['windows 10', 'windows 11', 'mac mini']
        .filter((host) => host.startsWith(input.split(' ').slice(2).join(' ')))
        .slice(0, limit)
        .map((host) => ({
          text: `${input.split(' ').slice(0, 2).join(' ')} ${host}`,
          label: host,
        })),
    library: () => [],
    forms: createForms(bareParts()),
    managing: () => Promise.resolve(null),
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
