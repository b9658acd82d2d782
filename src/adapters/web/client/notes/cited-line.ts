/** Which passage a citation's line belongs to. */
import type { LibraryFile, OutlineNode } from '../../../../bot/bot.js';

/**
 * The first line of the innermost passage that covers a line: a citation may point into the middle of a
 * paragraph, or at a blank line below it.
 * @returns a passage's first line; `undefined` when the file has no passage at or before the line
 */
export function citedLine(file: LibraryFile, line: number): number | undefined {
  let best: number | undefined;
  const visit = (node: OutlineNode): void => {
    if (node.line <= line && (best === undefined || node.line >= best)) best = node.line;
    node.children.forEach(visit);
  };
  for (const { outline } of file.notes) visit(outline);
  return best;
}
