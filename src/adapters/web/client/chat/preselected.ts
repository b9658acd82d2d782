/** What Enter takes from the completions while nobody has chosen one. Pure. */
import type { Completion } from '../../../../bot/bot.js';

/**
 * Which completion Enter takes without the arrow keys: the first, while it goes on with a word that is half typed
 * (`/he`, `/canirun ngi`, `windows 1`). Behind a whole word Enter sends what stands there, although more could follow
 * (`nginx`, which `nginx:alpine` goes on from), and a completion that only resembles what was typed is never taken for it.
 */
export function preselected(input: string, completions: readonly Completion[]): number {
  const typed = input.toLowerCase();
  const isWhole = completions.some(({ text }) => text.trim().toLowerCase() === typed);
  const first = completions[0]?.text.toLowerCase();
  if (first === undefined || isWhole || !first.startsWith(typed) || typed.endsWith(' ')) return -1;
  return /^[\p{L}\p{N}]/u.test(first.slice(typed.length)) ? 0 : -1;
}
