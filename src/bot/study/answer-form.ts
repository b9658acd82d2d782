/** The form in which an answer is written, where what is typed is seen by others. The same as `/study answer`. */
import { wordsIn } from '../../core/form.js';
import type { FormKind } from '../form-kind.js';
import { LONGEST_WORDS, study } from './study-command.js';

/** Takes the answer to the question whose turn stands behind the form's word. */
export const answerForm: FormKind = {
  word: 'answer',
  guarded: false,
  membersOnly: false,
  open: (about, { messages }, given) =>
    Promise.resolve({
      kind: 'form',
      form: {
        name: `answer ${about}`,
        title: messages.say('form.answer.title'),
        submit: messages.say('form.command.submit'),
        fields: [
          {
            kind: 'text',
            name: 'words',
            label: messages.say('form.answer.words'),
            hint: messages.say('form.answer.hint'),
            value: wordsIn(given, 'words').slice(0, LONGEST_WORDS),
            longest: LONGEST_WORDS,
            lines: 'many',
          },
        ],
      },
    }),
  read(about, values, { messages }) {
    const words = wordsIn(values, 'words');
    if (words === '' || !/^\d{1,9}$/.test(about)) {
      const errors = new Map([['words', messages.say('form.answer.empty')]]);
      return Promise.resolve({ kind: 'wrong', errors });
    }
    const fields = { action: 'answer', words: `#${about} ${words}` };
    const command = { name: study.spec.name, arguments: fields };
    return Promise.resolve({ kind: 'command', command, quick: false });
  },
};
