/** Draws notes from chat: the list, one with what can be done with it, its history, and how a change ended. */
import { code, text } from '../../core/inline.js';
import {
  MOST_TAUGHT,
  type TaughtNote,
  type TaughtVersion,
} from '../../core/records/taught-notes.js';
import type { Block, Reply } from '../../core/reply.js';
import type { CommandContext } from '../command.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import { whoManages } from '../reply/refusal.js';
import { problemBlocks } from '../notes/problem-words.js';
import { presentHeld, presentUnfit } from './unfit-reply.js';
import type { TeachOutcome } from './teaching.js';

/** More than so many are a wall; the page of notes shows all that answer. */
const MOST_LISTED = 40;
/** As many versions as somebody goes back through. */
const MOST_VERSIONS = 12;
/** So much of a text is shown. */
const LONGEST_SHOWN = 1_200;

/** Lists notes. */
export function presentTaughtNotes(notes: readonly TaughtNote[], messages: Messages): Reply {
  if (notes.length === 0) return sayPlain(messages.say('teach.noneYet'));
  const rows = notes
    .slice(0, MOST_LISTED)
    .map((note) => [
      [code(note.id)],
      [text(clip(note.topic, 90))],
      [text(messages.say(`teach.state.${note.state}`))],
      [code(clip(note.file, 90))],
    ]);
  const head = (['id', 'topic', 'state', 'file'] as const).map((column) =>
    messages.inline(`teach.head.${column}`),
  );
  const more = notes.length - rows.length;
  return sayPlain(
    messages.say('teach.count', { count: notes.length }),
    { kind: 'table', head, rows },
    ...(more > 0 ? [small(messages.say('teach.more', { count: more }))] : []),
    ...choiceBlock(
      messages.say('say.try'),
      notes.slice(0, 3).map(({ id, topic }) => ({
        label: clip(topic, 75),
        message: `/teach show ${id}`,
      })),
    ),
  );
}

/** Shows one, with what can be done with it. @param more - what else is to be decided of it */
export function presentTaught(
  note: TaughtNote,
  messages: Messages,
  more: readonly Block[] = [],
): Reply {
  const { id, topic, state } = note;
  return sayPlain(
    messages.say('teach.shown', { topic: clip(topic, 100) }),
    ...facts(note, messages),
    {
      kind: 'code',
      text: clip(note.text, LONGEST_SHOWN),
      language: 'markdown',
    },
    ...more,
    {
      kind: 'forms',
      forms: [{ label: messages.say('teach.edit'), form: `teach ${id}` }],
    },
    ...choiceBlock('', [
      state === 'kept'
        ? { label: messages.say('teach.retire'), message: `/teach retire ${id}` }
        : { label: messages.say('teach.restore'), message: `/teach restore ${id}` },
      { label: messages.say('teach.undo'), message: `/teach undo ${id}` },
      { label: messages.say('teach.history'), message: `/teach history ${id}` },
    ]),
  );
}

function facts(note: TaughtNote, messages: Messages): Block[] {
  const field = (
    name: 'state' | 'file' | 'audience' | 'credit' | 'source',
    value: string | null,
  ) =>
    value === null ? [] : [{ label: messages.say(`teach.fact.${name}`), value: [text(value)] }];
  const readers = note.audience?.join(', ') ?? messages.say('teach.everybody');
  const fields = [
    ...field(
      'state',
      messages.say('teach.version', {
        state: messages.say(`teach.state.${note.state}`),
        version: note.version,
      }),
    ),
    ...field('file', note.file),
    ...field('audience', readers),
    ...field('credit', note.credit),
    ...field('source', note.source?.link ?? null),
  ];
  return [{ kind: 'fields', fields }];
}

/** Shows what was done to a note, newest first. */
export function presentHistory(
  note: TaughtNote,
  versions: readonly TaughtVersion[],
  messages: Messages,
): Reply {
  const rows = versions
    .slice(0, MOST_VERSIONS)
    .map(({ version, act, who, at, content }) => [
      [text(String(version))],
      [text(new Date(at).toISOString().slice(0, 16).replace('T', ' '))],
      [text(messages.say(`teach.act.${act}`))],
      who === null ? [] : [code(who.slice(0, 6))],
      [text(clip(content.text.replace(/\s+/g, ' '), 80))],
    ]);
  const head = (['version', 'at', 'act', 'who', 'text'] as const).map((column) =>
    messages.inline(`teach.head.${column}`),
  );
  return sayPlain(
    messages.say('teach.historyOf', { topic: clip(note.topic, 100), count: versions.length }),
    { kind: 'table', head, rows },
    small(messages.say('settings.log.marks')),
    ...choiceBlock(messages.say('say.try'), [
      { label: messages.say('teach.undo'), message: `/teach undo ${note.id}` },
      { label: messages.say('teach.showNote'), message: `/teach show ${note.id}` },
    ]),
  );
}

/**
 * Says how a change ended.
 * @param wrote - the text that somebody wanted the note to have; shown beside what stands now where both differ
 */
export function presentOutcome(
  outcome: TeachOutcome,
  wrote: string | null,
  { message, messages, settings }: Pick<CommandContext, 'message' | 'messages' | 'settings'>,
): Reply {
  switch (outcome.kind) {
    case 'saved': {
      const { note } = outcome;
      return {
        ...sayPlain(
          messages.say(`teach.now.${note.state}`, {
            topic: clip(note.topic, 100),
            file: note.file,
          }),
          ...choiceBlock(messages.say('say.try'), [
            { label: messages.say('teach.undo'), message: `/teach undo ${note.id}` },
            { label: messages.say('teach.showNote'), message: `/teach show ${note.id}` },
          ]),
          ...problemBlocks('check.warns', outcome.warnings, messages),
        ),
        tone: 'good',
      };
    }
    case 'conflict':
      return presentConflict(outcome.note, wrote, messages);
    case 'refused': {
      const who = whoManages(message.place.adapter, settings.values.managers, messages);
      return sayProblem(messages.say(`teach.mayNot.${outcome.needs}`, { who }));
    }
    case 'unfit':
      return presentUnfit(outcome.problems, messages);
    case 'held':
      return presentHeld(outcome.problems, messages);
    case 'none':
      return sayProblem(messages.say('teach.none'));
    case 'full':
      return sayProblem(messages.say('teach.full', { most: MOST_TAUGHT }));
  }
}

function presentConflict(note: TaughtNote, wrote: string | null, messages: Messages): Reply {
  const quoted = (label: string, words: string): Block[] => [
    { kind: 'paragraph', content: [text(label)] },
    { kind: 'code', text: clip(words, LONGEST_SHOWN), language: 'markdown' },
  ];
  return {
    ...sayProblem(
      messages.say('teach.conflict', { topic: clip(note.topic, 100) }),
      ...quoted(messages.say('teach.conflictNow', { version: note.version }), note.text),
      ...(wrote === null ? [] : quoted(messages.say('teach.conflictYours'), wrote)),
      { kind: 'forms', forms: [{ label: messages.say('teach.edit'), form: `teach ${note.id}` }] },
    ),
  };
}

const small = (words: string): Block => ({ kind: 'note', content: [text(words)] });
