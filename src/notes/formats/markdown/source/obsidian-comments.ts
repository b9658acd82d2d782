/** Obsidian's comments, which its readers don't see. */
import { fencedLines, outsideCode } from './fenced-lines.js';

/**
 * Blanks out `%% comments %%`, also over several lines, leaving code alone and every line in its place. A
 * comment without end stays as it is.
 */
export function withoutComments(lines: readonly string[]): string[] {
  if (!lines.some((line) => line.includes('%%'))) return [...lines];
  const places = marksIn(lines);
  const hidden = new Map<number, Span[]>();
  for (let at = 0; at + 1 < places.length; at += 2) {
    const [from, to] = [places[at], places[at + 1]];
    if (from === undefined || to === undefined) continue;
    for (let line = from.line; line <= to.line; line++) {
      const start = line === from.line ? from.column : 0;
      const end = line === to.line ? to.column + 2 : Infinity;
      const spans = hidden.get(line) ?? [];
      spans.push({ start, end });
      hidden.set(line, spans);
    }
  }
  return lines.map((line, at) => blanked(line, hidden.get(at) ?? []));
}

interface TextPlace {
  readonly line: number;
  readonly column: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where `%%` stands: every other one closes what the one before has opened. Code opens none. */
function marksIn(lines: readonly string[]): TextPlace[] {
  const isCode = fencedLines(lines);
  const places: TextPlace[] = [];
  lines.forEach((line, at) => {
    const opened = places.length % 2 === 1;
    if (!line.includes('%%') || (isCode[at] === true && !opened)) return;
    const words = opened
      ? line
      : outsideCode(
          line,
          (same) => same,
          (code) => '`'.repeat(code.length),
        );
    for (const { index } of words.matchAll(/%%/g)) places.push({ line: at, column: index });
  });
  return places;
}

function blanked(line: string, spans: readonly Span[]): string {
  if (spans.length === 0) return line;
  const parts: string[] = [];
  let end = 0;
  for (const span of spans) {
    parts.push(line.slice(end, span.start));
    end = Math.min(span.end, line.length);
    parts.push(' '.repeat(end - span.start));
  }
  return [...parts, line.slice(end)].join('');
}
