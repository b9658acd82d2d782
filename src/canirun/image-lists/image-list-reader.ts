/** Tells pasted Compose files, Dockerfiles and Kubernetes manifests apart, and lists the images that they name. */
import { readCompose } from './compose.js';
import { readDockerfile } from './dockerfile.js';
import type { ImageList } from './image-list.js';
import { readKubernetes } from './kubernetes.js';

/** Longer files are not read, in characters. */
const MAX_LENGTH = 256 * 1024;

/** More images than this are not listed. */
const MAX_IMAGES = 100;

/**
 * Tells what a pasted text is, and lists its images.
 *
 * @param text - any text
 * @returns the images; `null` when the text is no such file
 */
export function readImageList(text: string): ImageList | null {
  const kind = recognise(text.slice(0, MAX_LENGTH));
  if (kind === null) return null;
  if (text.length > MAX_LENGTH) {
    const problem = `The file has ${text.length} characters; at most ${MAX_LENGTH} are read. Paste the part with the images.`;
    return { kind, images: [], problems: [problem] };
  }
  const list = READERS[kind](text);
  if (list.images.length <= MAX_IMAGES) return list;
  const problem = `The file names ${list.images.length} images; only the first ${MAX_IMAGES} are looked at.`;
  return {
    ...list,
    images: list.images.slice(0, MAX_IMAGES),
    problems: [...list.problems, problem],
  };
}

const READERS = { compose: readCompose, dockerfile: readDockerfile, kubernetes: readKubernetes };

function recognise(text: string): ImageList['kind'] | null {
  if (/^[ \t]*"?apiVersion"?[ \t]*:/m.test(text) && /^[ \t]*"?kind"?[ \t]*:/m.test(text))
    return 'kubernetes';
  if (/^"?services"?[ \t]*:/m.test(text)) return 'compose';
  return DOCKERFILE.test(text) && FROM_LINE.test(text) ? 'dockerfile' : null;
}

/** After comments and empty lines a Dockerfile begins with ARG or FROM, and has more than one line. */
const DOCKERFILE = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:ARG|FROM)[ \t].*\n[^]*\S/i;

/** Prose that begins with "from" goes on differently. */
const FROM_LINE =
  /^[ \t]*FROM[ \t]+(?:\\|(?:--\S+[ \t]+)*\S+(?:[ \t]+AS[ \t]+\S+)?[ \t]*\\?)\r?$/im;
