/** Problems of whole files, found while reading folders. */
import type { NoteProblem } from '../../core/note.js';
import { errorCode } from './error-code.js';

/** A file or folder that the system does not let us read. */
export function unreadable(file: string, error: unknown): NoteProblem {
  const code = errorCode(error);
  const why = code === null ? '' : ` (${code})`;
  return wholeFile(file, 'error', 'unreadable-file', {
    message: `This can't be read${why}.`,
    remedy: 'Check who may read it, and whether another program keeps it locked.',
  });
}

/** A file or folder whose name is no UTF-8, as archives of old systems have them. */
export function unreadableName(file: string): NoteProblem {
  return wholeFile(file, 'warning', 'unreadable-name', {
    message: 'The name of this file or folder is not UTF-8, so it was not read.',
    remedy: 'Rename it.',
  });
}

/** A link whose target lies outside of the notes folder. */
export function linkOutside(file: string): NoteProblem {
  return wholeFile(file, 'warning', 'link-outside', {
    message: 'This link leads out of the notes folder, so it was not followed.',
    remedy: 'Put the file itself here, or name its folder as another folder of notes.',
  });
}

/** A link to a file that does not exist. */
export function brokenLink(file: string): NoteProblem {
  return wholeFile(file, 'warning', 'broken-link', {
    message: 'This link leads to a file that is not there.',
    remedy: 'Put the file back, or remove the link.',
  });
}

/** A file of a word processor. */
export function officeFile(file: string): NoteProblem {
  return wholeFile(file, 'warning', 'unsupported-format', {
    message: 'Files of this kind are not read.',
    remedy: 'Save it as plain text (.txt) or Markdown (.md).',
  });
}

/** The first file beyond the number that is read. */
export function tooManyFiles(file: string, limit: number): NoteProblem {
  return wholeFile(file, 'error', 'too-many-files', {
    message: `There are more than ${limit} files of notes; from this one on they were left out.`,
    remedy: 'Name the folder that holds the notes, not one far above it.',
  });
}

/** A file that is too large for its format. */
export function tooLarge(file: string, size: number, limit: number): NoteProblem {
  return wholeFile(file, 'error', 'file-too-large', {
    message: `This file has ${megabytes(size)} MB; more than ${megabytes(limit)} MB are not read.`,
    remedy: 'Split it into several files.',
  });
}

/** A changed file that can't be read any more: what it held before stays. */
export function keptOldNotes(file: string): NoteProblem {
  return wholeFile(file, 'warning', 'old-notes-kept', {
    message: 'The file changed and can no longer be read; its notes from before are still used.',
    remedy: 'Mend what is reported for it, and save it again.',
  });
}

/** A folder or file of notes that was there and is gone. */
export function missingPath(path: string): NoteProblem {
  return wholeFile(path, 'error', 'missing-folder', {
    message: 'There is nothing here any more; the notes that were read from it are still used.',
    remedy: 'Put the folder back, or restart the bot without it.',
  });
}

/** A folder that changed while it was gone through, or that git changes. */
export function halfRead(path: string): NoteProblem {
  return wholeFile(path, 'warning', 'half-read', {
    message: 'This folder was changed while it was read; what was known of it is still used.',
    remedy: 'Nothing, if it is being moved or checked out: it is read again in a moment.',
  });
}

/** A folder whose changes go unnoticed. */
export function notWatched(error: unknown): NoteProblem {
  const why = error instanceof Error ? ` (${error.message.slice(0, 120)})` : '';
  return wholeFile('.', 'warning', 'not-watched', {
    message: `Changed notes are not noticed any more${why}.`,
    remedy:
      'Restart the bot; if it comes back, raise the number of files that the system lets a program watch.',
  });
}

function wholeFile(
  file: string,
  severity: NoteProblem['severity'],
  code: string,
  words: Pick<NoteProblem, 'message' | 'remedy'>,
): NoteProblem {
  return { file, line: 1, severity, code, ...words };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
