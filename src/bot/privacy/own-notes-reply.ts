/** `/privacy notes`: notes that were made from somebody's messages, and what they can do about each. */
import { text } from '../../core/inline.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';

/** A reply holds no more buttons; the others come when these are decided. */
const LISTED = 4;

/** Lists them. */
export function presentOwnNotes(notes: readonly TaughtNote[], messages: Messages): Reply {
  if (notes.length === 0) return sayPlain(messages.say('own.none'));
  const listed = notes.slice(0, LISTED);
  return sayPlain(
    messages.say('own.count', { count: notes.length }),
    {
      kind: 'table',
      head: [
        messages.inline('own.head.note'),
        messages.inline('own.head.words'),
        messages.inline('author.head.named'),
      ],
      rows: notes.map((note) => [
        [text(clip(note.topic, 100))],
        messages.inline(note.verbatim ? 'own.verbatim' : 'own.reworded'),
        [text(note.credit ?? '')],
      ]),
    },
    { kind: 'note', content: messages.inline('own.how') },
    ...listed.flatMap((note): Block[] => choicesFor(note, messages)),
  );
}

function choicesFor({ id, topic, credit }: TaughtNote, messages: Messages): Block[] {
  return choiceBlock(clip(topic, 100), [
    credit === null
      ? { label: messages.say('author.nameMe'), message: `/privacy credit ${id}` }
      : { label: messages.say('author.uncredit'), message: `/privacy uncredit ${id}` },
    { label: messages.say('author.hear'), message: `/privacy hear ${id}` },
    { label: messages.say('own.withdraw'), message: `/privacy withdraw ${id}` },
    { label: messages.say('own.keep'), message: `/privacy keep ${id}` },
  ]);
}
