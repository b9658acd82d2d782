/** Tells what kind of export somebody has, and reads it. */
import type { ExportedFiles, ReadExport } from './exported-files.js';
import { isNotionExport, readNotion } from './notion.js';
import { isTable, readQuestionLists } from './question-list.js';

/** Kinds of exports, as people name them. */
export const EXPORT_KINDS = ['notion', 'questions'] as const;

/** One of {@link EXPORT_KINDS}. */
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What reads a kind. */
export function exportReader(kind: ExportKind): ReadExport {
  switch (kind) {
    case 'notion':
      return readNotion;
    case 'questions':
      return readQuestionLists;
  }
}

/** The kind of an export by the names in it; `null` for none that is known. */
export function exportKind({ names }: Pick<ExportedFiles, 'names'>): ExportKind | null {
  if (isNotionExport(names)) return 'notion';
  return names.some(isTable) ? 'questions' : null;
}
