/**
 * Phrases: how the catalogue writes what people may call a thing.
 *
 * | written             | means                                                            |
 * |---------------------|------------------------------------------------------------------|
 * | `win 11`            | these atoms, typed with or without spaces between them           |
 * | `w11`               | as one word: a single letter and its number must not be apart    |
 * | `i3\|i5\|i7`        | one of these                                                     |
 * | `model?`            | may be left out                                                  |
 * | `(raspberry pi\|rpi)` | one of these phrases; `(…)?` may be left out                   |
 * | `2000-2999`         | a whole number in this range                                     |
 * | `#1##`, `e55##`     | a number of these digits, `#` being any, also behind letters     |
 * | `{pi}`              | the phrase that the file's `macros` call so                      |
 */
import { readAtoms } from './atoms.js';

/** One step of a phrase: an atom that must be there, or a number with a property. */
export type PhraseStep =
  | { readonly kind: 'atom'; readonly text: string; readonly tight: boolean }
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly tight: boolean;
      readonly key: string;
    }
  | {
      readonly kind: 'digits';
      readonly digits: string;
      readonly tight: boolean;
      readonly key: string;
    };

/** A phrase that stands for more than this is a mistake of its author. */
const MAX_EXPANSION = 4000;

/** Letters, or digits known and unknown. */
const CHUNK = /\p{L}+|[\d#]+/gu;

const PIECE = /\{[^{}]*\}|[()|?]|[^\s(){}|?]+/g;

/**
 * Writes a phrase out into all that it stands for.
 * @param phrase - in the notation above
 * @param macros - phrases by name
 * @returns each possibility as its steps
 * @throws RangeError with a sentence for the author when the phrase can't be read
 */
export function expandPhrase(
  phrase: string,
  macros: Readonly<Record<string, string>> = {},
): readonly (readonly PhraseStep[])[] {
  const pieces = withMacros(phrase, macros, 0).match(PIECE) ?? [];
  const reader = { pieces, at: 0, phrase };
  const found = readAlternatives(reader);
  if (reader.at < pieces.length) throw new RangeError(`"${phrase}" has a ")" too many`);
  if (found.some((steps) => steps.length === 0)) {
    throw new RangeError(`"${phrase}" may be empty: at least one word must be needed`);
  }
  return found;
}

interface Reader {
  readonly pieces: readonly string[];
  at: number;
  readonly phrase: string;
}

type Steps = readonly PhraseStep[];

function withMacros(
  phrase: string,
  macros: Readonly<Record<string, string>>,
  depth: number,
): string {
  if (depth > 5) throw new RangeError(`"${phrase}" uses macros that use each other`);
  return phrase.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const macro = macros[name];
    if (macro === undefined)
      throw new RangeError(`"${phrase}" uses {${name}}, which is no macro of this file`);
    return `(${withMacros(macro, macros, depth + 1)})`;
  });
}

/**
 * Reads until the group ends. A bare `a|b` between words binds to these words alone;
 * directly inside parentheses it separates phrases.
 */
function readAlternatives(reader: Reader): Steps[] {
  const inGroup = reader.at > 0;
  const phrases: Steps[] = [];
  let current: Steps[] = [[]];
  while (reader.at < reader.pieces.length && reader.pieces[reader.at] !== ')') {
    if (inGroup && reader.pieces[reader.at] === '|') {
      reader.at += 1;
      phrases.push(...current);
      current = [[]];
      continue;
    }
    current = append(current, readOption(reader, !inGroup), reader.phrase);
  }
  return [...phrases, ...current];
}

/** One word or group with its alternatives and its question mark. */
function readOption(reader: Reader, joinsAlternatives: boolean): Steps[] {
  const options = readTerm(reader);
  while (joinsAlternatives && reader.pieces[reader.at] === '|') {
    reader.at += 1;
    options.push(...readTerm(reader));
  }
  if (reader.pieces[reader.at] !== '?') return options;
  reader.at += 1;
  return [...options, []];
}

function readTerm(reader: Reader): Steps[] {
  const piece = reader.pieces[reader.at];
  reader.at += 1;
  if (piece === undefined || piece === '|' || piece === '?' || piece === ')') {
    throw new RangeError(`"${reader.phrase}" lacks a word before "${piece ?? 'its end'}"`);
  }
  if (piece !== '(') return [readWord(piece)];
  const group = readAlternatives(reader);
  if (reader.pieces[reader.at] !== ')') throw new RangeError(`"${reader.phrase}" lacks a ")"`);
  reader.at += 1;
  return group;
}

function readWord(word: string): Steps {
  const range = /^(\d+)-(\d+)$/.exec(word);
  if (range !== null) {
    return [
      { kind: 'range', low: Number(range[1]), high: Number(range[2]), tight: false, key: word },
    ];
  }
  const chunks = word.includes('#')
    ? (word.match(CHUNK) ?? [])
    : readAtoms(word).map((a) => a.text);
  if (word === '+') return [{ kind: 'atom', text: '+', tight: false }];
  return chunks.map((text, i) => {
    const tight = /^\p{L}$/u.test(chunks[i - 1] ?? '');
    return text.includes('#')
      ? { kind: 'digits', digits: text, tight, key: text }
      : { kind: 'atom', text, tight };
  });
}

function append(heads: readonly Steps[], tails: readonly Steps[], phrase: string): Steps[] {
  if (heads.length * tails.length > MAX_EXPANSION) {
    throw new RangeError(`"${phrase}" stands for more than ${MAX_EXPANSION} phrases: split it`);
  }
  return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
}
