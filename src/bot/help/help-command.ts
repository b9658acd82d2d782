/** `/help`, and an empty question: what the notes cover, three questions that they answer, the commands. */
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext, type CommandSpec } from '../command.js';
import { exampleQuestions } from './examples.js';
import { presentOverview } from './overview-reply.js';
import { EN } from '../messages/en.js';

const EXAMPLES = 3;

/** Says what the bot can do. */
export const help = defineCommand({
  spec: {
    name: 'help',
    summary: EN['command.help'],
    arguments: [],
    readsNotes: true,
    bare: /^$/,
    example: '/help',
  },
  run(_given, context) {
    return Promise.resolve({ reply: overview(context, context.commands) });
  },
});

/** The overview of the notes, with the given commands listed. */
export function overview(context: CommandContext, commands: readonly CommandSpec[]): Reply {
  const { parts } = context;
  const notes = parts.notes();
  const examples = exampleQuestions(notes, parts.engine, EXAMPLES);
  return presentOverview({ notes, examples, commands }, context.messages);
}
