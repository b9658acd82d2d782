/** Which lines of Markdown are code, so that whoever edits lines leaves those alone. */

/** Marks in front of a line's own words: of quotes and of list items, which a fence or a heading may stand behind. */
const CONTAINER = /^(?:[\t ]|>|(?:[-*+]|\d{1,9}[.)])[\t ]+)*/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,}(?!~))\s*((?:\S.*)?)$/;

/**
 * Tells for each line whether it belongs to a fenced block, its fences included. A fence without end goes on to
 * the end of the text, as everywhere in Markdown.
 */
export function fencedLines(lines: readonly string[]): boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const was = open;
    const [, mark = '', info = ''] = FENCE.exec(behindMarks(line)) ?? [];
    if (mark !== '') {
      if (open === null) open = mark;
      else if (mark.startsWith(open) && info === '') open = null;
    }
    return was !== null || open !== null;
  });
}

/** What stands behind a line's marks of quotes and list items. */
export function behindMarks(line: string): string {
  return line.replace(CONTAINER, '');
}

/**
 * Changes a line's words outside of `code`; a tick without partner is a character like any other.
 * @param inside - what becomes of the code, its ticks included
 */
export function outsideCode(
  line: string,
  change: (words: string) => string,
  inside: (code: string) => string = (code) => code,
): string {
  if (!line.includes('`')) return change(line);
  const runs = [...line.matchAll(/`+/g)];
  const partners = partnersOf(runs.map(([run]) => run.length));
  const parts: string[] = [];
  let end = 0;
  for (let at = 0; at < runs.length; at++) {
    const partner = runs[partners[at] ?? -1];
    const run = runs[at];
    if (partner === undefined || run === undefined) continue;
    const behind = partner.index + partner[0].length;
    parts.push(change(line.slice(end, run.index)), inside(line.slice(run.index, behind)));
    end = behind;
    at = partners[at] ?? at;
  }
  return [...parts, change(line.slice(end))].join('');
}

/** For each run of ticks, the index of the next one of the same length; `null` where there is none. */
function partnersOf(lengths: readonly number[]): (number | null)[] {
  const next = new Map<number, number>();
  const partners: (number | null)[] = lengths.map(() => null);
  for (let at = lengths.length - 1; at >= 0; at--) {
    const length = lengths[at] ?? 0;
    partners[at] = next.get(length) ?? null;
    next.set(length, at);
  }
  return partners;
}
