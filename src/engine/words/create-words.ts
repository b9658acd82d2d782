/** Puts the words together from the lists. */
import { Definitions } from '../index/definitions.js';
import { createFamilyKey } from './family.js';
import { createFunctionWords } from './function-words.js';
import { createPoliteness } from './politeness.js';
import { shorthandOf } from './shorthand.js';
import { createSmallTalk } from './small-talk.js';
import { createStem } from './stem.js';
import { createTokenizer } from './tokenize.js';
import type { WordLists } from './word-lists.js';
import type { Words } from './words.js';

/** The words that these lists make. Takes about a millisecond: made once a process. */
export function createWords(lists: WordLists): Words {
  const irregular = byForm(lists.irregular);
  const own = byForm(lists.own);
  const stem = createStem(irregular, own);
  const functionWords = createFunctionWords(lists.functionWords, stem);
  const { tokenize } = createTokenizer(functionWords.isFunctionWord);
  const abbreviations = new Definitions();
  abbreviations.add(lists.abbreviations);
  return {
    tokenize,
    stem,
    familyKey: createFamilyKey(new Set(own.values())),
    ...functionWords,
    shorthand: shorthandOf(lists.shorthand),
    abbreviations,
    cues: lists.cues,
    politeness: createPoliteness(lists.politeness),
    isSmallTalk: createSmallTalk(lists.smallTalk),
    alike: byForm(lists.alike),
    opposites: oppositesOf(lists.opposites, stem),
  };
}

function oppositesOf(
  rows: readonly (readonly string[])[],
  stem: (word: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const row of rows)
    for (const word of row) {
      const own = found.get(stem(word)) ?? new Set<string>();
      for (const other of row) if (other !== word) own.add(stem(other));
      found.set(stem(word), own);
    }
  return found;
}

/** By form: the first of its row. */
function byForm(rows: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(rows.flatMap((row) => row.map((form) => [form, row[0] ?? form] as const)));
}
