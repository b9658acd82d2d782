/** Has the bot do what a page's button or form stands for, as if somebody had typed it. */
import { plainText } from '../../../../core/inline.js';
import type { CommandFields } from '../../../../core/message.js';
import type { Reply } from '../../../../core/reply.js';
import { sendMessage } from '../api.js';
import { personHere } from '../person.js';

/** Commands of these pages belong to no conversation that goes on. */
const CONVERSATION = 'kept-pages';

/** @returns what the bot says; `null`: nothing */
export async function runCommand(text: string, command?: CommandFields): Promise<Reply | null> {
  const person = personHere();
  const message = { text, conversation: CONVERSATION, person, ...(command && { command }) };
  return (await sendMessage(message)).reply;
}

/** A reply's paragraphs: what was done, and who is told. */
export function saidIn({ blocks, summary }: Reply): string {
  const said = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [plainText(block.content)] : [],
  );
  return said.join(' ') || summary;
}
