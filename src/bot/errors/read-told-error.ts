/**
 * An error that somebody pasted or told, with the image and the host that it is about: behind `/canirun`
 * (`nginx pi 4`, the log below), in plain words (`it says exec format error`), or as nothing but the log.
 */
import { withoutTail } from '../../core/text/without-tail.js';
import { describePaste } from '../../canirun/hosts/pasted/paste.js';
import { readCommands } from '../../canirun/image-lists/commands.js';
import { readImageList } from '../../canirun/image-lists/image-list-reader.js';
import { imageInLog } from '../../canirun/errors/image-in-log.js';
import { readLog } from '../../canirun/errors/find-signal.js';
import { parseReference } from '../../canirun/reference/reference.js';
import type { Conversation } from '../../core/conversation.js';
import { splitPaste } from '../canirun/pasted.js';
import { plainLine } from '../canirun/plain-line.js';
import { isKnownImage } from '../../canirun/whole-system.js';
import { lostIn, readCanirun, type CanirunPair } from '../canirun/read-canirun.js';
import { formatCanirun, splitCanirun } from '../canirun/split-canirun.js';
import type { Words } from '../../engine/words/words.js';
import type { CanirunParts } from '../parts.js';

/** An error with what it is about; image and host are empty where nothing names them. */
export interface ToldError extends CanirunPair {
  /** As pasted, or the words that told it. */
  readonly log: string;
}

/** What reading goes by. */
export interface ErrorReader {
  readonly known: CanirunParts;
  /** Names of the team's hosts. */
  readonly team: readonly string[];
  /** How texts are taken as words. */
  readonly words: Words;
  /** What was talked about before. */
  readonly conversation: Conversation | null;
}

/**
 * Reads the argument of `/canirun` as one that tells an error.
 * @returns nothing where it tells none, or is a file that names images
 */
export function readErrorArgument(argument: string, reader: ErrorReader): ToldError | null {
  if (reader.known.errors.find(argument).length === 0) return null;
  const { words, paste } = splitPaste(argument);
  if (paste !== '' && (readImageList(paste)?.images.length ?? 0) > 0) return null;
  const pair = pairIn(beforeError(words, reader), reader) ?? { image: '', host: '' };
  return complete(pair, argument, paste, reader);
}

/**
 * Reads a message that is no command.
 * @returns nothing for a question about an error: the notes answer that
 */
export function readToldError(text: string, reader: ErrorReader): ToldError | null {
  if (reader.known.errors.find(text).length === 0) return null;
  const { words, paste } = splitPaste(text);
  if (paste !== '') {
    if ((readImageList(paste)?.images.length ?? 0) > 0) return null;
    const pair = pairIn(beforeError(words, reader), reader) ?? { image: '', host: '' };
    return complete(pair, text, paste, reader);
  }
  if (isQuestion(words)) return null;
  const rest = withoutError(words, reader);
  if (rest === null) return null;
  const pair = pairIn(rest, reader);
  if (pair !== null) return complete(pair, text, '', reader);
  return rest === '' || isLogLine(words)
    ? complete({ image: '', host: '' }, text, '', reader)
    : null;
}

/** What ends a question, or begins one. */
const QUESTION =
  /\?\s*$|^\s*(?:what|why|how|when|where|which|who|does|do|did|is|are|can|could|should|will|would|explain|tell|was|warum|wieso|weshalb|wie|wann|wo|welche[rsn]?|wer|ist|sind|kann|können|soll|erklär\w*|bedeutet)\b/i;

function isQuestion(words: string): boolean {
  return QUESTION.test(words);
}

/** Lines that programs print: `docker: …`, `[ERROR] …`, `exec /x: …`, `web-1  | …`, `x.go:211: …`. */
function isLogLine(line: string): boolean {
  return /^\s*(?:[\w./@$#()<>:-]{2,60}:\s|\[[^\]]{1,40}\]|exec \S+:|\S{1,40}\s+\|\s|\d{4}-\d\d-\d\d|level=|error\b|fatal\b|warning\b|failed\b)/i.test(
    line,
  );
}

/** Takes words that tell neither image nor host off both ends. */
function withoutFillers(words: string, { cues: { aroundError } }: Words): string {
  const all = words.split(/\s+/).filter((word) => word !== '');
  const isFiller = (word: string): boolean => {
    const bare = lettersOf(word.toLowerCase());
    return bare === '' || aroundError.has(bare);
  };
  const from = all.findIndex((word) => !isFiller(word));
  const to = all.findLastIndex((word) => !isFiller(word));
  return from < 0 ? '' : withoutTail(all.slice(from, to + 1).join(' '), ',;:.!–—');
}

/** A word without what is neither letter nor digit at its ends. */
function lettersOf(word: string): string {
  const characters = Array.from(word);
  const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
  const from = characters.findIndex(isLetter);
  return from < 0 ? '' : characters.slice(from, characters.findLastIndex(isLetter) + 1).join('');
}

/** Longer lines are logs, not told. */
const LONGEST_TOLD = 300;

/** What stands before the error in a line. */
function beforeError(words: string, { known, words: by }: ErrorReader): string {
  const [first] = known.errors.find(words);
  const before = first === undefined ? words : words.slice(0, first.place.from);
  if (before.length > LONGEST_TOLD) return '';
  return withoutFillers(plainLine(before), by);
}

/** The line without the error; `null` where it is too long to have been told. */
function withoutError(words: string, { known, words: by }: ErrorReader): string | null {
  const [first] = known.errors.find(words);
  if (first === undefined || words.length > LONGEST_TOLD) return null;
  const { from, to } = first.place;
  const behind = words.slice(to).replace(/^\s*\([^()]{1,40}\)/, '');
  const parts = [words.slice(0, from), behind].map((part) => withoutFillers(part, by));
  return parts.filter(Boolean).join(' ');
}

/** Image and host in few words, understood to the last; `null` where the words are something else. */
function pairIn(words: string, reader: ErrorReader): CanirunPair | null {
  const bare = withoutFillers(words, reader.words);
  if (bare === '') return null;
  if (!/\s/.test(bare) && isImage(bare, reader)) return { image: bare, host: '' };
  const reading = readCanirun(bare.replace(GERMAN_ON, ' on '), reader.known, reader.team);
  const [pair] = reading.kind === 'pairs' ? reading.pairs : [];
  const host = hostOf(pair?.host ?? '', reader);
  if (pair !== undefined && host !== null && isImage(pair.image, reader))
    return { image: pair.image, host };
  const alone = hostOf(bare.replace(/^(?:on|under|auf|unter)\s+/i, ''), reader);
  return alone === null || alone === '' ? null : { image: '', host: alone };
}

const GERMAN_ON = / (?:auf|unter) /i;

function hostOf(words: string, reader: ErrorReader): string | null {
  const bare = words.replace(ARTICLES, '');
  return bare === '' || lostIn(bare, reader) === 0 ? bare : null;
}

const ARTICLES = /^(?:(?:a|an|the|my|our|ein|einem|einer|meinem|meiner|dem|der|unserem) )+/i;

function isImage(words: string, reader: ErrorReader): boolean {
  if (parseReference(words).kind !== 'reference') return false;
  return (
    isKnownImage(words, reader.known.images) || /^[a-z0-9][\w.-]*[:/@][\w.:@/-]*\w$/.test(words)
  );
}

/** Fills in what was not said from the log, and from the verdict that was talked about. */
function complete(pair: CanirunPair, log: string, paste: string, reader: ErrorReader): ToldError {
  const before = pairOf(reader.conversation, reader.known);
  const [command] = readCommands(paste === '' ? log : paste).images;
  const inLog = pair.image === '' ? (command?.image ?? imageInLog(readLog(log))) : pair.image;
  const described = paste !== '' && describePaste(paste) !== undefined ? paste : '';
  const said = [pair.host, described].filter((part) => part !== '').join('\n');
  return {
    image: inLog ?? before?.image ?? '',
    host: said === '' ? (before?.host ?? '') : said,
    log,
  };
}

const VERDICT = '/canirun';

/**
 * What a conversation is about after verdicts: the command that gives the one; the bare command where they were several,
 * so that none before them is taken for meant.
 */
export function verdictQuestion(pair: CanirunPair | null): string {
  return pair === null ? VERDICT : `${VERDICT} ${formatCanirun(pair.image, pair.host)}`;
}

/** Whether the conversation is about verdicts, not about what the notes answered. */
export function isAboutVerdict({ question }: Conversation): boolean {
  return question === VERDICT || question.startsWith(`${VERDICT} `);
}

/** Image and host that the conversation is about; `null` where it is about something else. */
export function pairOf(
  conversation: Conversation | null,
  { images }: Pick<CanirunParts, 'images'>,
): CanirunPair | null {
  if (conversation === null || !isAboutVerdict(conversation)) return null;
  const [split] = splitCanirun(conversation.question.slice(VERDICT.length), (text) =>
    images.namesVm(text),
  );
  return split === undefined ? null : { image: split.image, host: split.host };
}
