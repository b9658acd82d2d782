/** What `quaymaster doctor` says of the settings file and of the notes: the same sets that the bot reads. */
import { join } from 'node:path';
import type { Config } from '../../app/config/config.js';
import { failure, fine, warning, type Finding } from '../../core/finding.js';
import type { NoteProblem } from '../../core/note.js';
import { isPerWorkspace, type NoteSet } from '../../notes/audience/note-set.js';
import { openNotes } from '../../app/library/open-notes.js';
import { taughtPlace, type TaughtPlace } from '../../app/library/open-taught.js';
import { FROM_CHAT } from '../../notes/formats/taught/taught-file.js';
import { formatProblem } from '../../notes/lint/format-problem.js';
import {
  readSettingsFile,
  SettingsMistakes,
  type OperatorSettings,
} from '../../app/config/settings-file.js';
import { counted, sentence } from '../output.js';

/** Problems of notes that are listed one by one; `notes check` lists all. */
const LISTED = 5;

const FOLDER_REMEDY =
  'Let this user read all of the folder, and see that it stays in its place; until then the notes may be incomplete or old.';

/** Reads the settings file as the bot does, then loads the notes of its sets, or of KNOWLEDGE_DIR without any. */
export async function examineNotes(config: Config): Promise<Finding[]> {
  const { settingsFile, knowledgeDir } = config;
  let operator: OperatorSettings;
  try {
    operator = readSettingsFile(settingsFile, knowledgeDir);
  } catch (error) {
    return describeMistakes(error);
  }
  const sets = await Promise.all(operator.sets.map(examineSet));
  const fromChat = describeFromChat(await taughtPlace(config, operator.sets));
  return [...describeFile(config, operator), ...sets.flat(), fromChat];
}

function describeFromChat(place: TaughtPlace): Finding {
  const title = 'Notes from chat';
  const kept = 'They are kept in the store alone';
  if (place.kind === 'folder')
    return fine(
      title,
      `They are files in ${join(place.set.path, FROM_CHAT)}, to be edited there, too.`,
    );
  switch (place.why) {
    case 'shared':
      return fine(
        title,
        `${kept}, which all replicas share; quaymaster notes export writes files.`,
      );
    case 'own-notes':
      return fine(
        title,
        `${kept}; let KNOWLEDGE_DIR name a folder of yours to have them as files.`,
      );
    case 'no-folder':
    case 'unwritable':
      return warning(
        title,
        `${kept}, because the first set of notes is no folder that this user may write to.`,
        'Let this user write to the folder to have them as files there; quaymaster notes export writes them elsewhere.',
      );
  }
}

function describeMistakes(error: unknown): Finding[] {
  const remedy = 'Mend the file that SETTINGS_FILE names; docs/settings.md explains each part.';
  const mistakes = error instanceof SettingsMistakes ? error.mistakes : [sentence(error)];
  return [
    ...mistakes.map((mistake) => failure('Settings file', mistake, remedy)),
    failure(
      'Notes',
      'They were not looked at, because the settings file may name them.',
      'Mend the settings file, then call the doctor again.',
    ),
  ];
}

function describeFile({ settingsFile }: Config, { settings }: OperatorSettings): Finding[] {
  if (settingsFile === undefined) return [];
  const decided = counted(settings.workspaces.size, 'workspace');
  return [fine('Settings file', `${settingsFile} is read; it decides for ${decided}.`)];
}

async function examineSet(set: NoteSet): Promise<Finding[]> {
  const { name, path } = set;
  const remedy = `Let KNOWLEDGE_DIR, or the set ${name} of the settings file, name the folder that holds the notes.`;
  if (isPerWorkspace(set))
    return [
      fine('Notes', `Each workspace has its own in ${path}, read when it asks (set ${name}).`),
    ];
  try {
    const { engine, knowledge } = await openNotes([path]);
    const { notes, passages } = engine.size();
    if (notes === 0) return [failure('Notes', `${path} holds no notes.`, remedy)];
    const size = `${counted(notes, 'note')} with ${counted(passages, 'passage')}`;
    const ofFolders = knowledge.folderProblems();
    const ofFiles = knowledge.problems().filter((problem) => !ofFolders.includes(problem));
    return [
      fine('Notes', `${size} in ${path}.`),
      ...ofFolders.map((problem) => warning('Notes folder', formatProblem(problem), FOLDER_REMEDY)),
      ...describeProblems(ofFiles),
    ];
  } catch (error) {
    return [failure('Notes', sentence(error), remedy)];
  }
}

function describeProblems(problems: readonly NoteProblem[]): Finding[] {
  const remedy = 'Mend the file; quaymaster notes check lists every problem.';
  const listed = problems
    .slice(0, LISTED)
    .map((problem) => warning('Notes', formatProblem(problem), remedy));
  const rest = problems.length - listed.length;
  return rest > 0
    ? [...listed, warning('Notes', `And ${counted(rest, 'more problem')}.`, remedy)]
    : listed;
}
