/** The form that mends a proposal before it is kept. */
import { wordsIn, type Form } from '../../core/form.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { FormContext, FormKind } from '../form-kind.js';
import { inbox } from '../inbox/inbox-command.js';
import type { Messages } from '../messages/messages.js';
import { sayProblem } from '../reply/plain.js';
import { LONGEST_ANSWER, LONGEST_QUESTION } from './save-command.js';

/** Opens the proposal whose id stands behind the form's word. */
export const proposalForm: FormKind = {
  word: 'proposal',
  guarded: true,
  membersOnly: true,
  async open(id, context) {
    const note = await proposalOf(id, context);
    const { messages } = context;
    if (note === null)
      return { kind: 'refused', reply: sayProblem(messages.say('proposals.none')) };
    // A form that holds a part of it would take the rest away.
    return note.text.length > LONGEST_ANSWER
      ? { kind: 'refused', reply: sayProblem(messages.say('proposals.tooLong')) }
      : { kind: 'form', form: draw(note, messages) };
  },
  async read(id, values, context) {
    const { messages } = context;
    if ((await proposalOf(id, context)) === null)
      return { kind: 'refused', reply: sayProblem(messages.say('proposals.none')) };
    const [topic, answer] = [wordsIn(values, 'topic'), wordsIn(values, 'answer')];
    const missing = [
      ...(topic === '' ? [['topic', messages.say('save.noTopic')] as const] : []),
      ...(answer === '' ? [['answer', messages.say('save.noAnswer')] as const] : []),
    ];
    if (missing.length > 0) return { kind: 'wrong', errors: new Map(missing) };
    const fields = {
      action: 'accept',
      note: id,
      topic,
      questions: wordsIn(values, 'questions'),
      answer,
    };
    const command = { name: inbox.spec.name, arguments: fields };
    return { kind: 'command', command, quick: false, shownTo: 'asker' };
  },
};

async function proposalOf(id: string, { parts, asker }: FormContext): Promise<TaughtNote | null> {
  return (await parts.saving?.proposal(id, asker)) ?? null;
}

function draw({ id, topic, text, questions }: TaughtNote, messages: Messages): Form {
  return {
    name: `proposal ${id}`,
    title: messages.say('proposals.title'),
    submit: messages.say('proposals.submit'),
    fields: [
      {
        kind: 'text',
        name: 'topic',
        label: messages.say('save.topic'),
        value: topic,
        longest: LONGEST_QUESTION,
      },
      {
        kind: 'text',
        name: 'answer',
        label: messages.say('save.answer'),
        value: text,
        longest: LONGEST_ANSWER,
        lines: 'many',
      },
      {
        kind: 'text',
        name: 'questions',
        label: messages.say('proposals.questions'),
        hint: messages.say('proposals.questionsHint'),
        value: questions.join('\n'),
        longest: LONGEST_ANSWER,
        lines: 'many',
        optional: true,
      },
    ],
  };
}
