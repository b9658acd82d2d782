/** The form that asks why an answer did not help. Everything in it may be left empty. Pure. */
import { wordsIn, type Form, type FormValues } from '../core/form.js';
import {
  FEEDBACK_REASONS,
  LONGEST_COMMENT,
  type Feedback,
  type FeedbackReason,
} from '../core/store.js';

const REASON = 'reason';
const COMMENT = 'comment';

const WORDS: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'It is wrong',
  outdated: 'It is out of date',
  'off-topic': 'It answers something else',
  incomplete: 'Something is missing',
};

/** The form. Which answer it is about, the adapter remembers. */
export const REASON_FORM: Form = {
  name: 'reason',
  title: 'What was amiss?',
  submit: 'Send',
  lead: 'Noted, thank you. If you like, say why:',
  fields: [
    {
      kind: 'choice',
      name: REASON,
      label: 'The answer',
      optional: true,
      value: null,
      options: FEEDBACK_REASONS.map((reason) => ({ value: reason, label: WORDS[reason] })),
    },
    {
      kind: 'text',
      name: COMMENT,
      label: 'In your own words',
      optional: true,
      value: '',
      longest: LONGEST_COMMENT,
      lines: 'many',
    },
  ],
};

/** Reads what was filled in; what is no reason of ours counts as none. */
export function readReason(values: FormValues): Pick<Feedback, 'reason' | 'comment'> {
  const chosen = wordsIn(values, REASON);
  const reason = FEEDBACK_REASONS.find((known) => known === chosen);
  const comment = wordsIn(values, COMMENT).slice(0, LONGEST_COMMENT);
  return { ...(reason !== undefined && { reason }), ...(comment !== '' && { comment }) };
}
