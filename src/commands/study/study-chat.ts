/** `quaymaster study`: the terminal's chat, begun with a question from the notes. */
import { chatCommand } from '../chat.js';

/** Options of the command, as given. */
export interface StudyChatFlags {
  readonly notes?: string;
}

/**
 * Asks until the input ends. Where somebody left off is kept in DATA_DIR.
 * @param topic - what it is to be about; none: as before
 */
export async function studyChatCommand(
  topic: readonly string[],
  { notes }: StudyChatFlags,
): Promise<void> {
  const about = topic.join(' ').trim();
  const opening = about === '' ? '/study' : `/study start ${about}`;
  await chatCommand({ opening, ...(notes !== undefined && { notes }) });
}
