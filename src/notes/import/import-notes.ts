/** Tells what kind of export somebody has, and reads it. */
import type { ExportedFiles, ReadExport } from './exported-files.js';
import { isNotionExport, readNotion } from './notion.js';
import { isTable, readQuestionLists } from './question-list.js';
import { isSlackExport, readSlack, type SlackImport } from './slack/slack-export.js';

/** Kinds of exports, as people name them. */
export const EXPORT_KINDS = ['notion', 'questions', 'slack'] as const;

/** One of {@link EXPORT_KINDS}. */
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What reads a kind. */
export function exportReader(kind: ExportKind, slack: SlackImport): ReadExport {
  switch (kind) {
    case 'notion':
      return readNotion;
    case 'questions':
      return readQuestionLists;
    case 'slack':
      return readSlack(slack);
  }
}

/** The kind of an export by the names in it; `null` for none that is known. */
export function exportKind({ names }: Pick<ExportedFiles, 'names'>): ExportKind | null {
  if (isNotionExport(names)) return 'notion';
  if (isSlackExport(names)) return 'slack';
  return names.some(isTable) ? 'questions' : null;
}
