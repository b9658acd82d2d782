/** `/person`: puts a question before the people whom a setting names. */
import { defineCommand, type CommandContext, type CommandResult } from '../command.js';
import { EN } from '../messages/en.js';
import { sayProblem } from '../reply/plain.js';
import { askedWords } from './asked-words.js';
import { expertsHere } from './experts-here.js';
import { presentAsked, presentCallHere } from './people-reply.js';

const QUESTION = {
  name: 'question',
  summary: EN['command.person.question'],
  takes: 'words',
  optional: true,
} as const;

/** Asks people. */
export const person = defineCommand({
  spec: {
    name: 'person',
    summary: EN['command.person'],
    arguments: [QUESTION],
    canBeOff: true,
    inChats: true,
    membersOnly: true,
    example: '/person how do I reset my VPN token',
  },
  run: ({ question }, context) => askPeople(question, context),
});

async function askPeople(
  given: string | undefined,
  context: CommandContext,
): Promise<CommandResult> {
  const { parts, message, messages } = context;
  const experts = expertsHere(context);
  if (experts === null || parts.asking === undefined)
    return { reply: sayProblem(messages.say('people.nobody')) };
  const asked = askedWords(given, context);
  if (asked === null) return { reply: sayProblem(messages.say('people.which')) };
  const outcome = await parts.asking.askPeople(asked, experts);
  const { groups, channel } = experts;
  if (outcome.kind !== 'new' || channel !== null)
    return { reply: presentAsked(outcome, groups, messages) };
  const call = { question: asked.question, entry: outcome.entry, groups };
  return { reply: presentCallHere(call, message.author, messages) };
}
