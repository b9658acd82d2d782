/** Grades typed code: each of its words counts, as it stands; a word too many is another command. */
import type { GradedAnswer } from './graded-answer.js';
import { trimSigns } from '../trim-signs.js';
import { isSlipOfCode } from './said-words.js';

/** Quotes and signs around code that nobody means. */
const AROUND = '`"\'“”:$>.,';

/** Grades code. */
export function gradeCode(answer: string, typed: string): GradedAnswer {
  const wanted = partsOf(answer);
  const said = partsOf(typed);
  if (wanted.length === 0) return gradeSigns(answer, typed);
  const missing = wanted.filter((part) => !said.some((one) => isSlipOfCode(one, part)));
  const more = said.filter((one) => !wanted.some((part) => isSlipOfCode(one, part)));
  if (missing.length === 0 && more.length === 0) return { grade: 'right', missing: [] };
  const isHalf = missing.length > 0 && more.length === 0 && said.length > 0;
  return isHalf && 2 * missing.length <= wanted.length
    ? { grade: 'half', missing }
    : { grade: 'wrong', missing: [answer] };
}

function partsOf(code: string): string[] {
  return code
    .split(/\s+/)
    .map((part) => trimSigns(part, (sign) => AROUND.includes(sign)))
    .filter((part) => part !== '');
}

/** Signs alone are the very signs: `>>` is not `>`. */
function gradeSigns(answer: string, typed: string): GradedAnswer {
  const [wanted, said] = [answer, typed].map((text) =>
    trimSigns(text.trim(), (sign) => QUOTES.includes(sign)),
  );
  return wanted === said ? { grade: 'right', missing: [] } : { grade: 'wrong', missing: [answer] };
}

const QUOTES = '`"\'“” ';
