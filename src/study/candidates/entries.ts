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
/** Entries of one list that are asked. */
const MOST_OF_LIST = 4;

/** The cards of a note's tables and lists of commands. */
export const entriesOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  for (const group of passagesOf(note)) {
    const entries = entriesIn(group);
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

function entriesIn({ children }: Passage): readonly Entry[] {
  const rows = children.filter(({ kind, label }) => kind === 'row' && label !== undefined);
  if (rows.length > WRONG) return withoutHead(rows.map(entryOfRow)).filter(isNamed);
  const commands = children.flatMap(entryOfCommand);
  if (commands.length > WRONG) return commands.filter(isNamed);
  const terms = children.filter(isTerm).map(entryOfRow);
  return terms.length > WRONG ? terms.filter(isNamed) : [];
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

/** A label that is a name by its look (capitals, digits, signs), and no aspect ("Speed", "Default"). */
function isTerm({ kind, label, text: own, children }: Passage): boolean {
  if (label === undefined || own === '' || children.length > 0) return false;
  return kind !== 'topic' && kind !== 'label' && /\p{Lu}.*\p{Lu}|[\d_`/.-]/u.test(label);
}

/** Has a name, one line long, and says something. */
function isNamed({ name, says }: Entry): boolean {
  const plain = plainText(name);
  return /[\p{L}\p{N}]/u.test(plain) && plain.length <= LONGEST_NAME && !plain.includes('\n')
    ? /[\p{L}\p{N}]/u.test(plainText(says))
    : false;
}

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
