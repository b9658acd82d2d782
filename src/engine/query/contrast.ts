/**
 * Recognises a question about a contrast: "difference between A and B", "A vs B", "compare A with B", "is A faster
 * than B", "A or B, which is faster", and the same in German.
 */
import { isFunctionWord } from '../words/function-words.js';
import { tokenize } from '../words/tokenize.js';

/** The words of both sides, folded. */
export type Contrast = readonly [readonly string[], readonly string[]];

/** Bounded pieces, so that no input makes the matching long. */
const SIDE = '([^,;?!.]{1,80}?)';
const END = '(?=[,;?!.]|$)';
const ARTICLE = '(?:a\\s+|an\\s+|the\\s+|der\\s+|die\\s+|das\\s+|ein\\s+|eine\\s+)?';
/** One to three words. */
const NAME = '([^\\s,;?!.]{1,40}?(?:\\s[^\\s,;?!.]{1,40}?){0,2}?)';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\bdiff\\w{0,12}\\s+(?:is\\s+|are\\s+)?(?:there\\s+)?(?:between|btw|b\\/w|of)\\s+${SIDE}\\s+(?:and|&|vs\\.?|versus|to|from|or)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(
    `\\bunterschied\\w{0,4}\\s+(?:ist\\s+|gibt\\s+es\\s+|es\\s+)?(?:zwischen\\s+)?${SIDE}\\s+(?:und|&|zu|vs\\.?|oder)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(
    `\\bvergleich\\w{0,4}\\s+(?:von\\s+|zwischen\\s+)?${SIDE}\\s+(?:und|mit|&|vs\\.?)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(
    `\\b(?:is|are|was|were|does|do|ist|sind)\\s+${SIDE}\\s+(?:(?!other|rather)\\w{2,20}er|worse|(?:more|less)\\s+[\\w-]{1,20})\\s+(?:than|als)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(`${SIDE}\\s+compared\\s+(?:to|with)\\s+${SIDE}${END}`, 'i'),
  new RegExp(
    `\\bhow\\s+(?:is|are|does|do)\\s+${SIDE}\\s+(?:different|differ)\\s+(?:from|to|than)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(
    `\\bcompar\\w{0,8}\\s+${SIDE}\\s+(?:and|&|with|to|vs\\.?|versus|against)\\s+${SIDE}${END}`,
    'i',
  ),
  new RegExp(`(?:^|[,;:?!.]\\s*)${SIDE}\\s+(?:vs\\.?|versus)\\s+${SIDE}${END}`, 'i'),
  new RegExp(
    `\\b(?:which|what|who|welche[rs]?|was|wer)\\b[^,;?!.]{1,60}[,;:?]?\\s+${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME}${END}`,
    'i',
  ),
  new RegExp(
    `^(?:is\\s+|are\\s+)?${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME},?\\s+(?:which|what|who|welche[rs]?|was|wer)\\b`,
    'i',
  ),
  new RegExp(
    `^${ARTICLE}${NAME}\\s+(?:or|oder)\\s+${ARTICLE}${NAME}(?=[,;?!.]|$|\\s+(?:for|fur|für|when|wenn)\\b)`,
    'i',
  ),
];

/**
 * The two sides of a contrast, or nothing.
 * @param question a question without noise
 */
export function contrastOf(question: string): Contrast | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(question);
    if (found === null) continue;
    const [a = [], b = []] = [found[1] ?? '', found[2] ?? ''].map(substanceOf);
    if (a.length > 0 && b.length > 0) return [a, b];
  }
  return undefined;
}

/** A side's words of substance: "what is the" before it belongs to the question. */
function substanceOf(side: string): string[] {
  return tokenize(side).filter((word) => !isFunctionWord(word));
}
