/** What changed between two texts, line by line, as `diff` writes it. Pure, in bounded time. */

/** More pairs of lines than this are not compared: then all of the one goes, and all of the other comes. */
const MOST_PAIRS = 250_000;

/**
 * Lines that went, marked `-`, that came, marked `+`, and those between them, marked with a blank. Lines in front of the first
 * change and behind the last one are left out.
 * @returns empty where both are the same
 */
export function lineDifference(before: string, after: string): string {
  if (before === after) return '';
  const [old, young] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  const room = Math.min(old.length, young.length) - start;
  while (end < room && old.at(-1 - end) === young.at(-1 - end)) end++;
  return between(old.slice(start, old.length - end), young.slice(start, young.length - end)).join(
    '\n',
  );
}

/** By the longest lines that both have in the same order. */
function between(old: readonly string[], young: readonly string[]): readonly string[] {
  const went = old.map((line) => `-${line}`);
  const came = young.map((line) => `+${line}`);
  if (old.length * young.length > MOST_PAIRS) return [...went, ...came];
  const width = young.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = young.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === young[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < young.length) {
    const line = old[row] ?? '';
    if (line === young[column]) {
      lines.push(` ${line}`);
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) lines.push(went[row++] ?? '');
    else lines.push(came[column++] ?? '');
  }
  return [...lines, ...went.slice(row), ...came.slice(column)];
}
