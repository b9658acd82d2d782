/** Looks at a message before anything else does: what is empty, huge or no text gets a clear sentence. */
import { READING_BUDGET } from '../core/text/reading-budget.js';

/** A message fit for reading, or why not. */
export type Screened =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  /** Longer than what is read, both in characters. */
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  /** A file, not text. */
  | { readonly kind: 'binary' };

/**
 * Cleans a message: invisible characters that only confuse (zero-width, direction overrides, other controls)
 * are taken out, line ends unified.
 * @param raw - as the adapter read it
 */
export function screen(raw: string): Screened {
  const most = raw.trimStart().startsWith('/') ? READING_BUDGET.argument : READING_BUDGET.question;
  if (raw.length > most) return { kind: 'too-long', length: raw.length, most };
  if (looksBinary(raw)) return { kind: 'binary' };
  const cleaned = raw
    .replace(/\r\n?/g, '\n')
    // Unicode TR36 (security considerations): controls, zero-width and bidirectional formatting characters.
    .replace(
      // eslint-disable-next-line no-control-regex -- taking controls out is what this is for
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
      '',
    )
    .trim();
  return cleaned === '' ? { kind: 'empty' } : { kind: 'text', text: cleaned };
}

/** More than one character in ten that no keyboard types: NUL and other controls, replacement characters. */
function looksBinary(raw: string): boolean {
  // eslint-disable-next-line no-control-regex -- counting controls is what this is for
  const odd = raw.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/g)?.length ?? 0;
  return odd > 3 && odd * 10 > raw.length;
}
