/** The form below an explained error: asks for the image and the host that it is about. */
import type { Form } from '../../core/form.js';
import { flatten, type Argument } from '../arguments/argument.js';
import type { CommandSpec } from '../command.js';
import { drawFields, readFilled } from '../command-form.js';
import type { FormKind } from '../form-kind.js';
import { commandIn } from '../messages/command-messages.js';
import type { Messages } from '../messages/messages.js';

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

/**
 * The form: asks for all that a command takes, with the error's own words filled in.
 * @param command - explains an error, which stands below its image and its host
 */
export function errorForm(command: CommandSpec): FormKind {
  const askedIn = (messages: Messages): readonly Argument[] =>
    flatten(commandIn(command, messages).arguments).map(({ optional: _all, ...one }) => ({
      ...one,
      ...(one.below === true && {
        label: messages.say('form.error.log'),
        summary: messages.say('form.error.logHint'),
      }),
    }));
  return {
    word: WORD,
    guarded: false,
    membersOnly: false,
    open(about, { messages, parts }, given) {
      const [, id = '', image = '', host = ''] = ABOUT.exec(about) ?? [];
      const error = parts.canirun.errors.sampleOf(id) ?? '';
      const known = Object.entries({ image, host, error }).map(
        ([name, words]) => [name, [words]] as const,
      );
      const form: Form = {
        name: `${WORD} ${about}`.trim(),
        title: messages.say('form.error.title'),
        submit: messages.say('form.error.submit'),
        fields: drawFields(askedIn(messages), new Map([...known, ...given])),
      };
      return Promise.resolve({ kind: 'form', form });
    },
    read: (_about, values, { messages }) =>
      Promise.resolve(readFilled(command.name, askedIn(messages), values, messages)),
  };
}
