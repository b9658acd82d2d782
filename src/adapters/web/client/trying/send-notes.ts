/** Sends picked files to this page's own server, within what it takes. */
import type { TriedFolder, TryAbout, TryLimits } from '../../server/api-contract.js';
import { ApiError, sendTried } from '../api.js';
import type { PickedFolder } from './picked-folder.js';

/**
 * Sends the files that may be notes, and the names of all.
 * @throws ApiError with a sentence when there is nothing to send, or more than is taken
 */
export function sendNotes(
  conversation: string,
  { name, files, isVault }: PickedFolder,
  limits: TryLimits,
): Promise<TriedFolder> {
  const notes = files.filter(({ path }) => limits.endings.includes(endingOf(path)));
  const refusal = refuse(
    name,
    notes.length,
    notes.reduce((sum, { file }) => sum + file.size, 0),
    limits,
  );
  if (refusal !== null) return Promise.reject(new ApiError(refusal));
  const about: TryAbout = {
    conversation,
    folder: name,
    paths: notes.map(({ path }) => path),
    names: files.slice(0, limits.mostNames).map(({ path }) => path),
    isVault,
  };
  const form = new FormData();
  form.append('about', JSON.stringify(about));
  for (const { file } of notes) form.append('file', file, 'note');
  return sendTried(form);
}

function refuse(name: string, count: number, bytes: number, limits: TryLimits): string | null {
  const { endings, mostFiles, mostBytes } = limits;
  if (count === 0)
    return `There is no note in ${name}. Files that end in ${endings.map((one) => `.${one}`).join(', ')} are read.`;
  if (count > mostFiles)
    return `${name} holds ${count} files of notes; up to ${mostFiles} can be tried here. KNOWLEDGE_DIR takes folders of any size.`;
  if (bytes > mostBytes)
    return `The notes in ${name} are too large to try here: up to ${mostBytes / 1_000_000} MB are read. KNOWLEDGE_DIR takes folders of any size.`;
  return null;
}

function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
