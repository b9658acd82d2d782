/** Notes and questions of made-up words, for load: as many as wanted, the same each time. */

/** Words as rare and as frequent as in a language: the n-th is n times rarer than the first. */
const WORDS = 5_000;

/** The k-th word of note n; reproducible. */
function word(n: number, k: number): string {
  const spread = (((n * 31 + k) * 2_654_435_761) >>> 0) / 4_294_967_296;
  return `w${Math.floor(WORDS ** spread).toString(36)}o`;
}

function wordsOf(n: number, count: number): string {
  return Array.from({ length: count }, (_, k) => word(n, k)).join(' ');
}

/** Note n, as a line of JSONL. */
export function note(n: number): string {
  return JSON.stringify({ id: `n${n}`, topic: wordsOf(n, 3), text: `${wordsOf(n, 14)}.` });
}

/** A question that note n answers. */
export function questionFor(n: number): string {
  return `what is ${wordsOf(n, 5)}?`;
}
