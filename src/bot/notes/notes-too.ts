/** The way to the note that speaks of what was answered otherwise. */
import type { Block } from '../../core/reply.js';
import type { CommandContext } from '../command.js';
import { choiceBlock } from '../reply/plain.js';
import { clipPath, formatPath } from './passage.js';

/** A button that shows the note; nothing where the notes do not surely speak of it. @param question - what to ask them */
export function notesToo(
  question: string,
  { parts, messages }: Pick<CommandContext, 'parts' | 'messages'>,
): Block[] {
  const { status, passages } = parts.engine.ask(question, { top: 1 });
  const [best] = passages;
  if (status !== 'answered' || best === undefined) return [];
  const { path } = best.passage;
  const way = { label: clipPath(path, 75), message: `/notes ${formatPath(path)}` };
  return choiceBlock(messages.say('canirun.notesToo'), [way]);
}
