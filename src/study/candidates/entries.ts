/**
 * Entries of a table or list, of which each is known by its name or command: what is said of one is shown, and which one it
 * is, is asked among its neighbours. Neighbours that share a word of substance with what is shown are none to choose from:
 * of "save and quit" and "save and close" both may be right.
 */
import { plainText, text, type Inline } from '../../core/inline.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import type { Choice, StudyCard } from '../study-card.js';
import { candidateOf, headingsAbove, partOf, type MakeCandidates } from './candidate.js';

/** One entry: what it is called, and what is said of it. */
interface Entry {
  readonly passage: Passage;
  readonly name: readonly Inline[];
  readonly says: readonly Inline[];
}

/** Wrong ones to choose from; with fewer there is no card. */
const WRONG = 3;
/** The longest name that is quicker read than understood, in characters. */
const LONGEST_NAME = 48;
/** So far up and down a list neighbours are looked for: a table may have thousands of rows. */
const NEIGHBOURS = 15;
/** Of a name in a list less than this is an example or a class ("Command-line tools"), and true of its neighbours as well. */
const FEWEST_SAID = 3;
/** Entries of one list that are asked. */
const MOST_OF_LIST = 4;

/** The cards of a note's tables and lists of commands. */
export const entriesOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  for (const group of passagesOf(note)) {
    const entries = entriesIn(group, words);
    if (entries.length <= WRONG) continue;
    let made = 0;
    for (const [at, entry] of entries.entries()) {
      if (made === MOST_OF_LIST) break;
      const near = entries.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS);
      const wrong = wrongFor(entry, near, words).slice(0, WRONG);
      if (wrong.length < WRONG) continue;
      made++;
      yield cardOf(note, entry, wrong, words);
    }
  }
};

function cardOf(note: Note, entry: Entry, wrong: readonly Entry[], words: Words): StudyCard {
  const { passage, name, says } = entry;
  const choice = (one: Entry): Choice => ({ content: one.name, isRight: one === entry });
  const draft = {
    kind: 'entry',
    anchor: [...headingsAbove(passage), plainText(name)],
    words: says,
    answer: name,
    choices: [entry, ...wrong].map(choice),
  } as const;
  return candidateOf(note, passage, draft, words);
}

function entriesIn({ children }: Passage, words: Words): readonly Entry[] {
  const rows = children.filter(({ kind, label }) => kind === 'row' && label !== undefined);
  if (rows.length > WRONG)
    return withoutHead(rows.map(entryOfRow)).filter((row) => isNamed(row) && isOfNames(row));
  const commands = children.flatMap(entryOfCommand);
  if (commands.length > WRONG) return commands.filter(isNamed);
  const terms = children.filter(isTerm).map(entryOfRow);
  if (terms.length <= WRONG) return [];
  return terms.filter((one) => isNamed(one) && tellingStems(one.says, words).size >= FEWEST_SAID);
}

function entryOfRow(passage: Passage): Entry {
  return { passage, name: [text(passage.label ?? '')], says: passage.content };
}

/** A line that says what a command does, with the command below it. */
function entryOfCommand(passage: Passage): readonly Entry[] {
  const [code, ...more] = passage.children;
  if (passage.kind !== 'label' || code?.kind !== 'code' || more.length > 0) return [];
  return [{ passage, name: code.content, says: passage.content }];
}

/**
 * A label that is a name by its look, each of its words, and no aspect: "Speed" and "Meaningful Practice" are headings in small,
 * and what is said of one is soon true of the next.
 */
function isTerm({ kind, label, text: own, children }: Passage): boolean {
  if (label === undefined || own === '' || children.length > 0) return false;
  return kind !== 'topic' && kind !== 'label' && label.split(/\s+/).every(isNameByLook);
}

/** The same for a row of a table, whose names may also be words in small letters, keys and codes: `tail`, `docker ps`, `u`, 204. */
function isOfNames({ name }: Entry): boolean {
  const plain = plainText(name);
  return (
    !NUMBERS.test(plain) &&
    plain.split(/\s+/).every((word) => isNameByLook(word) || SMALL.test(word))
  );
}

/** Rows that are only counted, and days. */
const NUMBERS = /^\D{0,2}\d{1,2}\D{0,2}$|\d{4}-\d{2}|\d{1,2}[./]\d{1,2}[./]/;
/** No capital that begins a word; letters of scripts that have none tell no names from headings. */
const SMALL = /^(?!\p{Lu}\p{Ll})[\p{Ll}\p{Lu}\p{N}\p{P}\p{S}]+$/u;

/** Letters with a second capital, a digit or a sign of names among them: `HTTP`, `useRef`, `x:add`, `--force`; no "Mid-Range". */
function isNameByLook(word: string): boolean {
  if (!/\p{L}/u.test(word) || /^\p{Lu}?\p{Ll}+(?:[-/]\p{Lu}?\p{Ll}+)+$/u.test(word)) return false;
  return /\p{L}\p{N}|\p{N}\p{L}|\p{L}\p{Lu}|[_`/.:=@#$-]/u.test(word.replace(/[:.,;]$/, ''));
}

/** Has a name, one line long, and says something. */
function isNamed({ name, says }: Entry): boolean {
  const plain = plainText(name);
  const isOfWords = [plain, plainText(says)].every((words) => /[\p{L}\p{N}]/u.test(words));
  return isOfWords && plain.length <= LONGEST_NAME && !BROKEN.test(plain);
}

/** More lines than one, half of a link that a table's bar cut in two, an abbreviation's mark, or what the reader is to fill in. */
const BROKEN = /\n|\[\[|\]\]|^\*\[|^<[^<>\s-]*[\s-][^<>]*>$/;

/**
 * A table repeats the head of its second column in each row ("Head: words", "Head words"): without it. One that does not has no
 * head, or cells that are empty, and says nothing by itself.
 */
function withoutHead(entries: readonly Entry[]): readonly Entry[] {
  const texts = entries.map(({ says }) => plainText(says));
  const [first = ''] = texts;
  const head = (/^[^:;]{1,40}:\s/.exec(first) ?? /^[\p{L}\p{N}]+\s/u.exec(first))?.[0];
  if (head === undefined || !texts.every((words) => words.startsWith(head))) return [];
  const cut = entries.map((entry, at) => ({
    ...entry,
    says: partOf(entry.says, head.length, endOf(texts[at] ?? '')),
  }));
  return cut.some(({ says }) => COLUMNS.test(plainText(says))) ? [] : cut;
}

/** What further columns look like in a row. */
const COLUMNS = /;\s[^:;]{1,40}:\s/;

/** Where the words of a row end: cells behind them that hold signs alone say nothing. */
function endOf(row: string): number {
  const last = Math.max(row.lastIndexOf('; '), row.lastIndexOf(', '));
  return last > 0 && !/[\p{L}\p{N}]/u.test(row.slice(last)) ? last : row.length;
}

/** Neighbours that are surely wrong, nearest first. */
function wrongFor(entry: Entry, entries: readonly Entry[], words: Words): readonly Entry[] {
  const at = entries.indexOf(entry);
  const said = tellingStems(entry.says, words);
  const names = new Set([plainText(entry.name).toLowerCase()]);
  return [...entries]
    .map((other, place) => ({ other, far: Math.abs(place - at) }))
    .sort((a, b) => a.far - b.far)
    .map(({ other }) => other)
    .filter((other) => {
      const name = plainText(other.name).toLowerCase();
      if (names.has(name)) return false;
      if ([...tellingStems(other.says, words)].some((root) => said.has(root))) return false;
      names.add(name);
      return true;
    });
}

function tellingStems(
  content: readonly Inline[],
  { tokenize, stem, isFunctionWord }: Words,
): ReadonlySet<string> {
  const all = tokenize(plainText(content));
  return new Set(all.filter((word) => !isFunctionWord(word)).map(stem));
}
