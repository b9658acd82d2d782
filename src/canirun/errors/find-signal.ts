/** Finds an error message in a log, in a time that grows with its length. */
import { READING_BUDGET } from '../../core/text/reading-budget.js';

/** A log as it is looked through, and as it was pasted; both have the same places. */
export interface LogText {
  /** In lower case, with plain quotes and without colours. */
  readonly plain: string;
  readonly original: string;
}

/** Where a signal begins and ends. */
export interface SignalPlace {
  readonly from: number;
  readonly to: number;
}

/** How far apart two pieces of a signal may stand, in characters of the same line. */
const LONGEST_GAP = 400;

/** `exited with code 139`, `exit status 139`, `Exited (139)`, `"ExitCode": 139`, `a non-zero code: 139`. */
const EXIT =
  /\b(?:exit(?:ed|s)?|non-zero)[ _-]?(?:with )?(?:error |return )?(?:code|status|value)?(?: was| is)?["']?[ :=(]{0,12}(\d{1,3})\b/g;

/**
 * Prepares a log: takes colours off, makes quotes plain, and drops all but the end of a very long one.
 * @param pasted - any text
 */
export function readLog(pasted: string): LogText {
  const original = pasted
    .slice(-READING_BUDGET.log)
    // The escape that begins a colour is a control character by definition.
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[\d;]{0,20}m/g, '');
  const plain = lowered(original)
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'");
  return { plain, original };
}

/** Letters that become two in lower case stay as they are, so that places stay the same. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Finds the first place of a signal.
 * @param signal - pieces of a line with `*` between them, or `exit 139`
 */
export function findSignal({ plain }: LogText, signal: string): SignalPlace | null {
  const exit = /^exit (\d{1,3})$/.exec(signal)?.[1];
  return exit === undefined
    ? findPieces(plain, signal.toLowerCase().split('*'))
    : findExit(plain, exit);
}

function findPieces(text: string, pieces: readonly string[]): SignalPlace | null {
  const [first = '', ...others] = pieces;
  for (let from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1)) {
    const to = endOfPieces(text, from + first.length, others);
    if (to !== null) return { from, to };
  }
  return null;
}

/** Where the last of the pieces ends, in the same line and not far on; `null` where one is missing. */
function endOfPieces(text: string, from: number, pieces: readonly string[]): number | null {
  let at = from;
  for (const piece of pieces) {
    const window = text.slice(at, at + LONGEST_GAP).split('\n', 1)[0] ?? '';
    const place = window.indexOf(piece);
    if (place < 0) return null;
    at += place + piece.length;
  }
  return at;
}

function findExit(text: string, code: string): SignalPlace | null {
  for (const match of text.matchAll(EXIT))
    if (match[1] === code) return { from: match.index, to: match.index + match[0].length };
  return null;
}

/** Longest line that is shown. */
const LONGEST_LINE = 300;

/** The line in which a place stands, as it was pasted; of a very long one, the part around it. */
export function lineAt({ original }: LogText, { from, to }: SignalPlace): string {
  const begin = original.lastIndexOf('\n', from - 1) + 1;
  const newline = original.indexOf('\n', to);
  const end = newline < 0 ? original.length : newline;
  if (end - begin <= LONGEST_LINE) return original.slice(begin, end).trim();
  const start = Math.max(begin, from - LONGEST_LINE / 3);
  const shown = original.slice(start, Math.min(end, start + LONGEST_LINE)).trim();
  return `${start > begin ? '…' : ''}${shown}${start + LONGEST_LINE < end ? '…' : ''}`;
}
