/** The form behind `/canirun` without words: an image and a host. */
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import type { Messages } from '../messages/messages.js';
import type { FormKind } from '../form-kind.js';

/** Longer names are none. */
const LONGEST_WORDS = 300;

/** Asks for an image and a host. */
export const canirunForm: FormKind = {
  word: 'canirun',
  guarded: false,
  open: (_about, { messages }, given) =>
    Promise.resolve({ kind: 'form', form: draw(given, messages) }),
  read: (_about, values, { messages }) => {
    const [image, host] = [wordsIn(values, 'image'), wordsIn(values, 'host')];
    const errors = new Map<string, string>();
    if (image === '') errors.set('image', messages.say('form.canirun.imageMissing'));
    if (host === '') errors.set('host', messages.say('form.canirun.hostMissing'));
    if (errors.size > 0) return Promise.resolve({ kind: 'wrong', errors });
    // Quotes keep an image with blanks apart from its host.
    const text = `/canirun "${image.replaceAll('"', '')}" ${host}`;
    return Promise.resolve({ kind: 'message', text, quick: false });
  },
};

function draw(given: FormValues, messages: Messages): Form {
  const frame = { kind: 'text', longest: LONGEST_WORDS } as const;
  return {
    name: 'canirun',
    title: messages.say('form.canirun.title'),
    submit: messages.say('form.canirun.submit'),
    fields: [
      {
        ...frame,
        name: 'image',
        label: messages.say('form.canirun.image'),
        hint: messages.say('form.canirun.imageHint'),
        example: 'nginx:alpine',
        completes: 'image',
        value: wordsIn(given, 'image').slice(0, LONGEST_WORDS),
      },
      {
        ...frame,
        name: 'host',
        label: messages.say('form.canirun.host'),
        hint: messages.say('form.canirun.hostHint'),
        example: 'windows 11',
        completes: 'host',
        value: wordsIn(given, 'host').slice(0, LONGEST_WORDS),
      },
    ],
  };
}
