/**
 * Reads the word lists (knowledge/language). Pure: the caller brings the files' texts. Read with js-yaml, which is
 * quicker by far, and without types: "no", "on" and "2fa" are words.
 */
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { UserError } from '../../core/errors.js';
import { ownValue } from '../../core/own-value.js';
import type { Definition } from '../index/definitions.js';
import { fold } from './fold.js';
import { POLITE, type PolitePhrases } from './politeness.js';
import { CUES, type Cues } from './words.js';

/** A file as it was found. */
export interface WordFile {
  /** As shown in messages. */
  readonly file: string;
  readonly text: string;
}

/** The lists. */
export interface WordLists {
  /** By language, English among them. */
  readonly functionWords: ReadonlyMap<string, readonly string[]>;
  readonly abbreviations: readonly Definition[];
  /** Rows of words that stand for each other. */
  readonly shorthand: readonly (readonly string[])[];
  /** Rows of forms that share the stem of the first. */
  readonly irregular: readonly (readonly string[])[];
  /** Rows of forms whose stem is the first, which no rule leads to or from. */
  readonly own: readonly (readonly string[])[];
  readonly cues: Cues;
  readonly politeness: PolitePhrases;
  /** Phrases of all languages, folded; a "*" behind one stands for a few words more. */
  readonly smallTalk: readonly string[];
  /** Rows of words that are the same thing where answers are compared; the first stands for the others. */
  readonly alike: readonly (readonly string[])[];
  /** Rows of words of which each says the contrary of the others. */
  readonly opposites: readonly (readonly string[])[];
}

const SCHEMA = 'quaymaster/words/v1';
const LISTS = [
  'functionWords',
  'abbreviations',
  'shorthand',
  'irregular',
  'own',
  'cues',
  'politeness',
  'smallTalk',
  'alike',
  'opposites',
] as const;
type ListName = (typeof LISTS)[number];

/** A list as it stands in a file. */
interface Filed {
  readonly file: string;
  readonly value: unknown;
}

/**
 * Reads the files.
 * @param files each with `schema: quaymaster/words/v1`, and one list or several
 * @throws UserError that lists every mistake: the file, the row, what is wrong with it, what is missing
 */
export function readWordLists(files: readonly WordFile[]): WordLists {
  const problems: string[] = [];
  const found = new Map(files.flatMap((file) => listsIn(file, problems)));
  const list = (name: ListName): Filed => {
    const filed = found.get(name);
    if (filed !== undefined) return filed;
    problems.push(`knowledge/language: no file has the list "${name}".`);
    return { file: '', value: undefined };
  };
  const lists: WordLists = {
    functionWords: functionWordsOf(list('functionWords'), problems),
    abbreviations: abbreviationsOf(list('abbreviations'), problems),
    shorthand: rowsOf(list('shorthand'), 2, problems),
    irregular: rowsOf(list('irregular'), 2, problems),
    own: rowsOf(list('own'), 1, problems),
    cues: cuesOf(list('cues'), problems),
    politeness: politenessOf(list('politeness'), problems),
    smallTalk: phrasesOf(list('smallTalk'), problems),
    alike: rowsOf(list('alike'), 2, problems),
    opposites: rowsOf(list('opposites'), 2, problems),
  };
  if (problems.length > 0) throw new UserError('bad-input', problems.join('\n'));
  return lists;
}

function listsIn({ file, text }: WordFile, problems: string[]): [ListName, Filed][] {
  const content = contentOf(file, text, problems);
  if (content === undefined) return [];
  if (ownValue(content, 'schema') !== SCHEMA)
    problems.push(`${file}: its first line must be "schema: ${SCHEMA}".`);
  return LISTS.flatMap((name) => {
    const value = ownValue(content, name);
    return value === undefined ? [] : [[name, { file, value }]];
  });
}

function contentOf(
  file: string,
  text: string,
  problems: string[],
): Readonly<Record<string, unknown>> | undefined {
  try {
    const content = load(text, { schema: FAILSAFE_SCHEMA });
    if (isMapping(content)) return content;
    problems.push(`${file}: a mapping of lists is wanted.`);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    problems.push(`${file}:${error.mark.line + 1}: ${error.reason}`);
  }
  return undefined;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function functionWordsOf({ file, value }: Filed, problems: string[]): Map<string, string[]> {
  return value === undefined
    ? new Map<string, string[]>()
    : wordsByLanguage(`${file}: functionWords`, value, problems);
}

/** @param where - how messages call the place of `value` */
function wordsByLanguage(where: string, value: unknown, problems: string[]): Map<string, string[]> {
  const languages = isMapping(value) ? Object.entries(value) : [];
  if (!languages.some(([language]) => language === 'English'))
    problems.push(`${where}: languages with their words are wanted, English among them.`);
  return new Map(
    languages.map(([language, words]) => {
      if (typeof words === 'string' && words.trim() !== '')
        return [language, words.trim().split(/\s+/)];
      problems.push(`${where}: ${language}: words with blanks between them are wanted.`);
      return [language, []];
    }),
  );
}

function cuesOf({ file, value }: Filed, problems: string[]): Cues {
  const kinds = isMapping(value) ? value : {};
  const wordsOf = (kind: (typeof CUES)[number]): ReadonlySet<string> => {
    const byLanguage = wordsByLanguage(`${file}: cues: ${kind}`, ownValue(kinds, kind), problems);
    return new Set([...byLanguage.values()].flat());
  };
  const unknown = Object.keys(kinds).filter((kind) => !CUES.some((one) => one === kind));
  for (const kind of unknown)
    problems.push(`${file}: cues: ${kind} is none of ${CUES.join(', ')}.`);
  // Each of the names, by the very list that the type is made from.
  return Object.fromEntries(CUES.map((kind) => [kind, wordsOf(kind)])) as Cues;
}

function politenessOf({ file, value }: Filed, problems: string[]): PolitePhrases {
  const kinds = isMapping(value) ? value : {};
  const unknown = Object.keys(kinds).filter((kind) => !POLITE.some((one) => one === kind));
  for (const kind of unknown)
    problems.push(`${file}: politeness: ${kind} is none of ${POLITE.join(', ')}.`);
  const phrases = (kind: (typeof POLITE)[number]): string[] =>
    phrasesOf({ file, value: ownValue(kinds, kind) }, problems, `politeness: ${kind}`);
  return {
    greeting: phrases('greeting'),
    thanks: phrases('thanks'),
    farewell: phrases('farewell'),
    before: phrases('before'),
    behind: phrases('behind'),
    whom: phrases('whom'),
  };
}

function phrasesOf({ file, value }: Filed, problems: string[], where = 'smallTalk'): string[] {
  if (value === undefined) return [];
  const languages = isMapping(value) ? Object.entries(value) : [];
  if (languages.length === 0)
    problems.push(`${file}: ${where}: languages with their phrases are wanted.`);
  return languages.flatMap(([language, phrases]) => {
    const list: readonly unknown[] = Array.isArray(phrases) ? phrases : [phrases];
    return list.map((phrase) => {
      if (typeof phrase === 'string' && PHRASE.test(phrase)) return fold(phrase);
      problems.push(
        `${file}: ${where}: ${language}: ${JSON.stringify(phrase)}: words in small letters are wanted, without punctuation, at most a "*" behind them.`,
      );
      return '';
    });
  });
}

/** Words with one blank between them, and perhaps a star. */
const PHRASE = /^[\p{Ll}\p{Lo}\p{M}\p{N}ー]+(?: [\p{Ll}\p{Lo}\p{M}\p{N}]+)*(?: \*)?$/u;

function abbreviationsOf({ file, value }: Filed, problems: string[]): Definition[] {
  if (value === undefined) return [];
  if (!isMapping(value)) {
    problems.push(`${file}: abbreviations: each with what it stands for is wanted.`);
    return [];
  }
  return Object.entries(value).flatMap(([short, meanings]) =>
    [meanings].flat().map((meaning: unknown) => {
      const long = typeof meaning === 'string' ? fold(meaning).split(' ') : [];
      if (long.length === 0 || long.includes('') || /\s/.test(short))
        problems.push(
          `${file}: abbreviations: ${short}: a word, and the words that it stands for with one blank between them, are wanted.`,
        );
      return { short: fold(short), long };
    }),
  );
}

/** Rows of folded words, at least so many in each. */
function rowsOf({ file, value }: Filed, least: number, problems: string[]): string[][] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`${file}: a list of rows is wanted.`);
    return [];
  }
  return value.map((row: unknown, at) => {
    const words = typeof row === 'string' ? row.split(' ') : [];
    if (words.length < least || words.some((word) => word === '' || fold(word) !== word))
      problems.push(
        `${file}: row ${at + 1} (${JSON.stringify(row)}): ${least === 1 ? 'a word' : 'two words'} or more in small letters are wanted, one blank between them.`,
      );
    return words;
  });
}
