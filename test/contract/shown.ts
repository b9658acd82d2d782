/** What a reply means to whoever sees it, read back from what an outlet shows: the same for every outlet. */
import type { Tone } from '../../src/core/reply.js';

/** A reply as it is seen. */
export interface Shown {
  /** All words in reading order, without markup, blanks collapsed. */
  readonly words: string;
  /** Where the answer stands, as `file:line`. */
  readonly cites: readonly string[];
  /** The labels of what can be clicked, or taken by its number, to say something. */
  readonly offers: readonly string[];
  /** Who sees it. In the terminal and in a conversation with the bot alone there is nobody else. */
  readonly audience: 'everyone' | 'asker' | 'nobody else';
  /** What its colour says; `null` where the outlet shows none and the words alone say it. */
  readonly tone: Tone | null;
  /** Whom it mentions, as the outlet would understand it. */
  readonly mentions: readonly string[];
}

/** A place to talk to the bot. */
export interface Outlet {
  /** Begins a conversation that knows nothing of the last one. */
  begin(): Promise<void>;
  /** Says something to the bot in the conversation, and waits for what it shows. */
  say(text: string): Promise<Shown>;
  close(): Promise<void>;
}

/** The words in one line. */
export const flat = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** Citations in words such as `sizes.md, line 12 › Size` or `— sizes.md:12`. */
export function citationsIn(words: string): string[] {
  const found = words.matchAll(/([\w./-]+\.(?:md|txt|yaml))(?:, (?:line|Zeile) |:)(\d+)/g);
  return [...new Set([...found].map(([, file, line]) => `${file ?? ''}:${line ?? ''}`))];
}
