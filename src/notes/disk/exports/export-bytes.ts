/** The bytes of an export, wherever it lies, and how many of them are read. */
import type { NoteProblem } from '../../../core/note.js';

/** Files of an export, as bytes. */
export interface ExportBytes {
  readonly names: readonly string[];
  readonly problems: readonly NoteProblem[];
  /** @throws when the disk or the archive fails; a file beyond the budget is a problem */
  readonly bytes: (name: string) => Promise<Uint8Array | NoteProblem>;
  readonly close: () => void;
}

/**
 * What is read of an export. People export whole sites, pictures included, of which only texts are read; each bound is far
 * above what a team writes, and an archive made to blow up ends at it.
 */
export const EXPORT_BUDGET = {
  /** Files and folders that are listed. */
  entries: 200_000,
  /** Bytes of one text. */
  fileBytes: 16_000_000,
  /** Bytes of all texts together, unpacked. */
  bytes: 1_000_000_000,
  /** Bytes of an archive within the archive, as Notion packs large sites. */
  innerBytes: 500_000_000,
} as const;

/** A file that is larger than any text. */
export function tooLarge(file: string, size: number): NoteProblem {
  const most = EXPORT_BUDGET.fileBytes / 1_000_000;
  return left(
    file,
    'file-too-large',
    `This file has ${(size / 1_000_000).toFixed(1)} MB; more than ${most} MB are not read.`,
    'Split it into several files.',
  );
}

/** Something of an export that is left out as a whole. */
export function left(file: string, code: string, message: string, remedy: string): NoteProblem {
  return { file, line: 1, severity: 'warning', code, message, remedy };
}

/** There is more in it than any export holds. */
export function tooManyFiles(): NoteProblem {
  return left(
    '.',
    'too-many-files',
    `There are more than ${EXPORT_BUDGET.entries} files in it; the rest was left out.`,
    'Name the export itself, not a folder far above it, or import it in parts.',
  );
}
