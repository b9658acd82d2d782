/** Tells pasted Compose files, Dockerfiles and Kubernetes manifests apart, and lists the images that they name. */
import { Meter, OverBudget, READING_BUDGET } from '../../core/text/reading-budget.js';
import { readCompose } from './compose.js';
import { readDockerfile } from './dockerfile.js';
import type { ImageList } from './image-list.js';
import { readKubernetes } from './kubernetes.js';

/**
 * Tells what a pasted text is, and lists its images.
 *
 * @param text - any text
 * @param meter - counts what it costs; a new one where it is left out
 * @returns the images; `null` when the text is no such file
 */
export function readImageList(text: string, meter = new Meter(text.length)): ImageList | null {
  const kind = recognise(text.slice(0, READING_BUDGET.file));
  if (kind === null) return null;
  if (text.length > READING_BUDGET.file) {
    const problem = `The file has ${text.length} characters; at most ${READING_BUDGET.file} are read. Paste the part with the images.`;
    return { kind, images: [], problems: [problem] };
  }
  return cut(readWithin(kind, text, meter));
}

function readWithin(kind: FileKind, text: string, meter: Meter): ImageList {
  try {
    return READERS[kind](text, meter);
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    const problem = `The file ${error.message}; it is not read. Paste the part with the images.`;
    return { kind, images: [], problems: [problem] };
  }
}

function cut({ kind, images, problems }: ImageList): ImageList {
  const more = problems.length - READING_BUDGET.problems;
  return {
    kind,
    images: images.slice(0, READING_BUDGET.images),
    problems: [
      ...problems.slice(0, READING_BUDGET.problems),
      ...(more > 0 ? [`And so in ${more} more places.`] : []),
      ...(images.length > READING_BUDGET.images
        ? [
            `The file names ${images.length} images; only the first ${READING_BUDGET.images} are looked at.`,
          ]
        : []),
    ],
  };
}

type FileKind = keyof typeof READERS;

const READERS = { compose: readCompose, dockerfile: readDockerfile, kubernetes: readKubernetes };

function recognise(text: string): FileKind | null {
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
