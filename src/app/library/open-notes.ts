/** Opens notes for a command that only asks them: no store, no watching. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { isPerWorkspace } from '../../notes/audience/note-set.js';
import { NotesFolder } from '../../notes/disk/notes-folder.js';
import { readProcessConfig } from '../config/process-config.js';
import { readSettingsFile } from '../config/settings-file.js';
import { newEngine } from '../engine-data.js';

/** Notes that can be asked. */
export interface OpenNotes {
  readonly engine: AnswerEngine;
  readonly knowledge: NotesFolder;
}

/**
 * Loads notes into an engine.
 * @param paths - folders and files; none: those that all workspaces share, whoever may see them
 * @throws UserError for a path that does not exist or holds no notes in a known format, or a mistake in SETTINGS_FILE
 */
export async function openNotes(paths: readonly string[]): Promise<OpenNotes> {
  const knowledge = await NotesFolder.load(paths.length > 0 ? paths : sharedNotes());
  const engine = newEngine();
  engine.update([], knowledge.notes());
  return { engine, knowledge };
}

function sharedNotes(): readonly string[] {
  const { settingsFile, knowledgeDir } = readProcessConfig();
  const { sets } = readSettingsFile(settingsFile, knowledgeDir);
  return sets.filter((set) => !isPerWorkspace(set)).map(({ path }) => path);
}
