/** Draws what those are told whose messages became notes. */
import { text } from '../../core/inline.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import { formatOwnNote } from './own-note-name.js';

/** A note with how often it answered. */
export interface UsedNote {
  readonly note: TaughtNote;
  readonly times: number;
}

/** A note was made of somebody's message. */
export function presentKeptWords(note: TaughtNote, messages: Messages): Reply {
  const named = formatOwnNote(note);
  const topic = clip(note.topic, 120);
  const said = note.state === 'proposed' ? 'author.proposedWords' : 'author.keptWords';
  return {
    ...sayPlain(
      messages.say(said, { topic }),
      ...choiceBlock(messages.say('author.wishes'), [
        { label: messages.say('author.nameMe'), message: `/privacy credit ${named}` },
        { label: messages.say('author.hear'), message: `/privacy hear ${named}` },
        { label: messages.say('own.withdraw'), message: `/privacy withdraw ${named}` },
        { label: messages.say('people.quiet'), message: '/privacy quiet' },
      ]),
    ),
    audience: 'asker',
  };
}

/** More notes are summed up. */
const LISTED = 5;

/** How often somebody's notes answered in a month. @param month - a time in it, in milliseconds since 1970 */
export function presentUse(used: readonly UsedNote[], month: number, messages: Messages): Reply {
  const often = [...used].sort((a, b) => b.times - a.times);
  const times = often.reduce((sum, one) => sum + one.times, 0);
  const name = new Intl.DateTimeFormat(messages.language, { month: 'long', timeZone: 'UTC' });
  const said = messages.say('author.used', {
    count: used.length,
    times,
    month: name.format(month),
    topic: clip(often[0]?.note.topic ?? '', 120),
  });
  const items = often.slice(0, LISTED).map((one) => ({
    content: [
      text(messages.say('author.usedOne', { topic: clip(one.note.topic, 120), times: one.times })),
    ],
  }));
  return {
    ...sayPlain(
      said,
      ...(used.length > 1 ? [{ kind: 'list', ordered: false, items } as const] : []),
      ...choiceBlock('', [
        {
          label: messages.say('author.unhear'),
          message: `/privacy unhear ${often.map(({ note }) => formatOwnNote(note))[0] ?? ''}`,
        },
      ]),
    ),
    audience: 'asker',
    tone: 'good',
  };
}
