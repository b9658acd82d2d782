/** A reply as plain words for a program that reads: no picture, and nothing to click. */
import type { Messages } from '../../bot/messages/messages.js';
import { clip } from '../../bot/reply/plain.js';
import type { Block, Reply } from '../../core/reply.js';
import { plainForm } from '../shared/plain-form.js';

/** Characters of one answer: about two thousand tokens of whoever asks. */
export const LONGEST_TEXT = 8_000;

/** Blocks that say nothing without a screen or a hand. */
const SILENT: readonly Block['kind'][] = ['picture', 'choices', 'forms'];

/** Draws a reply; the sources come first where the rest had to be cut. @param messages - its language */
export function plainReply({ blocks, summary }: Reply, messages: Messages): string {
  const told = (kept: (block: Block) => boolean) =>
    blocks
      .filter((block) => !SILENT.includes(block.kind) && kept(block))
      .map((block) => plainForm(block, messages))
      .filter((words) => words !== '')
      .join('\n\n');
  const whole = told(() => true) || summary;
  if (whole.length <= LONGEST_TEXT) return whole;
  const sources = told(({ kind }) => kind === 'sources');
  return clip([sources, told(({ kind }) => kind !== 'sources')].join('\n\n'), LONGEST_TEXT);
}
