/** The form below an explained error: asks for the image and the host that it is about. */
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import type { FormKind } from '../form-kind.js';
import type { Messages } from '../messages/messages.js';

/** Longer names are none. */
const LONGEST_WORDS = 300;
/** An error's line, with some around it. */
const LONGEST_LOG = 3000;
/** Longest name of a form (`core/form.ts`). */
const LONGEST_NAME = 80;

const WORD = 'error';

/**
 * The form's name, by which it opens filled in.
 * @param id - the error's, in the table
 * @param image - what is known of it, possibly nothing; likewise `host`
 */
export function formName(id: string, image: string, host: string): string {
  const named = /\s/.test(image) || image === '' ? '' : ` ${image}`;
  const whole = `${WORD} ${id}${named}${host === '' ? '' : ` on ${host}`}`;
  if (whole.length <= LONGEST_NAME && !host.includes('\n')) return whole;
  return `${WORD} ${id}${named}`.length <= LONGEST_NAME ? `${WORD} ${id}${named}` : `${WORD} ${id}`;
}

/** What a form's name says: `exec-format nginx on pi 4`. */
const ABOUT = /^(\S+)(?: (?!on )(\S+))?(?: on (.+))?$/;

/** Asks for image and host; the error's own words are filled in. */
export const errorForm: FormKind = {
  word: WORD,
  guarded: false,
  open: (about, { messages, parts }, given) => {
    const [, id = '', image = '', host = ''] = ABOUT.exec(about) ?? [];
    const line = parts.canirun.errors.sampleOf(id) ?? '';
    const filled = new Map([['image', [image]], ['host', [host]], ['log', [line]], ...given]);
    return Promise.resolve({ kind: 'form', form: draw(about, filled, messages) });
  },
  read: (_about, values, { messages }) => {
    const [image, host, log] = ['image', 'host', 'log'].map((field) => wordsIn(values, field));
    const errors = new Map<string, string>();
    const missing = (what: string, example: string) =>
      messages.say('form.command.missing', { what, example });
    if (!image)
      errors.set('image', missing(messages.say('command.canirun.image.label'), 'nginx:alpine'));
    if (!host)
      errors.set('host', missing(messages.say('command.canirun.host.label'), 'raspberry pi 4'));
    if (!log) errors.set('log', messages.say('form.error.logMissing'));
    if (!image || !host || !log) return Promise.resolve({ kind: 'wrong', errors });
    const command = { name: 'canirun', arguments: { image, host, error: log } };
    return Promise.resolve({ kind: 'command', command, quick: false });
  },
};

function draw(about: string, given: FormValues, messages: Messages): Form {
  const frame = { kind: 'text', longest: LONGEST_WORDS } as const;
  return {
    name: `${WORD} ${about}`.trim(),
    title: messages.say('form.error.title'),
    submit: messages.say('form.error.submit'),
    fields: [
      {
        ...frame,
        name: 'image',
        label: messages.say('command.canirun.image.label'),
        hint: messages.say('command.canirun.image'),
        example: 'nginx:alpine',
        completes: 'image',
        value: wordsIn(given, 'image').slice(0, LONGEST_WORDS),
      },
      {
        ...frame,
        name: 'host',
        label: messages.say('command.canirun.host.label'),
        hint: messages.say('command.canirun.host'),
        example: 'raspberry pi 4',
        completes: 'host',
        value: wordsIn(given, 'host').slice(0, LONGEST_WORDS),
      },
      {
        kind: 'text',
        name: 'log',
        label: messages.say('form.error.log'),
        hint: messages.say('form.error.logHint'),
        longest: LONGEST_LOG,
        lines: 'many',
        value: wordsIn(given, 'log').slice(0, LONGEST_LOG),
      },
    ],
  };
}
