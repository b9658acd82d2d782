/** The form that closes a question of the inbox: with a note, or because of a reason. The same as `/inbox close`. */
import { wordsIn, type Form, type FormReading, type FormValues } from '../../core/form.js';
import { LONGEST_RESOLUTION, type InboxEntry } from '../../core/inbox.js';
import { findInInboxes } from '../../core/inbox-search.js';
import type { Reply } from '../../core/reply.js';
import { noteNamed } from '../closing-note.js';
import type { BotParts } from '../parts.js';
import { countsOf, presentEntry } from '../present/inbox.js';
import { clip, sayProblem } from '../present/plain.js';
import { refuseToManage } from '../present/refusal.js';
import { scopeOf } from '../scope.js';
import type { FormContext, FormKind } from './form-kind.js';

/** Closes the question whose number stands behind the form's word. */
export const closeForm: FormKind = {
  word: 'close',
  guarded: true,
  async open(about, context) {
    const entry = await openEntry(about, context);
    if ('summary' in entry) return { kind: 'refused', reply: entry };
    return { kind: 'form', form: draw(entry) };
  },
  async read(about, values, context) {
    const entry = await openEntry(about, context);
    if ('summary' in entry) return { kind: 'refused', reply: entry };
    return read(entry.id, values, context.parts);
  },
};

/** The question, if it can be closed; else a reply that says why not. */
async function openEntry(
  about: string,
  { parts, asker, settings, mayManage }: FormContext,
): Promise<InboxEntry | Reply> {
  if (!mayManage) return refuseToManage(asker, settings.values.managers);
  const { inbox } = parts;
  const id = /^\d{1,15}$/.test(about) ? Number(about) : NaN;
  const scope = await scopeOf(asker.place, inbox);
  const entry = inbox === undefined ? null : await findInInboxes(inbox, scope, id);
  if (entry === null) return sayProblem(`There is no question ${about} in the inbox.`);
  return entry.state === 'open' ? entry : presentEntry(entry);
}

function draw(entry: InboxEntry): Form {
  const { id, question, nearest } = entry;
  const near = nearest === null ? '' : ` The nearest was “${clip(nearest.topic, 100)}”.`;
  const frame = { kind: 'text', optional: true, value: '', longest: LONGEST_RESOLUTION } as const;
  return {
    name: `close ${id}`,
    title: `Close question ${id}`,
    submit: 'Close it',
    lead: `“${clip(question, 300)}” ${countsOf(entry)}`,
    fields: [
      {
        ...frame,
        name: 'note',
        label: 'The note that answers it now',
        hint: `Its topic. Those who asked are told.${near}`,
        completes: 'topic',
      },
      {
        ...frame,
        name: 'reason',
        label: 'Or why no note will',
        hint: 'For the record; nobody is told.',
        lines: 'many',
      },
    ],
  };
}

function read(id: number, values: FormValues, parts: BotParts): FormReading {
  const [note, reason] = [wordsIn(values, 'note'), wordsIn(values, 'reason')];
  if ((note === '') === (reason === ''))
    return wrong('note', 'Name a note, or give a reason: one of the two.');
  if (reason.length > LONGEST_RESOLUTION)
    return wrong('reason', `A reason has at most ${LONGEST_RESOLUTION} characters.`);
  if (note === '')
    return { kind: 'message', text: `/inbox close ${id} because ${reason}`, quick: true };
  const named = noteNamed(note, parts);
  if (named.kind === 'note')
    return { kind: 'message', text: `/inbox close ${id} note ${named.topic}`, quick: true };
  const near = named.near.map((topic) => `“${clip(topic, 60)}”`).join(', ');
  const nearest = near === '' ? '' : ` The nearest: ${near}.`;
  return wrong('note', `The notes have no topic “${clip(note, 60)}”.${nearest}`);
}

function wrong(field: string, why: string): FormReading {
  return { kind: 'wrong', errors: new Map([[field, why]]) };
}
