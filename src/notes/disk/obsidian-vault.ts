/** Obsidian's own settings, as far as they say which files are no notes. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const TemplateSettings = z.object({ folder: z.string() });

/**
 * The folder of a vault that holds templates: forms for new notes, no notes.
 * @returns its name relative to the vault in small letters, or `null` if the folder is no vault
 */
export async function templateFolder(root: string): Promise<string | null> {
  const settings = join(root, '.obsidian');
  const isVault = await stat(settings).then(
    (stats) => stats.isDirectory(),
    () => false, // no such folder: an ordinary folder of notes
  );
  if (!isVault) return null;
  const json = await readFile(join(settings, 'templates.json'), 'utf8').catch(() => '{}');
  return readFolder(json) ?? 'templates';
}

function readFolder(json: string): string | null {
  try {
    const { folder } = TemplateSettings.parse(JSON.parse(json));
    return folder.replace(/^\/+|(?<!\/)\/+$/g, '').toLowerCase() || null;
  } catch {
    return null; // Obsidian's default then holds, as if it had never been set
  }
}
