/** A whole command in the place of image and host: `quaymaster canirun docker run -p 80:80 nginx ubuntu 22.04`. */
import { readCanirun, type CanirunPair, type Known } from '../../bot/canirun/read-canirun.js';
import { readCommandLine } from '../../canirun/reference/command-line.js';

/**
 * Reads the arguments as one command line where they are one; the shell has taken their quotes.
 *
 * @param words - the arguments, image and host
 * @param known - tells images from hosts
 * @returns image and host; `null` where the arguments are no such command
 */
export function readPastedCommand(words: readonly string[], known: Known): CanirunPair | null {
  const line = words
    .map((word) => (/\s/.test(word) ? `"${word.replaceAll('"', '')}"` : word))
    .join(' ');
  if (words.length < 2 || readCommandLine(line) === null) return null;
  const reading = readCanirun(line, known);
  const [pair] = reading.kind === 'pairs' ? reading.pairs : [];
  return pair === undefined ? null : { ...pair, host: pair.host.replaceAll('"', '') };
}
