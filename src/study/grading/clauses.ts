/** The parts of an answer that may be said or missing each for itself, and whether one denies. */
import { sentencesIn, spokenWords } from '../sentence.js';
import type { Words } from '../../engine/words/words.js';
import { saidWords, type SaidWord } from './said-words.js';
import { trimSigns } from '../trim-signs.js';

/** A part of an answer. */
export interface Clause {
  /** As it stands in the note. */
  readonly text: string;
  readonly words: readonly SaidWord[];
  /** Says that something is not so. */
  readonly denies: boolean;
}

/** What clauses are joined with, in a text with single blanks. */
const JOINED =
  / ?[,;:–—] (?:(?:and|or|then|but|und|oder|dann|aber) )?| (?:and|then|but|und|dann|aber|sowie|&) /i;
/** "No," before an answer denies the question. */
const REPLY = /^(?:no|yes|nein|ja) ?[,.!] ?/i;

/** The clauses of a text that say something. */
export function clausesOf(text: string, words: Words): Clause[] {
  const spoken = text.trim().replace(/\s+/g, ' ').replace(REPLY, '');
  return sentencesIn(spoken)
    .flatMap(({ start, end }) => spoken.slice(start, end).split(JOINED))
    .map((part) => ({
      text: trimSigns(part, (sign) => ' .!'.includes(sign)),
      words: saidWords(part, words),
      denies: isDenied(part, words),
    }))
    .filter(({ words: all }) => all.length > 0);
}

/** An even number of denials denies nothing. */
function isDenied(text: string, { cues }: Words): boolean {
  return spokenWords(text).filter((word) => cues.denial.has(word)).length % 2 === 1;
}
