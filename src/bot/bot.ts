/** The bot: one message in, one reply out, whatever outlet it came through. */
import type { Viewer } from '../core/audience.js';
import type { Inline } from '../core/inline.js';
import type { Message, Place } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { CommandSpec } from './command.js';

/** A completion of what is being typed. */
export interface Completion {
  /** The whole input after accepting it. */
  readonly text: string;
  /** What to show in the list. */
  readonly label: string;
  /** A few words beside the label, if they help. */
  readonly detail?: string;
}

/** A passage as the notes page shows it. */
export interface OutlineNode {
  readonly kind: 'topic' | 'label' | 'paragraph' | 'item' | 'step' | 'row' | 'code' | 'answer';
  /** First line in its file, counted from 1; citations point at it. */
  readonly line: number;
  readonly endLine: number;
  readonly label?: string;
  readonly content: readonly Inline[];
  readonly children: readonly OutlineNode[];
}

/** A note file as the notes page shows it. */
export interface LibraryFile {
  readonly file: string;
  readonly notes: readonly {
    readonly id: string;
    readonly topic: string;
    readonly owner?: string;
    readonly review?: string;
    readonly origins: readonly string[];
    readonly outline: OutlineNode;
  }[];
}

/** What adapters see of the bot. */
export interface Bot {
  /**
   * Handles one message.
   * @returns the reply, or `null` where silence is right (an overheard message that the notes don't surely answer).
   *   Never rejects for anything that a person, a note or a registry said.
   */
  handle(message: Message): Promise<Reply | null>;
  /** Whether the reply depends on who asks: then adapters find out the author's standing before `handle`. */
  needsStanding(message: Message): boolean;
  /** Completes what is being typed by somebody, commands and their workspace's hosts included; from memory, best first. */
  complete(input: string, limit: number, viewer: Viewer): readonly Completion[];
  /** The commands, in the order in which help lists them. */
  readonly commands: readonly CommandSpec[];
  /** The notes that somebody may browse, in file order. */
  library(viewer: Viewer): readonly LibraryFile[];
  /** Drops one conversation's remembered topic (the playground's "new conversation"). */
  forget(place: Place): Promise<void>;
}
