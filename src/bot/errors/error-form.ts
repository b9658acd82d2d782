/** The form below an explained error: asks for the image and the host that it is about. */
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import type { FormKind } from '../form-kind.js';
import type { Messages } from '../messages/messages.js';
import { formatCanirun } from '../canirun/split-canirun.js';

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
    if (!image) errors.set('image', messages.say('form.canirun.imageMissing'));
    if (!host) errors.set('host', messages.say('form.canirun.hostMissing'));
    if (!log) errors.set('log', messages.say('form.error.logMissing'));
    if (!image || !host || !log) return Promise.resolve({ kind: 'wrong', errors });
    const text = `/canirun ${formatCanirun(image, host)}\n${log}`;
    return Promise.resolve({ kind: 'message', text, quick: false });
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
