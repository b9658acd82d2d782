/** The note with which a question of the inbox is closed: it must be there, because those who asked are pointed at it. */
import type { BotParts } from './parts.js';

/** The note that was named, or the topics nearest to the words. */
export type NamedNote =
  | { readonly kind: 'note'; readonly topic: string }
  | { readonly kind: 'none'; readonly near: readonly string[] };

/** Finds a note by its topic, in any case. */
export function noteNamed(words: string, { shelf, engine }: BotParts): NamedNote {
  const wanted = words.toLowerCase();
  const note = shelf.notes().find(({ topic }) => topic.toLowerCase() === wanted);
  if (note !== undefined) return { kind: 'note', topic: note.topic };
  const { passages } = engine.ask(words, { top: 3, oncePerNote: true });
  return { kind: 'none', near: passages.map(({ note: { topic } }) => topic) };
}
