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

/** A phrase as read: steps, one after the other, with choices between them. */
export type Phrase =
  | { readonly kind: 'word'; readonly steps: readonly PhraseStep[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Phrase[] }
  | { readonly kind: 'choice'; readonly options: readonly Phrase[] };

/** Letters, or digits known and unknown. */
const CHUNK = /\p{L}+|[\d#]+/gu;

const PIECE = /\{[^{}]*\}|[()|?]|[^\s(){}|?]+/g;

/** Phrases that others use by name. */
export type Macros = ReadonlyMap<string, Phrase>;

/**
 * Reads the macros of a file, each of which may use those before it.
 * @param macros - phrases by name, in order
 * @throws RangeError with half a sentence for the author when one can't be read
 */
export function readMacros(macros: Readonly<Record<string, string>>): Macros {
  const read = new Map<string, Phrase>();
  for (const [name, phrase] of Object.entries(macros))
    read.set(name, readPhrase(`(${phrase})`, read));
  return read;
}

/**
 * Reads a phrase.
 * @param phrase - in the notation above
 * @param macros - phrases by name
 * @throws RangeError with half a sentence for the author when it can't be read
 */
export function readPhrase(phrase: string, macros: Macros = new Map()): Phrase {
  const pieces = phrase.match(PIECE) ?? [];
  const reader = { pieces, at: 0, macros };
  const found = readSequence(reader, false);
  if (reader.at < pieces.length) throw new RangeError('has a ")" too many');
  return found;
}

/** The empty phrase: what an optional part may be. */
const NOTHING: Phrase = { kind: 'sequence', parts: [] };

interface Reader {
  readonly pieces: readonly string[];
  at: number;
  readonly macros: Macros;
}

/** Reads until the group or the phrase ends. */
function readSequence(reader: Reader, inGroup: boolean): Phrase {
  const parts: Phrase[] = [];
  for (
    let piece = reader.pieces[reader.at];
    piece !== undefined && piece !== ')';
    piece = reader.pieces[reader.at]
  ) {
    if (inGroup && piece === '|') break;
    parts.push(readPart(reader, inGroup));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
}

/**
 * One word or group with its question mark. A bare `a|b` between words binds to these words alone;
 * directly inside parentheses it separates phrases.
 */
function readPart(reader: Reader, inGroup: boolean): Phrase {
  const options = [readTerm(reader)];
  while (!inGroup && reader.pieces[reader.at] === '|') {
    reader.at += 1;
    options.push(readTerm(reader));
  }
  if (reader.pieces[reader.at] === '?') {
    reader.at += 1;
    options.push(NOTHING);
  }
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
}

function readTerm(reader: Reader): Phrase {
  const piece = reader.pieces[reader.at];
  reader.at += 1;
  if (piece === undefined || piece === '|' || piece === '?' || piece === ')') {
    throw new RangeError(`lacks a word before "${piece ?? 'its end'}"`);
  }
  if (piece === '(') return readGroup(reader);
  return piece.startsWith('{')
    ? macroOf(reader, piece.slice(1, -1))
    : { kind: 'word', steps: readWord(piece) };
}

function macroOf({ macros }: Reader, name: string): Phrase {
  const macro = macros.get(name);
  if (macro === undefined) throw new RangeError(`uses {${name}}, which is no macro above it`);
  return macro;
}

function readGroup(reader: Reader): Phrase {
  const options = [readSequence(reader, true)];
  while (reader.pieces[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader, true));
  }
  if (reader.pieces[reader.at] !== ')') throw new RangeError('lacks a ")"');
  reader.at += 1;
  return { kind: 'choice', options };
}

function readWord(word: string): readonly PhraseStep[] {
  if (word === '+') return [{ kind: 'atom', text: '+', tight: false }];
  const range = /^(\d+)-(\d+)$/.exec(word);
  if (range !== null) {
    return [
      { kind: 'range', low: Number(range[1]), high: Number(range[2]), tight: false, key: word },
    ];
  }
  const chunks = word.includes('#')
    ? (word.match(CHUNK) ?? [])
    : readAtoms(word).map((a) => a.text);
  return chunks.map((text, i) => {
    const tight = /^\p{L}$/u.test(chunks[i - 1] ?? '');
    return text.includes('#')
      ? { kind: 'digits', digits: text, tight, key: text }
      : { kind: 'atom', text, tight };
  });
}
