/** Sends picked files to this page's own server, within what it takes. */
import type { TriedFolder, TryAbout, TryLimits } from '../../server/api-contract.js';
import { ApiError, sendTried } from '../api.js';
import type { PickedFolder } from './picked-folder.js';
import { words } from '../words/shown-words.js';

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
  const said = words().trying;
  if (count === 0) return said.noNote(name, endings.map((one) => `.${one}`).join(', '));
  if (count > mostFiles) return said.tooMany(name, count, mostFiles);
  if (bytes > mostBytes) return said.tooLarge(name, mostBytes / 1_000_000);
  return null;
}

function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
