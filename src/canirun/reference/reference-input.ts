/**
 * What people really type where an image is asked for: with invisible characters and smart quotes from a word
 * processor, inside a whole command, or as the address of a web page. Finds the reference in it; whether the
 * reference is valid is the grammar's business.
 */
import { readCommandLine, unwrap } from './command-line.js';
import { referenceFromUrl } from './reference-url.js';

/** The image found in a text. */
export interface ImageWords {
  /** The reference, unchecked. */
  readonly image: string;
  /** The value of `--platform`. */
  readonly platform?: string;
  /** A graphics card that a command line asks for. */
  readonly gpu?: 'nvidia';
  /** How the text was read, in a full sentence; absent when it was a bare reference. */
  readonly note?: string;
}

/** Finds the image reference in what was typed. Total: a text with no image in it comes back as it is. */
export function readImageWords(text: string): ImageWords {
  const clean = cleanTyped(text);
  const command = readCommandLine(clean);
  if (command !== null) {
    const { program, platform, gpu } = command;
    const image = referenceFromUrl(command.image) ?? command.image;
    if (image === '') return { image };
    const what = program === 'FROM' ? 'FROM line' : `${program} command`;
    return {
      image,
      ...(platform === undefined ? {} : { platform }),
      ...(gpu === undefined ? {} : { gpu }),
      ...(program === 'image:' ? {} : { note: `Read as the image ${image} of a ${what}.` }),
    };
  }
  const bare = unwrap(clean);
  const image = referenceFromUrl(bare);
  return image === null || image === bare
    ? { image: bare }
    : { image, note: `Read as the image ${image}.` };
}

/**
 * Takes out characters that nobody sees and puts plain ones for those that word processors and phones put in:
 * zero-width and direction marks, full-width forms, smart quotes, long dashes, odd blanks.
 */
export function cleanTyped(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replace(/(^|\s)[\u2013\u2014](?=\w\w)/g, '$1--')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\\\r?\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
