/** Looks at a message before anything else does: what is empty, huge or no text gets a clear sentence. */
import type { Message } from '../core/message.js';
import { READING_BUDGET } from '../core/text/reading-budget.js';

/** A message fit for reading, or why not. */
export type Screened<Said> =
  /** Empty where nothing is left of it. */
  | { readonly kind: 'message'; readonly message: Said }
  /** Longer than what is read, both in characters. */
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  /** A file, not text. */
  | { readonly kind: 'binary' };

/**
 * Cleans a message: invisible characters that only confuse (zero-width, direction overrides, other controls)
 * are taken out, line ends unified; in its words, and in the fields of its command.
 * @param message - as the adapter read it
 */
export function screen<Said extends Pick<Message, 'text' | 'command'>>(
  message: Said,
): Screened<Said> {
  const { text, command } = message;
  const fields = Object.entries(command?.arguments ?? {});
  const isCommand = command !== undefined || text.trimStart().startsWith('/');
  const most = isCommand ? READING_BUDGET.argument : READING_BUDGET.question;
  const all = [text, ...fields.map(([, words]) => words)];
  const length = Math.max(...all.map((words) => words.length));
  if (length > most) return { kind: 'too-long', length, most };
  if (all.some(looksBinary)) return { kind: 'binary' };
  const cleaned = fields.map(([name, words]) => [name, clean(words)] as const);
  return {
    kind: 'message',
    message: {
      ...message,
      text: clean(text),
      ...(command && { command: { ...command, arguments: Object.fromEntries(cleaned) } }),
    },
  };
}

function clean(raw: string): string {
  return (
    raw
      .replace(/\r\n?/g, '\n')
      // Unicode TR36 (security considerations): controls, zero-width and bidirectional formatting characters.
      .replace(
        // eslint-disable-next-line no-control-regex -- taking controls out is what this is for
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
        '',
      )
      .trim()
  );
}

/** More than one character in ten that no keyboard types: NUL and other controls, replacement characters. */
function looksBinary(raw: string): boolean {
  // eslint-disable-next-line no-control-regex -- counting controls is what this is for
  const odd = raw.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/g)?.length ?? 0;
  return odd > 3 && odd * 10 > raw.length;
}
