/**
 * Splits the one string of a chat command into image and host: quotes or the word `on` separate them; else the
 * longest leading phrase that names a VM image is the image; else the first word.
 */
import type { ImageSource } from '../../canirun/image/image.js';

/** One reading of the string. */
export interface CanirunSplit {
  readonly image: string;
  /** Empty where nothing was left for it. */
  readonly host: string;
  /** By what it was split, to be said back. */
  readonly by: 'quotes' | 'on' | 'vm-phrase' | 'first-word';
}

/** Longest leading phrase, in words, that is tried as a VM image. */
const MOST_WORDS = 8;

/** Words that go on describing an image of a VM rather than begin a host. */
const DESCRIBES_IMAGE =
  /^(?:vm|virtual|machine|image|disk|box|iso|ova|ovf|img|qcow2|vmdk|vhdx?|vdi|amd64|arm64|x86_64|x64|aarch64|i386)$/i;

/** Operating systems whose names are no container images. */
const NO_CONTAINER = /^(?:windows|win\d*|macos|mac|osx|freebsd|openbsd)$/;

/**
 * @param text - what followed the command
 * @param namesVm - tells the names of images of virtual machines
 * @returns the best reading first; a second one where both make sense (`windows 10 vm ubuntu`: an image and a host,
 *   or a VM image of several words); none for an empty text
 */
export function splitCanirun(
  text: string,
  namesVm: ImageSource['namesVm'],
): readonly CanirunSplit[] {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed === '') return [];
  const quoted = byQuotes(trimmed);
  if (quoted) return [quoted];
  const on = byOn(trimmed);
  return on.length > 0 ? on : byPhrase(trimmed, namesVm);
}

/**
 * The way back: the string that splits into this image and host again.
 * @param image - in quotes where it has blanks, which would else end it
 */
export function formatCanirun(image: string, host: string): string {
  const name = /\s/.test(image) ? `"${image.replace(/"/g, '')}"` : image;
  return `${name} on ${host}`;
}

function byQuotes(text: string): CanirunSplit | undefined {
  const front = /^(["'“”`])([^"'“”`]+)["'“”`] ?(?:on )?(.*)$/is.exec(text);
  if (front) return { image: trim(front[2]), host: unquote(front[3] ?? ''), by: 'quotes' };
  const back = /^(\S.*?) (?:on )?["“”]([^"“”]+)["“”]$/i.exec(text);
  return back ? { image: trim(back[1]), host: trim(back[2]), by: 'quotes' } : undefined;
}

/** `x on y`; with several `on`, each is a reading, and the one with a plain image name comes first. */
function byOn(text: string): readonly CanirunSplit[] {
  const words = text.split(' ');
  const places = words.flatMap((word, i) =>
    /^on$/i.test(word) && i > 0 && i < words.length - 1 ? [i] : [],
  );
  return places.slice(0, 2).map((i) => ({
    image: words.slice(0, i).join(' '),
    host: words.slice(i + 1).join(' '),
    by: 'on',
  }));
}

function byPhrase(text: string, namesVm: ImageSource['namesVm']): readonly CanirunSplit[] {
  const words = text.split(' ');
  const firstWord = splitAt(words, 1, 'first-word');
  const phrases = Array.from({ length: Math.min(words.length, MOST_WORDS) }, (_, i) => i + 1)
    .filter((length) => isWhole(words, length, namesVm))
    .map((length) => splitAt(words, length, 'vm-phrase'));
  const longest = phrases.findLast((split) => split.host !== '') ?? phrases.at(-1);
  if (!longest) return [firstWord];
  return makesSense(firstWord) && longest.image !== firstWord.image
    ? [longest, firstWord]
    : [longest];
}

/** A phrase that became a VM image with its last word, or that its last word describes further. */
function isWhole(
  words: readonly string[],
  length: number,
  namesVm: ImageSource['namesVm'],
): boolean {
  if (!namesVm(words.slice(0, length).join(' '))) return false;
  const without = words.slice(0, length - 1).join(' ');
  return without === '' || !namesVm(without) || DESCRIBES_IMAGE.test(words[length - 1] ?? '');
}

function splitAt(words: readonly string[], length: number, by: CanirunSplit['by']): CanirunSplit {
  return { image: words.slice(0, length).join(' '), host: words.slice(length).join(' '), by };
}

/** The first word could be a container image, and what is left does not describe an image. */
function makesSense({ image, host }: CanirunSplit): boolean {
  const [next = ''] = host.split(' ');
  const isReference = /^[a-z0-9]+(?:[._-][\w.-]+)?(?:[/:@][\w.-]+)*$/.test(image);
  return (
    isReference && !NO_CONTAINER.test(image) && !DESCRIBES_IMAGE.test(next) && !/^\d/.test(next)
  );
}

function trim(text: string | undefined): string {
  return (text ?? '').trim();
}

function unquote(text: string): string {
  return text.trim().replace(/^["'“”`]|["'“”`]$/g, '');
}
