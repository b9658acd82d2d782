/** Lists of numbers as people type them: `1,4-9`, or `all`. */
import { UserError } from '../../core/errors.js';

/**
 * Reads such a list.
 * @param option - its name, for the error
 * @returns whether a number is in it
 * @throws UserError `bad-input` for anything else
 */
export function readNumbers(text: string, option: string): (number: number) => boolean {
  if (text.trim().toLowerCase() === 'all') return () => true;
  const ranges = text.split(',').map((part) => {
    const [, from, to] = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part) ?? [];
    if (from === undefined)
      throw new UserError(
        'bad-input',
        `${option} ${text} is not possible; give numbers such as 1,4-9, or all.`,
      );
    return { from: Number(from), to: Number(to ?? from) };
  });
  return (number) => ranges.some(({ from, to }) => number >= from && number <= to);
}
