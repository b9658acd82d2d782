/** The port of notes that somebody tries: a conversation of the page is answered from files that were dropped there. */
import type { NoteProblem } from '../../core/note.js';

/** A file as it was given. */
export interface GivenFile {
  /** Its path within the folder, with forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What was given. */
export interface GivenNotes {
  readonly files: readonly GivenFile[];
  /** Every name in the folder, whether its content was given or not: what links may lead to, and what was left out. */
  readonly names: readonly string[];
  /** Whether the folder is an Obsidian vault. */
  readonly isVault: boolean;
}

/** What is known of a folder that is tried. */
export interface TriedFolder {
  /** As its owner calls it. */
  readonly name: string;
  readonly notes: number;
  /** Files that notes come from. */
  readonly files: number;
  /** Names of files with text that no note comes from. */
  readonly leftOut: readonly string[];
  /** As `notes check` lists them, the first of them; `moreProblems` are not listed. */
  readonly problems: readonly NoteProblem[];
  readonly moreProblems: number;
}

/** Whoever holds tried notes, by conversation of the page. */
export interface Trying {
  /** Endings of the names of note files, without the dot, in small letters. */
  readonly endings: readonly string[];
  /** Answers a conversation from these files from now on. Never rejects for what stands in them. */
  tryOut(conversation: string, name: string, given: GivenNotes): Promise<TriedFolder>;
  /** Whether a conversation is answered from tried notes, which may have had to make room for others. */
  isTried(conversation: string): boolean;
  /** Answers a conversation as all others are. */
  leave(conversation: string): void;
}
