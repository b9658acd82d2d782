/** The form that closes a question of the inbox: with a note, or because of a reason. The same as `/inbox close`. */
import { wordsIn, type Form, type FormValues } from '../../core/form.js';
import { canBeTold, LONGEST_RESOLUTION, type InboxEntry } from '../../core/records/inbox.js';
import { findInInboxes } from '../../core/records/inbox-search.js';
import type { Reply } from '../../core/reply.js';
import { noteNamed } from './closing-note.js';
import { countsOf, presentEntry } from './inbox-reply.js';
import { clip, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { scopeOf } from './scope.js';
import type { Messages } from '../messages/messages.js';
import type { FormContext, FormKind, KindReading } from '../form-kind.js';
import { inbox } from './inbox-command.js';

/** Closes the question whose number stands behind the form's word. */
export const closeForm: FormKind = {
  word: 'close',
  guarded: true,
  membersOnly: true,
  async open(about, context) {
    const entry = await openEntry(about, context);
    if ('summary' in entry) return { kind: 'refused', reply: entry };
    return { kind: 'form', form: draw(entry, context.messages) };
  },
  async read(about, values, context) {
    const entry = await openEntry(about, context);
    if ('summary' in entry) return { kind: 'refused', reply: entry };
    return read(entry, values, context);
  },
};

/** The question, if it can be closed; else a reply that says why not. */
async function openEntry(
  about: string,
  { parts, asker, settings, messages, mayManage }: FormContext,
): Promise<InboxEntry | Reply> {
  if (!mayManage) return refuseToManage(asker, settings.values.managers, messages);
  const { inbox } = parts;
  const id = /^\d{1,15}$/.test(about) ? Number(about) : NaN;
  const scope = await scopeOf(asker.place, inbox);
  const entry = inbox === undefined ? null : await findInInboxes(inbox, scope, id);
  if (entry === null) return sayProblem(messages.say('inbox.noSuch', { id: about }));
  return entry.state === 'open' ? entry : presentEntry(entry, messages);
}

function draw(entry: InboxEntry, messages: Messages): Form {
  const { id, question, nearest } = entry;
  const noteHint = [
    messages.say('form.close.noteHint'),
    ...(canBeTold(entry) ? [messages.say('form.close.noteTells')] : []),
    ...(nearest === null
      ? []
      : [messages.say('form.close.noteNearest', { topic: clip(nearest.topic, 100) })]),
  ].join(' ');
  const frame = { kind: 'text', optional: true, value: '', longest: LONGEST_RESOLUTION } as const;
  return {
    name: `close ${id}`,
    title: messages.say('form.close.title', { id }),
    submit: messages.say('form.close.submit'),
    lead: `${messages.say('form.quoted', { words: clip(question, 300) })} ${countsOf(entry, messages)}`,
    fields: [
      {
        ...frame,
        name: 'note',
        label: messages.say('form.close.note'),
        hint: noteHint,
        completes: 'topic',
      },
      {
        ...frame,
        name: 'reason',
        label: messages.say('form.close.reason'),
        hint: messages.say('form.close.reasonHint'),
        lines: 'many',
      },
    ],
  };
}

async function read(
  entry: InboxEntry,
  values: FormValues,
  { parts, messages }: FormContext,
): Promise<KindReading> {
  const { id } = entry;
  const [note, reason] = [wordsIn(values, 'note'), wordsIn(values, 'reason')];
  if ((note === '') === (reason === '')) return wrong('note', messages.say('form.close.either'));
  if (reason.length > LONGEST_RESOLUTION)
    return wrong('reason', messages.say('inbox.reasonTooLong', { most: LONGEST_RESOLUTION }));
  if (note === '') return closing(id, 'because', reason);
  const named = await noteNamed(note, parts, entry);
  if (named.kind === 'note') return closing(id, 'note', named.topic);
  const topic = clip(note, 60);
  const near = named.near
    .map((one) => messages.say('form.quoted', { words: clip(one, 60) }))
    .join(', ');
  return wrong(
    'note',
    near === ''
      ? messages.say('notes.noTopic', { topic })
      : messages.say('form.close.noTopicNear', { topic, near }),
  );
}

function closing(id: number, how: 'note' | 'because', words: string): KindReading {
  const fields = { action: 'close', number: String(id), how, words };
  return { kind: 'command', command: { name: inbox.spec.name, arguments: fields }, quick: true };
}

function wrong(field: string, why: string): KindReading {
  return { kind: 'wrong', errors: new Map([[field, why]]) };
}
