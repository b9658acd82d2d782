/** The form that asks why an answer did not help. Everything in it may be left empty. Pure. */
import { inLanguage, type Messages } from '../../bot/messages/messages.js';
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import { FEEDBACK_REASONS, LONGEST_COMMENT, type Feedback } from '../../core/records/feedback.js';

const REASON = 'reason';
const COMMENT = 'comment';

/** The form. Which answer it is about, the adapter remembers. */
export function reasonForm(messages: Messages): Form {
  const form: Form = {
    name: 'reason',
    title: messages.say('form.reason.title'),
    submit: messages.say('form.reason.submit'),
    lead: messages.say('form.reason.lead'),
    fields: [
      {
        kind: 'choice',
        name: REASON,
        label: messages.say('form.reason.answer'),
        optional: true,
        value: null,
        options: FEEDBACK_REASONS.map((reason) => ({
          value: reason,
          label: messages.say(`form.reason.${reason}`),
        })),
      },
      {
        kind: 'text',
        name: COMMENT,
        label: messages.say('form.reason.words'),
        optional: true,
        value: '',
        longest: LONGEST_COMMENT,
        lines: 'many',
      },
    ],
  };
  return inLanguage(form, messages);
}

/** Reads what was filled in; what is no reason of ours counts as none. */
export function readReason(values: FormValues): Pick<Feedback, 'reason' | 'comment'> {
  const chosen = wordsIn(values, REASON);
  const reason = FEEDBACK_REASONS.find((known) => known === chosen);
  const comment = wordsIn(values, COMMENT).slice(0, LONGEST_COMMENT);
  return { ...(reason !== undefined && { reason }), ...(comment !== '' && { comment }) };
}
