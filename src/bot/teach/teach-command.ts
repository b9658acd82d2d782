/** `/teach`: the notes from chat, each with its history; edited, moved, shown to others, retired, restored, undone. */
import { taughtIdOf, type TaughtNote, type TaughtRef } from '../../core/records/taught-notes.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { clip, sayPlain, sayProblem } from '../reply/plain.js';
import { markOfEdit, presentEdit } from './edit-reply.js';
import { teamOf } from './team.js';
import {
  presentHistory,
  presentOutcome,
  presentTaught,
  presentTaughtNotes,
} from './teach-reply.js';
import type { NoteEdit, Teaching } from './teaching.js';

const NOTE = {
  name: 'note',
  summary: EN['command.teach.note'],
  takes: 'word',
  completes: 'topic',
} as const;

const MARK = {
  name: 'mark',
  summary: EN['command.teach.mark'],
  takes: 'word',
  optional: true,
} as const;

/** What somebody wants. */
type Wanted =
  | { readonly action: 'list' }
  | {
      readonly action: 'show' | 'history' | 'retire' | 'restore' | 'undo';
      readonly note: string;
      readonly version?: number | undefined;
    }
  | {
      readonly action: 'take' | 'dismiss';
      readonly note: string;
      readonly mark?: string | undefined;
    }
  | { readonly action: 'move'; readonly note: string; readonly to: string }
  | { readonly action: 'share'; readonly note: string; readonly with: string }
  | {
      readonly action: 'edit';
      readonly note: string;
      readonly version?: number | undefined;
      readonly topic?: string | undefined;
      readonly file?: string | undefined;
      readonly questions?: string | undefined;
      readonly text?: string | undefined;
    };

/** Changes notes from chat. */
export const teach = defineCommand({
  spec: {
    name: 'teach',
    summary: EN['command.teach'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.teach.action'],
        takes: {
          list: [],
          show: [NOTE],
          edit: [
            NOTE,
            {
              name: 'version',
              summary: EN['command.teach.version'],
              takes: 'number',
              optional: true,
            },
            { name: 'topic', summary: EN['command.teach.topic'], takes: 'word', optional: true },
            { name: 'file', summary: EN['command.teach.file'], takes: 'word', optional: true },
            {
              name: 'questions',
              summary: EN['command.teach.questions'],
              takes: 'word',
              optional: true,
            },
            {
              name: 'text',
              summary: EN['command.teach.text'],
              takes: 'words',
              below: true,
              optional: true,
            },
          ],
          move: [NOTE, { name: 'to', summary: EN['command.teach.to'], takes: 'words', lead: 'to' }],
          share: [
            NOTE,
            { name: 'with', summary: EN['command.teach.with'], takes: 'words', lead: 'with' },
          ],
          retire: [NOTE],
          restore: [NOTE],
          undo: [NOTE],
          history: [NOTE],
          take: [NOTE, MARK],
          dismiss: [NOTE, MARK],
        },
      },
    ],
    guarded: true,
    membersOnly: true,
    example: '/teach history backups',
  },
  readText: readTyped,
  async run(wanted: Wanted, context) {
    const { teaching } = context.parts;
    if (teaching === undefined) return { reply: sayProblem(context.messages.say('teach.notKept')) };
    // A note that only some may see is not shown to those around.
    return { reply: { ...(await act(wanted, teaching, context)), audience: 'asker' } };
  },
});

/** A note's topic needs no quotes where nothing stands behind it; new text stands on the lines below. */
function readTyped(typed: string): Wanted {
  const [first = '', ...below] = typed.split('\n');
  const [, action = '', behind = ''] = /^(\p{L}+)(?:\s+(\S.*))?$/u.exec(first.trim()) ?? [];
  const note = unquoted(behind);
  switch (action.toLowerCase()) {
    case 'edit':
      return { action: 'edit', note, text: below.join('\n') };
    case 'move':
    case 'share': {
      const lead = action.toLowerCase() === 'move' ? ' to ' : ' with ';
      const at = behind.lastIndexOf(lead);
      const [which, where] = [behind.slice(0, at), behind.slice(at + lead.length).trim()];
      if (at === -1) return { action: 'show', note };
      return lead === ' to '
        ? { action: 'move', note: unquoted(which), to: where }
        : { action: 'share', note: unquoted(which), with: where };
    }
    case 'show':
    case 'history':
    case 'retire':
    case 'restore':
    case 'undo':
      return note === '' ? { action: 'list' } : { action: action.toLowerCase() as 'show', note };
    case 'take':
    case 'dismiss': {
      const [, which = note, mark] = /^(.*\S)\s+([0-9a-f]{8})$/.exec(behind.trim()) ?? [];
      return { action: action.toLowerCase() as 'take', note: unquoted(which), mark };
    }
    case '':
    case 'list':
      return { action: 'list' };
    default:
      return { action: 'show', note: unquoted(first.trim()) };
  }
}

function unquoted(words: string): string {
  return words.trim().replace(/^["“„](.*)["”“]$/, '$1');
}

async function act(wanted: Wanted, teaching: Teaching, context: CommandContext): Promise<Reply> {
  const { message, messages } = context;
  if (wanted.action === 'list') {
    const notes = await teaching.listAll(message);
    return presentTaughtNotes(notes, messages);
  }
  const note = await noteMeant(wanted.note, teaching, context);
  if (note === null)
    return sayProblem(messages.say('teach.noSuch', { note: clip(wanted.note, 60) }));
  const ref = {
    ...note,
    version: 'version' in wanted ? (wanted.version ?? note.version) : note.version,
  };
  switch (wanted.action) {
    case 'show': {
      const edit = await editOfSource(note, context);
      const more = edit === null ? [] : presentEdit(note, edit, messages);
      return presentTaught(note, messages, more);
    }
    case 'take':
    case 'dismiss':
      return decideEdit({ ...ref, ...wanted, note }, teaching, context);
    case 'history': {
      const versions = await teaching.history(note, note.id, message);
      return presentHistory(note, versions ?? [], messages);
    }
    case 'retire':
    case 'restore':
    case 'undo':
      return presentOutcome(await teaching[wanted.action](ref, message), null, context);
    case 'move':
      return presentOutcome(await move(ref, wanted.to, teaching, context), null, context);
    case 'share':
      return presentOutcome(await share(ref, wanted.with, teaching, context), null, context);
    case 'edit': {
      const edit = editOf(wanted);
      if (Object.keys(edit).length === 0) return presentTaught(note, messages);
      return presentOutcome(await teaching.edit(ref, edit, message), edit.text ?? null, context);
    }
  }
}

/** What its message says since it was edited; `null`: nothing else, or nobody knows. */
async function editOfSource(note: TaughtNote, { parts }: CommandContext): Promise<string | null> {
  const edits = (await parts.sourceEdits?.list(teamOf(note))) ?? [];
  return edits.find((one) => one.note === note.id)?.text ?? null;
}

/** Takes what the message says now into the note, or leaves the note; whoever saw something else sees what it says now. */
async function decideEdit(
  { action, mark, note, ...ref }: TaughtRef & EditDecision,
  teaching: Teaching,
  context: CommandContext,
): Promise<Reply> {
  const { message, messages, parts } = context;
  const text = await editOfSource(note, context);
  if (text === null) return sayProblem(messages.say('edits.none'));
  if (mark !== undefined && mark !== markOfEdit(text))
    return sayProblem(messages.say('edits.changed'), ...presentEdit(note, text, messages));
  if (action === 'dismiss') {
    if (!(await teaching.mayTeach(message)))
      return presentOutcome({ kind: 'refused', needs: 'teach' }, null, context);
    await parts.sourceEdits?.remove(teamOf(note), note.id);
    return sayPlain(messages.say('edits.dismissed', { topic: clip(note.topic, 100) }));
  }
  const { verbatim } = note;
  const outcome = await teaching.edit({ ...note, ...ref }, { text, verbatim }, message);
  if (outcome.kind === 'saved') await parts.sourceEdits?.remove(teamOf(note), note.id);
  return presentOutcome(outcome, null, context);
}

/** What is decided about an edited message. */
interface EditDecision {
  readonly action: 'take' | 'dismiss';
  readonly mark?: string | undefined;
  readonly note: TaughtNote;
}

/** By its id or topic, or by the answer's best note where that was written from chat. */
async function noteMeant(
  words: string,
  teaching: Teaching,
  { message, parts }: CommandContext,
): Promise<TaughtNote | null> {
  const found = await teaching.seek(words, message);
  if (found !== null) return found;
  const [best] = parts.engine.ask(words, { top: 1, oncePerNote: true }).passages;
  const id = best?.onSubject === true ? taughtIdOf(best.note.id) : null;
  return id === null ? null : teaching.seek(id, message);
}

function editOf({ topic, file, questions, text }: Extract<Wanted, { action: 'edit' }>): NoteEdit {
  return {
    ...(topic !== undefined && topic !== '' && { topic }),
    ...(file !== undefined && file !== '' && { file }),
    ...(questions !== undefined && { questions: questions.split('\n') }),
    // Whose words they are is no longer sure.
    ...(text !== undefined && text.trim() !== '' && { text, verbatim: false }),
  };
}

/** A folder ends in `/` and a file in `.md`; anything else is a topic. */
function move(ref: TaughtRef, to: string, teaching: Teaching, { message }: CommandContext) {
  const isFile = /(?:\/|\.md)$/i.test(to);
  return teaching.move(ref, isFile ? { file: to } : { topic: unquoted(to) }, message);
}

function share(ref: TaughtRef, whom: string, teaching: Teaching, { message }: CommandContext) {
  const words = whom.toLowerCase();
  const audience =
    words === 'everybody' || words === 'all'
      ? null
      : words === 'here'
        ? [message.place.channel]
        : whom
            .split(/[,;\s]+/)
            .map((entry) => /^<[#@!&]*(?:subteam\^)?(\w+)/.exec(entry)?.[1] ?? entry);
  return teaching.showTo(ref, audience, message);
}
