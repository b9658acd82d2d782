/**
 * Recognises a question about a contrast: "difference between A and B", "A vs B", "compare A with B", "is A faster
 * than B", "A or B, which is faster", and the same in German.
 */
import type { Words } from '../words/words.js';

/** The words of both sides, folded. */
export type Contrast = readonly [readonly string[], readonly string[]];

/** Bounded pieces, so that no input makes the matching long. */
const SIDE = '([^,;?!.]{1,80}?)';
const END = '(?=[,;?!.]|$)';
const ARTICLE = '(?:a\\s+|an\\s+|the\\s+|der\\s+|die\\s+|das\\s+|ein\\s+|eine\\s+)?';
const WORD = '([^\\s,;?!.]{2,40})';
/** One to three words. */
const NAME = '([^\\s,;?!.]{1,40}?(?:\\s[^\\s,;?!.]{1,40}?){0,2}?)';

const AND = '(?:and|&|vs\\.?|versus|und|zu|oder|or|to|from)';
const pattern = (source: string): RegExp => new RegExp(source, 'i');

/** They ask for the difference as a whole. */
const COMPARISONS: readonly RegExp[] = [
  pattern(
    `\\bdiff\\w{0,12}\\s+(?:is\\s+|are\\s+)?(?:there\\s+)?(?:between|btw|b\\/w|of)\\s+${SIDE}\\s+${AND}\\s+${SIDE}${END}`,
  ),
  pattern(
    `\\bunterschied\\w{0,4}\\s+(?:ist\\s+|gibt\\s+es\\s+|es\\s+)?(?:zwischen\\s+|von\\s+)?${SIDE}\\s+${AND}\\s+${SIDE}${END}`,
  ),
  pattern(
    `\\bunterscheide\\w{0,3}\\s+(?:man\\s+)?(?:sich\\s+)?${SIDE}\\s+(?:und|von|vom)\\s+${SIDE}${END}`,
  ),
  pattern(
    `\\bvergleich\\w{0,4}\\s+(?:von\\s+|zwischen\\s+)?${SIDE}\\s+(?:und|mit|&|vs\\.?)\\s+${SIDE}${END}`,
  ),
  pattern(`${SIDE}\\s+(?:compared\\s+(?:to|with)|im\\s+vergleich\\s+(?:zu|mit))\\s+${SIDE}${END}`),
  pattern(
    `\\bhow\\s+(?:is|are|does|do)\\s+${SIDE}\\s+(?:different|differ)\\s+(?:from|to|than)\\s+${SIDE}${END}`,
  ),
  pattern(`\\bhow\\s+(?:does|do)\\s+${SIDE}\\s+and\\s+${SIDE}\\s+(?:differ|compare)\\b`),
  pattern(`\\bwhat\\s+(?:distinguishes|sets)\\s+${SIDE}\\s+(?:apart\\s+)?from\\s+${SIDE}${END}`),
  pattern(
    `\\bcompar\\w{0,8}\\s+${SIDE}\\s+(?:and|&|with|to|vs\\.?|versus|against)\\s+${SIDE}${END}`,
  ),
  pattern(`(?:^|[,;:?!.]\\s*)${SIDE}\\s+(?:vs\\.?|versus)\\s+${SIDE}${END}`),
  // "Unterschied Container VM": two words and nothing between them.
  pattern(`^(?:the\\s+|der\\s+)?(?:diff|difference|unterschied)\\s+${WORD}\\s+${WORD}[?!.]?$`),
];

/** They ask which of the two has more of something. */
const ASPECTS: readonly RegExp[] = [
  pattern(
    `\\b(?:is|are|was|were|does|do|ist|sind)\\s+${SIDE}\\s+(?:(?!other|rather)\\w{2,20}er|worse|(?:more|less)\\s+[\\w-]{1,20})\\s+(?:than|als)\\s+${SIDE}${END}`,
  ),
  pattern(
    `\\b(?:which|what|who|welche[rs]?|was|wer)\\b[^,;?!.]{1,60}[,;:?]?\\s+${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME}${END}`,
  ),
  pattern(
    `^(?:is\\s+|are\\s+)?${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME},?\\s+(?:which|what|who|welche[rs]?|was|wer)\\b`,
  ),
  pattern(
    `^${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME}(?=[,;?!.]|$|\\s+(?:for|fur|für|when|wenn)\\b)`,
  ),
];

/**
 * The two sides of a contrast, or nothing.
 * @param question a question without noise
 */
export function contrastOf(question: string, words: Words): Contrast | undefined {
  return sidesBy([...COMPARISONS, ...ASPECTS], question, words)?.sides;
}

/** A question for the difference of two things, whatever form it has. */
export interface Comparison {
  readonly sides: Contrast;
  /** What is said besides, as typed: "in rust". */
  readonly rest: string;
}

/**
 * What a question compares when it asks for nothing but the difference: "X vs Y", "difference between X and Y".
 * @param question a question without noise
 */
export function comparisonOf(question: string, words: Words): Comparison | undefined {
  const found = sidesBy(COMPARISONS, question, words);
  if (found === undefined) return undefined;
  const { sides, match } = found;
  const rest = `${question.slice(0, match.index)} ${question.slice(match.index + match[0].length)}`;
  return { sides, rest };
}

function sidesBy(
  patterns: readonly RegExp[],
  question: string,
  words: Words,
): { sides: Contrast; match: RegExpExecArray } | undefined {
  for (const one of patterns) {
    const match = one.exec(question);
    if (match === null) continue;
    const [a = [], b = []] = [match[1] ?? '', match[2] ?? ''].map((side) =>
      substanceOf(side, words),
    );
    if (a.length > 0 && b.length > 0) return { sides: [a, b], match };
  }
  return undefined;
}

/** They point at what was said before, and name nothing. */
const POINTING = new Set(
  `it its this that these those them they one ones other others another each both all any some you me us we he she here there
  es das dies diese dieser dieses den dem der die jene jenes beide beiden andere anderen alle ihm ihr sie er wir uns dir mir`.split(
    /\s+/,
  ),
);

/**
 * A side's words of substance: "what is the" before it belongs to the question. A side that is a single word is the name of
 * something, whatever else it may be: "Rust vs Go".
 */
function substanceOf(side: string, { tokenize, isFunctionWord }: Words): string[] {
  const words = tokenize(side);
  const [only = ''] = words;
  if (words.length === 1 && !POINTING.has(only)) return words;
  return words.filter((word) => !isFunctionWord(word));
}
