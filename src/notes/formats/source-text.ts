/** Note files as bytes and as lines: decoding, line ends, control characters, lines that are too long. */
import type { NoteProblem } from '../../core/note.js';
import { TEXT_BUDGET } from './text-budget.js';

/** One line of a file. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  /** Without line end, trailing blanks and control characters other than tabs. */
  readonly text: string;
}

/** What is read of a file's bytes. */
export interface DecodedText {
  readonly text: string;
  readonly problems: readonly NoteProblem[];
}

/**
 * Decodes a note file: UTF-8, UTF-16 with a byte order mark (Windows Notepad's "Unicode"), else Windows-1252
 * with a warning. Binary content gives an empty text and an error.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const utf16 = utf16Name(bytes);
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), problems: [] };
  if (bytes.includes(0)) return { text: '', problems: [binary(file)] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
  } catch {
    // Not an accident to hide: the only failure of a fatal decoder is "this is no UTF-8", which is reported.
    return {
      text: decodeWindows1252(bytes),
      problems: [notUtf8(file, bytes)],
    };
  }
}

/**
 * Splits a text into lines (`\n`, `\r\n` or `\r`), without byte order mark and control characters.
 * @returns the lines, and a warning for each that was cut at the length of the budget
 */
export function sourceLines(
  file: string,
  text: string,
): { lines: SourceLine[]; problems: NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => {
      if (line.length > TEXT_BUDGET.lineLength) problems.push(tooLong(file, index + 1));
      return { number: index + 1, text: cleanLine(line.slice(0, TEXT_BUDGET.lineLength)) };
    });
  return { lines, problems };
}

/**
 * Windows-1252: Latin-1 but for 32 characters. Not left to `TextDecoder`, which gives control characters for
 * those in several releases of Node.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  return latin1.replace(/[\x80-\x9F]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}

/** What Windows-1252 has at 0x80 to 0x9F; unused places are blank. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The same words with every run of blanks as one space. */
export function collapseBlanks(words: string): string {
  return words.replace(/[\t ]+/g, ' ').trim();
}

// Control characters, and the marks that reorder text on screen ("Trojan Source", CVE-2021-42574).
// eslint-disable-next-line no-control-regex -- these are what is to be taken out
const UNWANTED = /[\0-\x08\x0B-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g;

function cleanLine(line: string): string {
  return line.replace(UNWANTED, ' ').replaceAll('\u00A0', ' ').trimEnd();
}

function utf16Name(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function binary(file: string): NoteProblem {
  return {
    file,
    line: 1,
    severity: 'error',
    code: 'binary-file',
    message: 'This file is not text, so nothing of it was read.',
    remedy: 'Save it as plain text (UTF-8), or move it out of the notes folder.',
  };
}

function notUtf8(file: string, bytes: Uint8Array): NoteProblem {
  return {
    file,
    line: firstBadLine(bytes),
    severity: 'warning',
    code: 'not-utf8',
    message: 'From this line on the file is not UTF-8; it was read as Windows-1252.',
    remedy: 'Save the file as UTF-8, so that accents and symbols come out right.',
  };
}

function tooLong(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'warning',
    code: 'long-line',
    message: `This line has more than ${TEXT_BUDGET.lineLength} characters; the rest of it was left out.`,
    remedy: 'Break it into several lines.',
  };
}

/** The line of the first byte that is no UTF-8: the lenient decoder puts U+FFFD there. */
function firstBadLine(bytes: Uint8Array): number {
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  return before.split(/\r\n|\n|\r/).length;
}
