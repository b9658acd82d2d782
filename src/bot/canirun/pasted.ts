/** Takes what was pasted apart from what was typed around it. */

/**
 * Splits a command's argument.
 * @param argument - as typed
 * @returns the words, and what was pasted: a fenced block, or everything below the first line
 */
export function splitPaste(argument: string): { words: string; paste: string } {
  const fence = /```[\w-]*\n([^`]*)```/.exec(argument);
  if (fence !== null)
    return { words: argument.replace(fence[0], ' ').trim(), paste: (fence[1] ?? '').trim() };
  const newline = argument.indexOf('\n');
  if (newline < 0) return { words: argument.trim(), paste: '' };
  return { words: argument.slice(0, newline).trim(), paste: argument.slice(newline).trim() };
}
