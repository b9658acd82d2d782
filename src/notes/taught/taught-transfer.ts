/** Notes from chat as files elsewhere, and back: for backups, and for replicas that share a store and no folder. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDraft } from '../../bot/teach/note-draft.js';
import { isAdapterName } from '../../core/adapters.js';
import type { WorkspaceId } from '../../core/message.js';
import { contentOf, type TaughtNotes } from '../../core/records/taught-notes.js';
import { errorCode } from '../disk/error-code.js';
import {
  FROM_CHAT,
  readTaughtFile,
  taughtPath,
  writeTaughtFile,
} from '../formats/taught/taught-file.js';
import { tidyMarkdown } from '../formats/taught/tidy-markdown.js';
import { digestOf, readFiles, readOne, writeFile, type DiskFile } from './taught-disk.js';
import { folderOf } from './taught-folder.js';

/** What an export did. */
export interface Exported {
  readonly written: number;
  /** Files that stood there already and say the same. */
  readonly same: number;
  /** Names of files that stood there and say something else: they were left alone. */
  readonly leftAlone: readonly string[];
}

/** Writes the kept notes of all workspaces below a folder, as they stand beside the notes otherwise. */
export async function exportTaught(
  notes: Pick<TaughtNotes, 'list' | 'workspaces'>,
  folder: string,
): Promise<Exported> {
  let [written, same] = [0, 0];
  const leftAlone: string[] = [];
  for (const workspace of await notes.workspaces())
    for (const note of await notes.list(workspace, { states: ['kept'] })) {
      const file = taughtPath(note);
      const words = writeTaughtFile(note);
      if (await writeFile(folder, file, words, null)) written += 1;
      else if ((await readOne(folder, file))?.digest === digestOf(words)) same += 1;
      else leftAlone.push(file);
    }
  return { written, same, leftAlone };
}

/** What taking files back did. */
export interface TakenBack {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Files that could not be read. */
  readonly leftOut: readonly string[];
  /** Workspaces of which notes were added or changed. */
  readonly workspaces: readonly WorkspaceId[];
}

/** Takes such files into the store: a note by its id is changed where it differs, any other is added. */
export async function takeBack(notes: TaughtNotes, folder: string): Promise<TakenBack> {
  const counts = { added: 0, changed: 0, same: 0 };
  const leftOut: string[] = [];
  const workspaces: WorkspaceId[] = [];
  for (const workspace of await workspacesIn(folder)) {
    const base = folderOf(folder, workspace);
    const files = base === null ? null : await readFiles(base, new Map());
    const before = counts.added + counts.changed;
    for (const file of files?.values() ?? []) {
      const outcome = await takeOne(notes, workspace, file);
      if (outcome === null) leftOut.push(taughtPath({ ...workspace, file: file.file }));
      else counts[outcome] += 1;
    }
    if (counts.added + counts.changed > before) workspaces.push(workspace);
  }
  return { ...counts, leftOut, workspaces };
}

async function takeOne(
  notes: TaughtNotes,
  workspace: WorkspaceId,
  { file, text }: DiskFile,
): Promise<'added' | 'changed' | 'same' | null> {
  const read = readTaughtFile(file, text);
  const known = read?.id == null ? null : await notes.find(workspace, read.id);
  const draft = {
    ...(known && contentOf(known)),
    ...read?.content,
    topic: read?.content.topic ?? '',
  };
  const checked = checkDraft(
    { ...draft, text: read?.content.text ?? '', file },
    null,
    tidyMarkdown,
  );
  if (read === null || checked.kind === 'unfit') return null;
  const deed = { act: 'imported', who: null } as const;
  const { content } = checked;
  if (known !== null) {
    const outcome = await notes.change(known, { ...content, state: 'kept' }, deed);
    if (outcome.kind !== 'saved') return null;
    return outcome.note.version === known.version ? 'same' : 'changed';
  }
  const { source, id } = read;
  const note = { ...workspace, ...content, state: 'kept', source, author: null } as const;
  const added = await notes.add({ ...note, ...(id !== null && { id }) }, deed);
  return added === 'full' ? null : 'added';
}

/** Workspaces that have a folder there. */
async function workspacesIn(folder: string): Promise<readonly WorkspaceId[]> {
  try {
    const names = await readdir(join(folder, FROM_CHAT));
    return names.sort().flatMap((name) => {
      const [, adapter, workspace] = /^([a-z]+)-([A-Za-z0-9_-]{1,64})$/.exec(name) ?? [];
      return isAdapterName(adapter) && workspace !== undefined ? [{ adapter, workspace }] : [];
    });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
