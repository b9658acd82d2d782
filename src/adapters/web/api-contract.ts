/** What the web page and its server say to each other: types only, imported by both, so that they can't drift apart. */
import type { Completion, LibraryFile } from '../../bot/bot.js';
import type { CommandSpec } from '../../bot/command.js';
import type { Reply } from '../../core/reply.js';

/** Longest message that is read, in UTF-16 code units: room for a pasted `docker info` or a long build log's end. */
export const MAX_MESSAGE_LENGTH = 16_000;

/** Longest input that is completed; nobody types a longer command. */
export const MAX_COMPLETION_INPUT = 500;

/** Longest filter on the notes page. */
export const MAX_FILTER_LENGTH = 200;

/** `GET /api/hello`: what the page shows before anybody asked anything. */
export interface Hello {
  readonly version: string;
  /** How much there is to ask. */
  readonly files: number;
  readonly notes: number;
  /** The bot's own help: what the notes cover, and questions that they answer as choices. */
  readonly welcome: Reply | null;
  readonly commands: readonly CommandSpec[];
}

/** `POST /api/message`, request. */
export interface MessageRequest {
  readonly text: string;
  /** Made by the page, unguessable; a new one starts a conversation without memory. */
  readonly conversation: string;
}

/** `POST /api/message`, response. An object, so that other outlets' forms of the reply can stand beside it. */
export interface MessageResponse {
  /** `null` where the bot keeps silent. */
  readonly reply: Reply | null;
}

/** `GET /api/complete?input=`. */
export interface CompleteResponse {
  readonly completions: readonly Completion[];
}

/** A note file in the list of files. */
export interface LibraryEntry {
  readonly file: string;
  readonly topics: readonly { readonly topic: string; readonly line: number }[];
}

/** `GET /api/library`: every file with its topics, in file order. */
export interface LibraryIndex {
  readonly files: readonly LibraryEntry[];
}

/** A line of a note that holds every word of a filter. */
export interface LibraryHit {
  readonly file: string;
  readonly line: number;
  readonly topic: string;
  readonly text: string;
}

/** `GET /api/library/search?filter=`: matching lines in file order, capped. */
export interface LibraryHits {
  readonly hits: readonly LibraryHit[];
  /** True when there are more than are listed. */
  readonly more: boolean;
}

/** `GET /api/library/file?path=`. */
export type LibraryFileResponse = LibraryFile;

/** Every response whose status is not 2xx. */
export interface ErrorResponse {
  /** A full sentence for the person. */
  readonly error: string;
}
