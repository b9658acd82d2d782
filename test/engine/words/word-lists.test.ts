/** The word lists as they are read: what they say of words, and what is said of a mistake in them. */
import { expect, test } from '@jest/globals';
import { UserError } from '../../../src/core/errors.js';
import { createWords } from '../../../src/engine/words/create-words.js';
import { CUES } from '../../../src/engine/words/words.js';
import { readWordLists } from '../../../src/engine/words/word-lists.js';

const SCHEMA = 'schema: quaymaster/words/v1\n';
const LISTS = {
  functionWords: 'functionWords:\n  English: the on no\n  Polish: gdzie jest\n',
  abbreviations: 'abbreviations:\n  ci: continuous integration\n  gc: [garbage one, garbage two]\n',
  shorthand: 'shorthand:\n  - pic photo picture\n',
  irregular: 'irregular:\n  - run ran\n',
  own: 'own:\n  - one ones\n  - quite\n',
  alike: 'alike:\n  - 6 six\n',
  opposites: 'opposites:\n  - fast slow\n',
  cues: `cues:\n${CUES.map((kind) => `  ${kind}:\n    English: ${kind} no\n    Polish: bez\n`).join('')}`,
  politeness:
    'politeness:\n  greeting:\n    English: [hi]\n  thanks:\n    English: [thanks]\n  farewell:\n    English: [bye]\n  before:\n    English: [ok]\n  behind:\n    English: [a lot]\n  whom:\n    English: [team]\n',
  smallTalk:
    'smallTalk:\n  English:\n    - good morning *\n    - im tired\n  German:\n    - bis später\n',
};

const read = (lists: Partial<typeof LISTS>) =>
  readWordLists([{ file: 'words.yaml', text: SCHEMA + Object.values(lists).join('') }]);

function problemsOf(lists: Partial<typeof LISTS>): string[] {
  try {
    read({ ...LISTS, ...lists });
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
}

test.each([
  ['Good morning!', true],
  ['good morning, everyone here today', true],
  ['good morning where is the key to the attic', false],
  ["I'm tired…", true],
  ['I’m tired of waiting', false],
  ['Bis später', true],
  ['good', false],
  ['', false],
])('small talk: %s: %s', (message, is) => {
  expect(createWords(read(LISTS)).isSmallTalk(message)).toBe(is);
});

test.each([
  ['Hiii, team!', 'greeting'],
  ['ok thanks a lot team', 'thanks'],
  ['bye', 'farewell'],
  ['ok hi', null],
  ['thanks a lot for nothing', null],
  ['team', null],
  ['', null],
])('politeness: %s: %s', (message, kind) => {
  expect(createWords(read(LISTS)).politeness(message)).toBe(kind);
});

test('politeness has the kinds that are told apart, and no others', () => {
  expect(problemsOf({ politeness: 'politeness:\n  cursing:\n    English: [ouch]\n' })).toEqual([
    expect.stringMatching(/politeness: cursing is none of greeting/),
  ]);
});

test('a phrase is words in small letters', () => {
  expect(problemsOf({ smallTalk: "smallTalk:\n  English:\n    - I'm here\n" })).toEqual([
    expect.stringMatching(/smallTalk: English: "I'm here": words in small letters/),
  ]);
});

test('words are what the lists say of them', () => {
  const words = createWords(read(LISTS));
  expect(['the', 'jest', 'no', 'kernel'].map(words.isFunctionWord)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(['the', 'jest'].map(words.isEnglishFunctionWord)).toEqual([true, false]);
  expect(['ran', 'ones', 'boxes'].map(words.stem)).toEqual(['run', 'one', 'box']);
  expect([...words.cues.negation]).toEqual(['negation', 'no', 'bez']);
  expect(words.alike.get('six')).toBe('6');
  expect(words.familyKey('one')).toBeUndefined();
  expect(words.shorthand.get('photo')).toEqual(['pic', 'picture']);
  expect(words.abbreviations.longOf('gc')).toEqual([
    ['garbage', 'one'],
    ['garbage', 'two'],
  ]);
  expect(words.abbreviations.shortAt(['slow', 'continuous', 'integration'], 1)).toEqual([
    { short: 'ci', length: 2 },
  ]);
});

test('what English words YAML would take for values stay words', () => {
  expect(read(LISTS).functionWords.get('English')).toEqual(['the', 'on', 'no']);
  const { shorthand } = read({ ...LISTS, shorthand: 'shorthand:\n  - y why\n  - 404 missing\n' });
  expect(shorthand).toEqual([
    ['y', 'why'],
    ['404', 'missing'],
  ]);
});

test.each([
  [
    'a row of one word',
    { shorthand: 'shorthand:\n  - fb\n' },
    /words\.yaml: row 1 \("fb"\): two words/,
  ],
  [
    'two blanks',
    { own: 'own:\n  - one\n  - two  twos\n' },
    /row 2 \("two {2}twos"\): a word or more/,
  ],
  ['capitals', { irregular: 'irregular:\n  - Run ran\n' }, /row 1 \("Run ran"\).*small letters/],
  ['a row that is a list', { irregular: 'irregular:\n  - [run]\n' }, /row 1 \(\["run"\]\)/],
  ['no rows', { own: 'own: one\n' }, /words\.yaml: a list of rows is wanted/],
  [
    'two blanks in an abbreviation',
    { abbreviations: 'abbreviations:\n  ci: a  b\n' },
    /abbreviations: ci: a word/,
  ],
  ['no English', { functionWords: 'functionWords:\n  Polish: gdzie\n' }, /English among them/],
  [
    'a language without words',
    { functionWords: 'functionWords:\n  English: [the]\n' },
    /English: words with blanks/,
  ],
  [
    'a kind of cue that is missing',
    { cues: 'cues:\n  negation:\n    English: no\n' },
    /words\.yaml: cues: reaction: languages with their words are wanted/,
  ],
  [
    'a kind of cue that there is not',
    { cues: 'cues:\n  greeting:\n    English: hi\n' },
    /words\.yaml: cues: greeting is none of definition, negation/,
  ],
  ['a list that is missing', { own: '' }, /no file has the list "own"/],
  ['what is no YAML', { own: 'own: [\n' }, /^words\.yaml:\d+: /],
])('says what is wrong: %s', (_, lists, sentence) => {
  expect(problemsOf(lists)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
});

test('a file of another kind is no word list', () => {
  expect(() => readWordLists([{ file: 'x.yaml', text: '- a\n' }])).toThrow(/mapping of lists/);
  expect(() => readWordLists([{ file: 'x.yaml', text: 'own: [a]\n' }])).toThrow(
    /x\.yaml: its first line must be "schema: quaymaster\/words\/v1"/,
  );
});
