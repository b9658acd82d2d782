/** A verdict with what was found of the image's other tags. */
import { said, type Sentence } from '../said.js';
import type { Fix, Verdict } from '../judge/verdict.js';
import type { TagAdvice } from './tag-that-runs.js';

/**
 * Adds the tag that runs to the fixes, as the first; or the warning that none does.
 * @param advice - from `findTagThatRuns`
 */
export function withTagAdvice(verdict: Verdict, advice: TagAdvice | null): Verdict {
  if (advice === null) return verdict;
  if (advice.kind === 'none') {
    const { name, tags: count } = advice;
    return { ...verdict, warnings: [...verdict.warnings, said('warn.no-tag', { name, count })] };
  }
  const { image, becomes } = advice;
  const command = `docker run ${image}`;
  const fix: Fix = { text: textOf(advice), command, becomes, image };
  return { ...verdict, fixes: [fix, ...verdict.fixes.filter((one) => one.command !== command)] };
}

function textOf({ image, next, from }: TagAdvice & { readonly kind: 'runs' }): Sentence {
  if (from === 'catalogue') return said('fix.tag-known', { image });
  return next === undefined ? said('fix.tag', { image }) : said('fix.tag-until', { image, next });
}
