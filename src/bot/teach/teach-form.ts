/** The form that edits a note from chat. It knows the version that it shows, so that nobody's change is lost. */
import { wordsIn, type Form } from '../../core/form.js';
import { LONGEST_TAUGHT, LONGEST_TOPIC, type TaughtNote } from '../../core/records/taught-notes.js';
import type { Reply } from '../../core/reply.js';
import type { FormContext, FormKind } from '../form-kind.js';
import { sayProblem } from '../reply/plain.js';
import { teach } from './teach-command.js';
import { presentTaught } from './teach-reply.js';

/** What chats take in one field (Discord's reference, "Text Input"; Slack's plain-text input takes 3,000). */
const LONGEST_FIELD = 3_000;

/** Edits the note whose id stands behind the form's word. */
export const teachForm: FormKind = {
  word: 'teach',
  guarded: true,
  membersOnly: true,
  async open(about, context) {
    const note = await noteOf(about, context);
    if ('summary' in note) return { kind: 'refused', reply: note };
    // A field that can't hold it all would cut it.
    if (note.text.length > LONGEST_FIELD)
      return { kind: 'refused', reply: presentTaught(note, context.messages) };
    return { kind: 'form', form: draw(note, context) };
  },
  async read(about, values, context) {
    const note = await noteOf(about, context);
    if ('summary' in note) return { kind: 'refused', reply: note };
    const [, version = String(note.version)] = about.split(' ');
    const fields = {
      ...{ action: 'edit', note: note.id, version },
      ...{ topic: wordsIn(values, 'topic'), questions: wordsIn(values, 'questions') },
      text: wordsIn(values, 'text'),
      file: wordsIn(values, 'file'),
    };
    // The check of the notes takes its time.
    const command = { name: teach.spec.name, arguments: fields };
    return { kind: 'command', command, quick: false, shownTo: 'asker' };
  },
};

/** @param about - the id, and behind it the version that is before somebody */
async function noteOf(
  about: string,
  { parts, asker, messages }: FormContext,
): Promise<TaughtNote | Reply> {
  const { teaching } = parts;
  if (teaching === undefined) return sayProblem(messages.say('teach.notKept'));
  const [id = ''] = about.split(' ');
  const note = await teaching.seek(id, asker);
  return note ?? sayProblem(messages.say('teach.none'));
}

function draw(note: TaughtNote, { messages }: FormContext): Form {
  const frame = { kind: 'text', longest: LONGEST_FIELD } as const;
  return {
    name: `teach ${note.id} ${note.version}`,
    title: messages.say('teach.editTitle'),
    submit: messages.say('teach.submit'),
    fields: [
      {
        ...{ ...frame, name: 'topic', label: messages.say('save.topic') },
        ...{ value: note.topic, longest: LONGEST_TOPIC },
      },
      {
        ...{ ...frame, name: 'text', label: messages.say('save.answer') },
        ...{ value: note.text, lines: 'many', longest: Math.min(LONGEST_FIELD, LONGEST_TAUGHT) },
      },
      {
        ...{ ...frame, name: 'questions', label: messages.say('proposals.questions') },
        ...{ value: note.questions.join('\n'), lines: 'many', optional: true },
        hint: messages.say('proposals.questionsHint'),
      },
      {
        ...{ ...frame, name: 'file', label: messages.say('teach.head.file') },
        ...{ value: note.file, longest: LONGEST_TOPIC, optional: true },
        hint: messages.say('teach.fileHint'),
      },
    ],
  };
}
