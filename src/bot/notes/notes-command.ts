/** `/notes`: the topics; `/notes <topic>`: everything that the notes say about one. */
import type { Reply } from '../../core/reply.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import { defineCommand, type CommandContext } from '../command.js';
import { presentNote, presentTopics } from './notes-reply.js';
import { formatPath } from './passage.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import { EN } from '../messages/en.js';

/** "notes containers" names a topic, "notes about containers" asks. */
const TOPIC =
  /^(?!(?:about|on|for|of|in|with|to|from|how|what|who|where|when|why|which|do|does|is|are|über|für|von|mit|wie|wer|wo|wann|warum)\s)(?:[^\s?]+(?:\s+[^\s?]+){0,4})?$/iu;

/** Shows notes. */
export const notes = defineCommand({
  spec: {
    name: 'notes',
    summary: EN['command.notes'],
    arguments: [
      {
        name: 'topic',
        summary: EN['command.notes.topic'],
        takes: 'words',
        optional: true,
        completes: 'topic',
      },
    ],
    canBeOff: true,
    readsNotes: true,
    bare: TOPIC,
    shell: 'ask',
    example: '/notes containers',
  },
  async run({ topic }, context) {
    const { parts, messages, conversation } = context;
    const notes = parts.notes();
    if (topic === undefined) return { reply: presentTopics(notes, messages) };
    const found = findByPath(notes, topic);
    if (found === null) return { reply: searchTopic(topic, context) };
    const { note, passage } = found;
    await keepChoice(note, context);
    const asked = conversation?.asked;
    return {
      reply: presentNote(note, passage, messages),
      conversation: { question: note.topic, noteId: note.id, ...(asked && { asked }) },
    };
  },
});

/** Whoever opens a note that was offered for their question chooses it. */
async function keepChoice(
  { id, topic }: Note,
  { conversation, message, parts }: CommandContext,
): Promise<void> {
  const asked = conversation?.asked;
  if (asked === undefined || !message.addressed || !asked.notes.includes(id)) return;
  const { place, author, id: by } = message;
  await parts.asking?.chose({ place, author, question: asked.id, note: { id, topic }, by });
}

/** The passage whose path, or the end of it, is what was typed, ignoring case; the whole path first. */
function findByPath(
  notes: readonly Note[],
  typed: string,
): { note: Note; passage: Passage } | null {
  const wanted = typed.toLowerCase();
  let byEnd: { note: Note; passage: Passage } | null = null;
  for (const note of notes)
    for (const passage of passagesOf(note)) {
      const path = formatPath(passage.path).toLowerCase();
      if (path === wanted) return { note, passage };
      if (path.endsWith(` › ${wanted}`)) byEnd ??= { note, passage };
    }
  const note = notes.find(({ topic }) => topic.toLowerCase() === wanted);
  return note === undefined ? byEnd : { note, passage: note.root };
}

function searchTopic(typed: string, { parts, messages }: CommandContext): Reply {
  const answer = parts.engine.ask(typed, { top: 4, oncePerNote: true });
  const best = answer.passages[0];
  if (answer.status === 'answered' && best !== undefined)
    return presentNote(best.note, best.note.root, messages);
  const near = answer.passages
    .filter(({ onSubject }) => onSubject)
    .map(({ note }) => ({ label: clip(note.topic, 75), message: `/notes ${note.topic}` }));
  return sayPlain(
    messages.say('notes.noTopic', { topic: clip(typed, 60) }),
    ...choiceBlock(messages.say('say.nearest'), near),
  );
}
