/** Reads the host catalogue's files from disk. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isHostFile,
  readHostData,
  type HostData,
  type HostSource,
} from '../canirun/hosts/host-data.js';

/**
 * Loads every file of a folder that says it belongs to the host catalogue.
 * @param folder - `knowledge/hosts`, or a folder laid out like it
 * @returns the catalogue's data, files in the order of their names
 * @throws UserError that lists all mistakes with file and line; an error of the file system when it can't be read
 */
export async function loadHostData(folder: string): Promise<HostData> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const sources = await Promise.all(
    names.map(async (name): Promise<HostSource> => {
      const file = join(folder, name);
      return { file, text: await readFile(file, 'utf8') };
    }),
  );
  return readHostData(sources.filter(({ text }) => isHostFile(text)));
}
