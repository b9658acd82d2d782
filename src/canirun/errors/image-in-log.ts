/** The image that a log speaks of, in the forms in which engines and kubelets name it. */
import { withoutTail } from '../../core/text/without-tail.js';
import type { LogText } from './find-signal.js';

/** What engines say of the image that they speak of. */
const IMAGE_FORMS: readonly RegExp[] = [
  /unable to find image '([^'\s]{1,300})' locally/,
  /(?:pull|pulling) image "([^"\s]{1,300})"/,
  /manifest for ([^\s,;]{1,300}) not found/,
  /image with reference ([^\s,;]{1,300}) was found/,
  /pull access denied for ([^\s,;]{1,300})/,
  /failed to pull and unpack image "([^"\s]{1,300})"/,
];

/** Of these forms' lines only the first part is looked at. */
const LONGEST_FORM = 200_000;

/** The image that a log speaks of; `null` where it names none. */
export function imageInLog({ plain, original }: LogText): string | null {
  const text = plain.slice(-LONGEST_FORM);
  const shift = plain.length - text.length;
  for (const form of IMAGE_FORMS) {
    const match = form.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    const at = shift + match.index + match[0].indexOf(name);
    return withoutTail(original.slice(at, at + name.length), ':.,');
  }
  return null;
}
