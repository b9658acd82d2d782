/** Grades an answer in words against the right one: what of it was said, and whether something else was. */
import type { Words } from '../../engine/words/words.js';
import { clausesOf, type Clause } from './clauses.js';
import type { GradedAnswer } from './graded-answer.js';
import { isSaid, isSame, saidWords, type SaidWord } from './said-words.js';

/** The right answer, and what was asked. */
interface Asked {
  readonly answer: string;
  readonly prompt: string;
}

/** From this share of a sentence's words on an answer is right; a name of few words needs all of them. */
const RIGHT_FROM = 0.7;
const MOST_WORDS_OF_NAME = 4;
/** From this share on it is half right. */
const HALF_FROM = 0.25;
/** A clause with less of its own words was not said. */
const CLAUSE_FROM = 0.34;

/** Grades an answer. */
export function gradeWords({ answer, prompt }: Asked, typed: string, words: Words): GradedAnswer {
  const said = saidWords(typed, words);
  const shown = saidWords(prompt, words);
  const clauses = clausesOf(answer, words);
  const all = clauses.flatMap((clause) => clause.words);
  const wanted = countedWords(all, shown, words);
  const isName = all.length <= MOST_WORDS_OF_NAME;
  const wrong = { grade: 'wrong', missing: [answer] } as const;
  if (wanted.length === 0 || said.length === 0) return wrong;
  if (isOtherNumber(all, shown, said) || isContrary(clauses, typed, words)) return wrong;
  if (saysOpposite(all, shown, said, words)) return wrong;
  if (isName && namesAnother(all, typed, said, words)) return wrong;
  const found = wanted.filter((word) => isSaid(word, said, words));
  const share = found.length / wanted.length;
  const unsaid = clauses.filter((clause) => !isClauseSaid(clause, clauses, wanted, said, words));
  if (share >= (isName ? 1 : RIGHT_FROM) && unsaid.length === 0)
    return { grade: 'right', missing: [] };
  const hasClause =
    clauses.length > 1 && clauses.some((one) => isHalfSaid(one, wanted, said, words));
  const isOther = isName && 2 * share <= 1 && saysForeign(all, shown, said, words);
  const isHalf = (share >= HALF_FROM || hasClause) && !isOnlyUnit(found, wanted) && !isOther;
  const missing = missingOf(clauses, unsaid, wanted, said, words);
  return isHalf ? { grade: 'half', missing: missing.length > 0 ? missing : [answer] } : wrong;
}

/** The words that count: those of substance that the question did not say, unless it said most of them. */
function countedWords(
  all: readonly SaidWord[],
  shown: readonly SaidWord[],
  words: Words,
): readonly SaidWord[] {
  const { filler } = words.cues;
  const telling = distinct(all.filter(({ isFunction }) => !isFunction));
  const weighty = telling.filter(({ typed }) => !filler.has(typed));
  const some = [weighty, telling].find(({ length }) => length > 0) ?? distinct(all);
  const fresh = some.filter((word) => !shown.some((one) => isSame(one, word, words)));
  return 2 * fresh.length > some.length || fresh.some(({ isNumber }) => isNumber) ? fresh : some;
}

function distinct(all: readonly SaidWord[]): readonly SaidWord[] {
  return [...new Map(all.map((word) => [word.stem, word])).values()];
}

/** A number that neither answer nor question has, or a unit behind the right number that is another one. */
function isOtherNumber(
  all: readonly SaidWord[],
  shown: readonly SaidWord[],
  said: readonly SaidWord[],
): boolean {
  if (!all.some(({ isNumber }) => isNumber)) return false;
  const known = new Set([...all, ...shown].map(({ word }) => word));
  const isForeign = ({ word }: SaidWord): boolean => !known.has(word);
  return said.some(
    (one, at) =>
      (one.isNumber && isForeign(one)) ||
      (one.isUnit && said[at - 1]?.isNumber === true && isForeign(one)),
  );
}

/** Of a number, its unit alone says nothing. */
function isOnlyUnit(found: readonly SaidWord[], wanted: readonly SaidWord[]): boolean {
  const isMeasure = wanted.every(({ isNumber, isUnit }) => isNumber || isUnit);
  return isMeasure && wanted.some((word) => word.isNumber) && found.every(({ isUnit }) => isUnit);
}

/** Both of two contraries, the other way round: "leeward keeps clear of windward". */
function swapsOpposites(
  all: readonly SaidWord[],
  said: readonly SaidWord[],
  { opposites }: Words,
): boolean {
  return all.some(({ stem }, at) =>
    all.slice(at + 1).some((later) => {
      if (opposites.get(stem)?.has(later.stem) !== true) return false;
      const [first, second] = [stem, later.stem].map((one) =>
        said.findIndex((word) => word.stem === one),
      );
      return first !== undefined && second !== undefined && second !== -1 && first > second;
    }),
  );
}

/** Half of a name, and a word that neither answer nor question has, is another name. */
function saysForeign(
  all: readonly SaidWord[],
  shown: readonly SaidWord[],
  said: readonly SaidWord[],
  words: Words,
): boolean {
  const known = [...all, ...shown];
  return said.some(
    (one) =>
      !one.isFunction &&
      !words.cues.filler.has(one.typed) &&
      !isSaid(one, known, words) &&
      !known.some((word) => isSaid(word, [one], words)),
  );
}

/** A word missing, and its contrary said instead: "too fast" of "too slowly". */
function saysOpposite(
  all: readonly SaidWord[],
  shown: readonly SaidWord[],
  said: readonly SaidWord[],
  words: Words,
): boolean {
  if (swapsOpposites(all, said, words)) return true;
  const known = new Set([...all, ...shown].map(({ stem }) => stem));
  const foreign = new Set(said.map(({ stem }) => stem).filter((stem) => !known.has(stem)));
  return all.some(
    (word) =>
      !said.some((one) => isSame(one, word, words)) &&
      [...(words.opposites.get(word.stem) ?? [])].some((stem) => foreign.has(stem)),
  );
}

const OR = /(?:^|\s)(?:or|oder|ou|o)\s/i;

/** "UDP or TCP" names the right one and another. */
function namesAnother(
  all: readonly SaidWord[],
  typed: string,
  said: readonly SaidWord[],
  words: Words,
): boolean {
  if (!OR.test(typed)) return false;
  return said.some((one) => !one.isFunction && !all.some((word) => isSame(one, word, words)));
}

/** Whether what was typed says the contrary: a "not" too many or too few, or what the answer says is not so. */
function isContrary(clauses: readonly Clause[], typed: string, words: Words): boolean {
  const said = clausesOf(typed, words);
  const denies = said.some((clause) => clause.denies);
  if (!clauses.some((clause) => clause.denies)) return denies;
  if (denies) return false;
  const spoken = said.flatMap((clause) => clause.words);
  const likeness = (clause: Clause): number => inOrder(clause.words, spoken, words);
  const affirmed = clauses.filter((clause) => !clause.denies).map(likeness);
  const denied = clauses.filter((clause) => clause.denies).map(likeness);
  return Math.max(0, ...denied) > Math.max(0, ...affirmed);
}

/** How many words two texts have in the same order (the longest common subsequence). */
function inOrder(a: readonly SaidWord[], b: readonly SaidWord[], words: Words): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    b.forEach((other, at) => {
      const longest = Math.max(row[at + 1] ?? 0, next[at] ?? 0);
      next.push(isSame(other, one, words) ? Math.max((row[at] ?? 0) + 1, longest) : longest);
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A clause was said if enough of the words were that it has alone. */
function isClauseSaid(
  clause: Clause,
  clauses: readonly Clause[],
  wanted: readonly SaidWord[],
  said: readonly SaidWord[],
  words: Words,
): boolean {
  const others = clauses.filter((other) => other !== clause).flatMap((other) => other.words);
  const own = countedOf(clause, wanted).filter(
    ({ stem }) => !others.some((other) => other.stem === stem),
  );
  if (own.length === 0) return true;
  return own.filter((word) => isSaid(word, said, words)).length / own.length >= CLAUSE_FROM;
}

/** Whether half of a clause of several words was said. */
function isHalfSaid(
  clause: Clause,
  wanted: readonly SaidWord[],
  said: readonly SaidWord[],
  words: Words,
): boolean {
  const counted = countedOf(clause, wanted);
  const found = counted.filter((word) => isSaid(word, said, words));
  return counted.length > 1 && 2 * found.length >= counted.length;
}

function countedOf(clause: Clause, wanted: readonly SaidWord[]): readonly SaidWord[] {
  return distinct(clause.words).filter(({ stem }) => wanted.some((word) => word.stem === stem));
}

/** Clauses that were not said as a whole; of others, the words that were not. */
function missingOf(
  clauses: readonly Clause[],
  unsaid: readonly Clause[],
  wanted: readonly SaidWord[],
  said: readonly SaidWord[],
  words: Words,
): readonly string[] {
  if (clauses.length > 1 && unsaid.length > 0) return unsaid.map(({ text }) => text);
  return clauses.flatMap((clause) => {
    const counted = countedOf(clause, wanted);
    const places = clause.words.flatMap((word, at) =>
      counted.some(({ stem }) => stem === word.stem) && !isSaid(word, said, words) ? [at] : [],
    );
    const [first] = places;
    const last = places.at(-1);
    if (first === undefined || last === undefined) return [];
    return partOfText(clause, first, last);
  });
}

/** The words of a clause from one to another, as they are written. */
function partOfText({ words }: Clause, first: number, last: number): string {
  const part = words.slice(first, last + 1).map(({ written }) => written);
  return part.filter((word, at) => word !== part[at - 1]).join(' ');
}
