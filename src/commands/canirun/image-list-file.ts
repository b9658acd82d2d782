/** Files that name images, in the place of an image on the command line. */
import { readFile, stat } from 'node:fs/promises';
import type { ImageList } from '../../canirun/image-lists/image-list.js';
import { readImageList } from '../../canirun/image-lists/image-list-reader.js';
import { UserError } from '../../core/errors.js';

/** Larger files are no Compose file, Dockerfile or manifest that a person wrote. */
const LARGEST_FILE = 1_000_000;

/** No image reference begins or ends like these. */
const PATH = /^(?:\.{0,2}[/\\]|[a-z]:[/\\])|\.(?:ya?ml|dockerfile)$|(?:^|[/\\])dockerfile$/i;

/**
 * A Compose file, Dockerfile or Kubernetes manifest in the place of an image; `null` when it is an image.
 * @throws UserError for a file that is missing, too large or none of these
 */
export async function readListFile(path: string): Promise<ImageList | null> {
  const found = await stat(path).catch(() => null); // no file of that name: it is an image, unless it looks like a path
  const refuse = (why: string) => {
    if (PATH.test(path)) throw new UserError('bad-input', why);
    return null;
  };
  if (found?.isFile() !== true) return refuse(`There is no file ${path}.`);
  if (found.size > LARGEST_FILE)
    return refuse(`${path} has ${found.size} bytes; at most ${LARGEST_FILE} are read.`);
  const list = readImageList(await readFile(path, 'utf8'));
  if (list === null)
    return refuse(`${path} is no Compose file, Dockerfile or Kubernetes manifest that I can read.`);
  if (list.images.length === 0)
    throw new UserError('bad-input', `${path} names no image. ${list.problems.join(' ')}`.trim());
  return list;
}
