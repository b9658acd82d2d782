/** `/post`: a note is put before everybody, below a message that somebody chose for it, for whoever wrote that. */
import type { Note } from '../../core/note.js';
import { text } from '../../core/inline.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { presentNote } from '../notes/notes-reply.js';
import { choiceBlock, clip, sayProblem } from '../reply/plain.js';

/** Posts a note. */
export const post = defineCommand({
  spec: {
    name: 'post',
    summary: EN['command.post'],
    arguments: [
      {
        name: 'topic',
        summary: EN['command.post.topic'],
        label: EN['command.post.topic.label'],
        takes: 'words',
        completes: 'topic',
      },
    ],
    canBeOff: true,
    readsNotes: true,
    membersOnly: true,
    inChats: true,
    form: EN['command.post.title'],
    example: '/post containers',
  },
  run({ topic }, context) {
    const note = topicNamed(topic, context.parts.notes());
    const reply = note === undefined ? noSuch(topic, context) : postNote(note, context);
    return Promise.resolve({ reply });
  },
});

/** By its topic or the path that completion offers, in any case. */
export function topicNamed(typed: string, notes: readonly Note[]): Note | undefined {
  const wanted = typed.trim().toLowerCase();
  const isNamed = ({ topic, root }: Note): boolean =>
    topic.toLowerCase() === wanted || root.path.join(' › ').toLowerCase() === wanted;
  return notes.find(isNamed);
}

/** Only whoever wrote the message is called, and nobody calls themselves. */
function postNote(note: Note, { message, messages }: CommandContext): Reply {
  const reply = presentNote(note, note.root, messages);
  const author = message.chosen?.author ?? '';
  if (author === '' || author === message.author) return reply;
  const lead = messages.say('post.for');
  return {
    ...reply,
    mentions: [author],
    blocks: [{ kind: 'note', content: [text(lead)] }, ...reply.blocks],
  };
}

function noSuch(typed: string, { parts, messages }: CommandContext): Reply {
  const { passages } = parts.engine.ask(typed, { top: 4, oncePerNote: true });
  const near = passages.filter(({ onSubject }) => onSubject);
  return sayProblem(
    messages.say('notes.noTopic', { topic: clip(typed, 60) }),
    ...choiceBlock(
      messages.say('say.nearest'),
      near.map(({ note }) => ({ label: clip(note.topic, 75), message: `/post ${note.topic}` })),
    ),
  );
}
