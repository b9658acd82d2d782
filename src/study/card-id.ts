/** What a card is called: by its note and what is asked of it, never by the words of the sentence. */
import { hash } from 'node:crypto';
import type { Words } from '../engine/words/words.js';
import type { CardKind } from './study-card.js';

/** What stands between a note's id and a slot; a note's id may hold `#`, `/`, `:` and its own `~`. */
const MARK = '~~';
const SLOT_DIGITS = 10;

/**
 * The id of a card.
 * @param noteId - the note's id; the empty text for riddles
 * @param kind - what is asked
 * @param anchor - what it is asked of: the labels and headings above the sentence, the term, or an author's block id
 */
export function cardId(
  noteId: string,
  kind: CardKind,
  anchor: readonly string[],
  words: Words,
): string {
  const named = anchor.map((name) => anchorOf(name, words)).join('\0');
  return `${noteId}${MARK}${kind}-${hash('sha256', named, 'hex').slice(0, SLOT_DIGITS)}`;
}

/** The note's id in a card's id; `null` for a text that is no card's id. */
export function noteIdOf(card: string): string | null {
  const at = card.lastIndexOf(MARK);
  return at === -1 ? null : card.slice(0, at);
}

/**
 * What a name is about: the stems of its words of substance in alphabetical order, so that case, endings, order, signs and
 * small words may change.
 */
function anchorOf(name: string, { tokenize, stem, isFunctionWord }: Words): string {
  const words = tokenize(name);
  const telling = words.filter((word) => !isFunctionWord(word));
  const stems = (telling.length > 0 ? telling : words).map(stem);
  return [...new Set(stems)].sort().join(' ') || name.trim();
}
