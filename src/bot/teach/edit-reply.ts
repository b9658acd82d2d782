/** Draws what a message says since it was edited, beside what its note says, with what can be done about it. */
import { createHash } from 'node:crypto';
import { text as words } from '../../core/inline.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { Block, Reply } from '../../core/reply.js';
import { lineDifference } from '../../core/text/line-difference.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';

/** So much of a difference is shown. */
const LONGEST_SHOWN = 1_200;

/** Names what somebody has before them, so that nothing else is taken. */
export function markOfEdit(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The difference, with buttons that take it into the note or leave the note as it is. */
export function presentEdit(note: TaughtNote, text: string, messages: Messages): Block[] {
  const { id } = note;
  const mark = markOfEdit(text);
  return [
    { kind: 'paragraph', content: [words(messages.say('edits.now'))] },
    ...difference(note, text),
    ...choiceBlock('', [
      { label: messages.say('edits.take'), message: `/teach take ${id} ${mark}` },
      { label: messages.say('edits.dismiss'), message: `/teach dismiss ${id} ${mark}` },
    ]),
  ];
}

/** Tells whoever keeps a note. A direct message of Discord has no server, so that there it says where to decide. */
export function presentEditNews(note: TaughtNote, text: string, messages: Messages): Reply {
  const said = messages.say('edits.news', { topic: clip(note.topic, 120) });
  const below: Block[] =
    note.adapter === 'discord'
      ? [
          ...difference(note, text),
          { kind: 'note', content: messages.inline('edits.there', { note: note.id }) },
        ]
      : presentEdit(note, text, messages);
  return { ...sayPlain(said, ...below), audience: 'asker' };
}

function difference({ text: before }: TaughtNote, after: string): Block[] {
  return [
    { kind: 'code', text: clip(lineDifference(before, after), LONGEST_SHOWN), language: 'diff' },
  ];
}
