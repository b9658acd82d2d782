/** Image and host among the arguments of `quaymaster canirun`, where the first word alone is not the image. */
import { readCanirun, type CanirunPair, type Known } from '../../bot/canirun/read-canirun.js';
import { readCommandLine } from '../../canirun/reference/command-line.js';

/**
 * Reads the arguments as the chat reads its one line, the shell having taken their quotes: a whole command
 * (`docker run -p 80:80 nginx ubuntu 22.04`), or words of which several are the image (`windows 11 on macbook m1`).
 *
 * @param words - the arguments, image and host
 * @param known - tells images from hosts
 * @returns image and host; `null` where the first argument is the image, as it is anyway
 */
export function readPastedCommand(words: readonly string[], known: Known): CanirunPair | null {
  if (words.length < 2) return null;
  const isQuoted = words.some((word) => /\s/.test(word));
  const line = words
    .map((word) => (/\s/.test(word) ? `"${word.replaceAll('"', '')}"` : word))
    .join(' ');
  const isCommand = readCommandLine(line) !== null;
  if (isQuoted && !isCommand) return null;
  const reading = readCanirun(line, known);
  const [pair] = reading.kind === 'pairs' ? reading.pairs : [];
  if (pair === undefined) return null;
  if (!isCommand && (pair.host === '' || pair.image === words[0])) return null;
  return { ...pair, host: pair.host.replaceAll('"', '') };
}
