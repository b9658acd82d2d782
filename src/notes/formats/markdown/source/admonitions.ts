/**
 * Boxes as site generators write them, made into the callouts that Obsidian and GitHub know, line for line.
 *
 *   :::tip Keep it warm          !!! tip "Keep it warm"          === "Linux"          > [!tip] Keep it warm
 *   24 degrees.                      24 degrees.                     24 degrees.      > 24 degrees.
 *   :::
 *
 * docusaurus.io/docs/markdown-features/admonitions, squidfunk.github.io/mkdocs-material/reference/admonitions
 */
import { fencedLines } from './fenced-lines.js';

/** Makes callouts of boxes. A box without end is left open: only its marks go. */
export function withCallouts(lines: readonly string[]): string[] {
  if (!lines.some((line) => COLONS.test(line) || INDENTED.test(line))) return [...lines];
  return withIndentedBoxes(withColonBoxes(lines));
}

/** A line that opens or closes a box of colons. */
const COLONS =
  /^(\s*)(:{3,})\s*(?:([a-z][\w-]*)(?![\w-])(?:\[([^\]]*)\])?\s*((?:\S.*)?)|\{[^{}]*\})?$/i;
/** A line that opens a box of indented lines: MkDocs' admonitions, details and tabs. */
const INDENTED =
  /^(\s*)(?:!!!|\?\?\?\+?)\s+([a-z][\w-]*)(?![\w-])[^"]*(?:"([^"]*)"\s*)?$|^(\s*)===[!+]?\s+"([^"]+)"\s*$/i;

function withColonBoxes(lines: readonly string[]): string[] {
  const isCode = fencedLines(lines);
  const lastEnd = lines.findLastIndex((line, at) => isCode[at] !== true && isEnd(line));
  let open: { indent: string; colons: number } | null = null;
  return lines.map((line, at) => {
    const [mark, indent = '', colons = '', kind, bracketed, rest = ''] =
      isCode[at] === true ? [] : (COLONS.exec(line) ?? []);
    if (mark === undefined) return open === null ? line : quoted(line, open.indent);
    const title = (bracketed ?? rest).trim();
    if (open !== null) {
      if (kind !== undefined) return quoted(title, open.indent);
      if (colons.length >= open.colons) open = null;
      return '';
    }
    if (kind === undefined || at >= lastEnd) return '';
    open = { indent, colons: colons.length };
    return `${indent}> [!${kind}] ${title}`.trimEnd();
  });
}

function isEnd(line: string): boolean {
  return /^\s*:{3,}\s*$/.test(line);
}

function withIndentedBoxes(lines: readonly string[]): string[] {
  const isCode = fencedLines(lines);
  let open: string | null = null;
  let next = 0;
  return lines.map((line, at) => {
    // A blank line belongs to the box if the next line with words does.
    while (next < lines.length && (next < at || lines[next]?.trim() === '')) next++;
    if (open !== null && lines[next]?.startsWith(`${open}    `) === true) {
      return `${open}> ${line.slice(open.length + 4)}`.trimEnd();
    }
    open = null;
    const [mark, indent, kind, title, tabIndent, tab] =
      isCode[at] === true ? [] : (INDENTED.exec(line) ?? []);
    if (mark === undefined) return line;
    open = indent ?? tabIndent ?? '';
    return `${open}> [!${kind ?? 'tab'}] ${title ?? tab ?? ''}`.trimEnd();
  });
}

/** A line as a part of the quote that stands this far to the right. */
function quoted(line: string, indent: string): string {
  return `${indent}> ${line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()}`.trimEnd();
}
