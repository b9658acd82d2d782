/** `/none`: none of the notes that were offered answers the question, so that it waits for one that does. */
import { defineCommand, type CommandContext, type CommandResult } from '../command.js';
import { EN } from '../messages/en.js';
import { choiceBlock, sayPlain, sayProblem } from '../reply/plain.js';
import { askedWords } from './asked-words.js';
import { expertsHere } from './experts-here.js';
import { personChoice } from './people-reply.js';

const QUESTION = {
  name: 'question',
  summary: EN['command.none.question'],
  takes: 'words',
  optional: true,
} as const;

/** Opens a question. */
export const none = defineCommand({
  spec: {
    name: 'none',
    summary: EN['command.none'],
    arguments: [QUESTION],
    canBeOff: true,
    example: '/none how do I reset my VPN token',
  },
  run: ({ question }, context) => open(question, context),
});

async function open(given: string | undefined, context: CommandContext): Promise<CommandResult> {
  const { parts, messages } = context;
  const asked = askedWords(given, context);
  if (asked === null) return { reply: sayProblem(messages.say('people.which')) };
  // Of notes that are only tried nothing is kept.
  if (parts.asking === undefined || parts.questions === undefined)
    return { reply: sayPlain(messages.say('people.notKept')) };
  await parts.asking.openAgain(asked);
  const experts = expertsHere(context);
  const way = experts === null ? [] : [personChoice(asked.question, messages)];
  return {
    reply: sayPlain(messages.say('people.open'), ...choiceBlock(messages.say('people.or'), way)),
  };
}
