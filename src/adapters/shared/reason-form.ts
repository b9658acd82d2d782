/** The form that asks why an answer did not help. Everything in it may be left empty. Pure. */
import { inLanguage, type Words } from '../../bot/messages/messages.js';
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import { FEEDBACK_REASONS, LONGEST_COMMENT, type Feedback } from '../../core/records/feedback.js';

const REASON = 'reason';
const COMMENT = 'comment';

/** The form. Which answer it is about, the adapter remembers. */
export function reasonForm(words: Words): Form {
  const form: Form = {
    name: 'reason',
    title: words.say('form.reason.title'),
    submit: words.say('form.reason.submit'),
    lead: words.say('form.reason.lead'),
    fields: [
      {
        kind: 'choice',
        name: REASON,
        label: words.say('form.reason.answer'),
        optional: true,
        value: null,
        options: FEEDBACK_REASONS.map((reason) => ({
          value: reason,
          label: words.say(`form.reason.${reason}`),
        })),
      },
      {
        kind: 'text',
        name: COMMENT,
        label: words.say('form.reason.words'),
        optional: true,
        value: '',
        longest: LONGEST_COMMENT,
        lines: 'many',
      },
    ],
  };
  return inLanguage(form, words);
}

/** Reads what was filled in; what is no reason of ours counts as none. */
export function readReason(values: FormValues): Pick<Feedback, 'reason' | 'comment'> {
  const chosen = wordsIn(values, REASON);
  const reason = FEEDBACK_REASONS.find((known) => known === chosen);
  const comment = wordsIn(values, COMMENT).slice(0, LONGEST_COMMENT);
  return { ...(reason !== undefined && { reason }), ...(comment !== '' && { comment }) };
}
