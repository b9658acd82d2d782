/** The form behind `/canirun` without words: an image and a host. */
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import type { FormKind } from './form-kind.js';

/** Longer names are none. */
const LONGEST_WORDS = 300;

/** Asks for an image and a host. */
export const canirunForm: FormKind = {
  word: 'canirun',
  guarded: false,
  open: (_about, _context, given) => Promise.resolve({ kind: 'form', form: draw(given) }),
  read: (_about, values) => {
    const [image, host] = [wordsIn(values, 'image'), wordsIn(values, 'host')];
    const errors = new Map<string, string>();
    if (image === '') errors.set('image', 'An image is missing, such as nginx:alpine.');
    if (host === '') errors.set('host', 'A host is missing, such as windows 11.');
    if (errors.size > 0) return Promise.resolve({ kind: 'wrong', errors });
    // Quotes keep an image with blanks apart from its host.
    const text = `/canirun "${image.replaceAll('"', '')}" ${host}`;
    return Promise.resolve({ kind: 'message', text, quick: false });
  },
};

function draw(given: FormValues): Form {
  const frame = { kind: 'text', longest: LONGEST_WORDS } as const;
  return {
    name: 'canirun',
    title: 'Can it run?',
    submit: 'Tell me',
    fields: [
      {
        ...frame,
        name: 'image',
        label: 'Image',
        hint: 'An image reference, as for docker run.',
        example: 'nginx:alpine',
        completes: 'image',
        value: wordsIn(given, 'image').slice(0, LONGEST_WORDS),
      },
      {
        ...frame,
        name: 'host',
        label: 'Host',
        hint: 'A machine, as you would describe it.',
        example: 'windows 11',
        completes: 'host',
        value: wordsIn(given, 'host').slice(0, LONGEST_WORDS),
      },
    ],
  };
}
