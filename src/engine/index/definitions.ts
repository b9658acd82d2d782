/**
 * The abbreviations that notes explain themselves, and those that everybody knows: "storage area network (SAN)", "RFC (request
 * for comments)", "OOM: out of memory". Whoever asks with the one finds what is written with the other.
 */
import type { Note, Passage } from '../../core/note.js';
import type { Abbreviations, Words } from '../words/words.js';

/** An abbreviation with the words that it stands for, as `tokenize` gives them. */
export interface Definition {
  readonly short: string;
  readonly long: readonly string[];
}

/** One word that may be an abbreviation. */
const SHORT = /^[A-Za-z][A-Za-z0-9&/-]{1,9}$/;
/** What a sentence or a thought begins behind. */
const BREAK = /[()\n.;:!?]/;
/** Of a text around a bracket, this much is looked at. */
const NEAR = 90;
/** "OOM: out of memory", "OOM - …", "OOM stands for …", at the beginning of a line. */
const SHORT_NAMED =
  /^["'*_]{0,3}([A-Za-z][A-Za-z0-9&/-]{1,9})["'*_]{0,3}(?:\s{0,2}[:=–—]\s{0,2}|\s-\s|\s(?:is|are|means|stands for|is short for|steht für|bedeutet|heißt)\s)(.{3,120})/su;

/** A heading of more words is a statement, and no name. */
const MOST_OF_NAME = 3;
/** At most so many letters has an abbreviation, and so many words what it stands for. */
const MOST_LETTERS = 8;

/** What a note explains, each abbreviation once for each meaning. */
export function definitionsOf(note: Note, words: Words): Definition[] {
  const found: Definition[] = [];
  const visit = (passage: Passage): void => {
    if (passage.kind !== 'code') collect(lineOf(passage), isName(passage), words, found);
    passage.children.forEach(visit);
  };
  visit(note.root);
  return found;
}

/** Whether a passage is a heading or a label: what stands in brackets behind it is another name for it. */
function isName({ kind }: Passage): boolean {
  return kind === 'topic' || kind === 'label';
}

function lineOf({ label, text }: Passage): string {
  return label === undefined || text.startsWith(label) ? text : `${label}: ${text}`;
}

function collect(line: string, isName: boolean, by: Words, found: Definition[]): void {
  const { tokenize } = by;
  const take = (short: string, long: readonly string[] | undefined): void => {
    const [word, ...more] = tokenize(short);
    if (word !== undefined && more.length === 0 && long !== undefined && long.length > 0)
      found.push({ short: word, long });
  };
  for (let open = line.indexOf('('); open > 0; open = line.indexOf('(', open + 1)) {
    const close = line.indexOf(')', open);
    if (close < 0 || close - open > NEAR) continue;
    const before = line.slice(Math.max(0, open - NEAR), open).trimEnd();
    const within = line.slice(open + 1, close).trim();
    const [last = ''] = before.split(/[^A-Za-z0-9&/-]/).slice(-1);
    if (SHORT.test(within)) {
      const words = tokenize(lastThought(before));
      const isAlias = isName && words.length <= MOST_OF_NAME && /\d|[A-Z]/.test(within);
      take(within, endingIn(words, within, by) ?? (isAlias ? words : undefined));
    }
    if (SHORT.test(last)) take(last, beginningWith(tokenize(within), last, by));
  }
  const [, short, words] = SHORT_NAMED.exec(line) ?? [];
  if (short !== undefined && words !== undefined)
    take(short, beginningWith(tokenize(words), short, by));
}

function lastThought(text: string): string {
  return text.split(BREAK).at(-1) ?? '';
}

/** The last words of a text, if their first letters are the abbreviation. */
function endingIn(
  words: readonly string[],
  short: string,
  by: Words,
): readonly string[] | undefined {
  for (let from = words.length - 1; from >= 0; from--) {
    const long = words.slice(from);
    if (spells(long, short, by)) return long;
  }
  return undefined;
}

/** The first words of a text, if their first letters are the abbreviation. */
function beginningWith(
  words: readonly string[],
  short: string,
  by: Words,
): readonly string[] | undefined {
  for (let to = 2; to <= words.length; to++) {
    const long = words.slice(0, to);
    if (spells(long, short, by)) return long;
  }
  return undefined;
}

/** Whether the words' first letters are the abbreviation, function words ("of", "for") counting or not. */
function spells(words: readonly string[], short: string, { isFunctionWord }: Words): boolean {
  const letters = short.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters.length < 2 || letters.length > MOST_LETTERS || words.length < 2) return false;
  if (words.length > MOST_LETTERS + 3) return false;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isFunctionWord(last) || (isFunctionWord(first) && !letters.startsWith(first.charAt(0))))
    return false;
  return consume(words, 0, letters, 0, isFunctionWord);
}

/** Whether the words from one on spell the letters from one on; a function word may be passed over. */
function consume(
  words: readonly string[],
  at: number,
  letters: string,
  from: number,
  isFunctionWord: Words['isFunctionWord'],
): boolean {
  const word = words[at];
  if (word === undefined) return from === letters.length;
  const rest = (next: number): boolean => consume(words, at + 1, letters, next, isFunctionWord);
  if (letters.startsWith(word.charAt(0), from) && rest(from + 1)) return true;
  return isFunctionWord(word) && rest(from);
}

/** The definitions of an index's notes: counted, because a note may be taken away and another one say the same. */
export class Definitions implements Abbreviations {
  private readonly longs = new Map<string, Map<string, number>>();
  /** By first word of a long form: the abbreviations whose long form begins with it. */
  private readonly shorts = new Map<string, Map<string, number>>();

  /** Takes in what a note explains. */
  add(definitions: readonly Definition[]): void {
    for (const one of definitions) this.count(one, 1);
  }

  /** Takes back what a note explained. */
  remove(definitions: readonly Definition[]): void {
    for (const one of definitions) this.count(one, -1);
  }

  /** What an abbreviation stands for: the words of each meaning. */
  longOf(short: string): string[][] {
    return [...(this.longs.get(short)?.keys() ?? [])].map((long) => long.split(' '));
  }

  /** The abbreviations of what stands in a text from a place on, each with the number of words that it stands for. */
  shortAt(words: readonly string[], at: number): { short: string; length: number }[] {
    const known = this.shorts.get(words[at] ?? '');
    if (known === undefined) return [];
    return [...known.keys()].flatMap((entry) => {
      const [short = '', ...long] = entry.split(' ');
      return long.every((word, offset) => words[at + offset] === word)
        ? [{ short, length: long.length }]
        : [];
    });
  }

  private count({ short, long }: Definition, by: number): void {
    add(this.longs, short, long.join(' '), by);
    add(this.shorts, long[0] ?? '', `${short} ${long.join(' ')}`, by);
  }
}

function add(to: Map<string, Map<string, number>>, key: string, entry: string, by: number): void {
  const counts = to.get(key) ?? new Map<string, number>();
  const count = (counts.get(entry) ?? 0) + by;
  if (count > 0) counts.set(entry, count);
  else counts.delete(entry);
  if (counts.size > 0) to.set(key, counts);
  else to.delete(key);
}
