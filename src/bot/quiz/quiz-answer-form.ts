/** The form in which a question is answered in one's own words, unseen by others. The same as `/quiz answer`. */
import { wordsIn, type Form } from '../../core/form.js';
import { clip, sayProblem } from '../reply/plain.js';
import type { FormContext, FormKind } from '../form-kind.js';
import type { Reply } from '../../core/reply.js';
import { presentQuestion } from './quiz-reply.js';
import type { ShownQuestion } from './quiz-service.js';
import { quiz } from './quiz-command.js';

const LONGEST_ANSWER = 500;

/** Answers the question whose number stands behind the form's word. */
export const quizAnswerForm: FormKind = {
  word: 'quizanswer',
  guarded: false,
  membersOnly: false,
  async open(about, context) {
    const found = await findOpen(about, context);
    if ('summary' in found) return { kind: 'refused', reply: found };
    const { messages } = context;
    const form: Form = {
      name: `quizanswer ${about}`,
      title: messages.say('form.quiz.title'),
      submit: messages.say('form.quiz.submit'),
      lead: clip(presentQuestion(found, messages).summary, 300),
      fields: [
        {
          kind: 'text',
          name: 'words',
          label: messages.say('form.quiz.answer'),
          value: '',
          longest: LONGEST_ANSWER,
        },
      ],
    };
    return { kind: 'form', form };
  },
  read(about, values, { messages }) {
    const words = wordsIn(values, 'words');
    if (words === '') {
      const errors = new Map([['words', messages.say('form.quiz.empty')]]);
      return Promise.resolve({ kind: 'wrong', errors });
    }
    const fields = { action: 'answer', number: about, words };
    return Promise.resolve({
      kind: 'command',
      command: { name: quiz.spec.name, arguments: fields },
      quick: true,
    });
  },
};

async function findOpen(
  about: string,
  { parts, asker, messages }: FormContext,
): Promise<ShownQuestion | Reply> {
  const id = /^\d{1,15}$/.test(about) ? Number(about) : NaN;
  const shown = (await parts.together?.quizzes.shown(asker.place, id)) ?? null;
  const isHere = shown !== null && shown.question.place.channel === asker.place.channel;
  if (!isHere || shown.card === null)
    return sayProblem(messages.say('quiz.noSuch', { number: about }));
  return shown.question.closedAt === null ? shown : sayProblem(messages.say('quiz.closed'));
}
