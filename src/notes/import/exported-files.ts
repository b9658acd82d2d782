/**
 * What another program exported, and what an import makes of it: files of notes, proposals, and what did not fit.
 * Readers of exports know names and a way to read; where the files lie (a folder, an archive) is no matter of theirs.
 */
import type { NoteProblem } from '../../core/note.js';

/** The files of an export. */
export interface ExportedFiles {
  /** Names relative to the export, with forward slashes, in order; none leads out of it. */
  readonly names: readonly string[];
  /** What of the export can't be read at all. */
  readonly problems: readonly NoteProblem[];
  /** The text of a file, or why it can't be read. */
  readonly text: (name: string) => Promise<string | NoteProblem>;
}

/** A file of notes to be written. */
export interface ImportedFile {
  /** Relative to the folder that it goes to, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Which file of the export it was made of. */
  readonly from: string;
}

/** A note made of what people said to each other: it becomes a file only where somebody takes it. */
export interface ImportProposal extends ImportedFile {
  readonly question: string;
  readonly answer: string;
  /** Why it is proposed. */
  readonly because: string;
  /** How many names, addresses and secrets were struck out. */
  readonly struck: number;
}

/** One step of an import. */
export type ImportStep =
  | { readonly kind: 'file'; readonly file: ImportedFile }
  | { readonly kind: 'proposal'; readonly proposal: ImportProposal }
  | { readonly kind: 'problem'; readonly problem: NoteProblem }
  /** So many files of the export were gone through. */
  | { readonly kind: 'read'; readonly files: number };

/** Reads one kind of export, file by file. */
export type ReadExport = (files: ExportedFiles) => AsyncIterable<ImportStep>;

/** Something that did not fit: it is left out, and everything else is taken. */
export function leftOut(
  file: string,
  code: string,
  message: string,
  remedy: string,
  line = 1,
): ImportStep {
  return {
    kind: 'problem',
    problem: { file, line, severity: 'warning', code, message, remedy },
  };
}
