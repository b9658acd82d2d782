/**
 * Recognises a question about a contrast: "difference between A and B", "A vs B", "compare A with B",
 * "A or B, which is faster".
 */
import { tokenize } from '../words/tokenize.js';

/** The words of both sides, folded. */
export type Contrast = readonly [readonly string[], readonly string[]];

/** Bounded pieces, so that no input makes the matching long. */
const SIDE = '([^,;?!.]{1,80}?)';
const END = '(?=[,;?!.]|$)';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\bdiff\\w{0,12}\\s+(?:is\\s+|are\\s+)?(?:there\\s+)?(?:between|btw|b\\/w|of)\\s+${SIDE}\\s+(?:and|&|vs\\.?|versus|to|from|or)\\s+${SIDE}${END}`,
    'i',
  ),
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
    `\\b(?:which|what|who)\\b[^,;?!.]{1,60}[,;:?]?\\s+(?:a\\s+|an\\s+|the\\s+)?(\\S{1,40})\\s+or\\s+(?:a\\s+|an\\s+|the\\s+)?(\\S{1,40}?)${END}`,
    'i',
  ),
  new RegExp(
    `^(?:is\\s+|are\\s+)?(?:a\\s+|an\\s+|the\\s+)?(\\S{1,40})\\s+or\\s+(?:a\\s+|an\\s+|the\\s+)?(\\S{1,40}?),?\\s+(?:which|what|who)\\b`,
    'i',
  ),
];

/** Words that lead into a side without belonging to it. */
const LEAD = new Set([
  'what',
  'is',
  'the',
  'a',
  'an',
  'whats',
  'are',
  'about',
  'explain',
  'of',
  'on',
]);

/**
 * The two sides of a contrast, or nothing.
 * @param question a question without noise
 */
export function contrastOf(question: string): Contrast | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(question);
    if (found === null) continue;
    const sides = [found[1] ?? '', found[2] ?? ''].map((side) => withoutLead(tokenize(side)));
    const [a = [], b = []] = sides;
    if (a.length > 0 && b.length > 0) return [a, b];
  }
  return undefined;
}

function withoutLead(words: readonly string[]): string[] {
  const from = words.findIndex((word) => !LEAD.has(word));
  return from < 0 ? [] : words.slice(from);
}
