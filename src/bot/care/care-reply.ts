/** Draws what wants looking at: a reminder for one owner, and the list of a channel. */
import type { Inline } from '../../core/inline.js';
import type { ListItem, Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { personId } from './person-id.js';
import { problemWords } from '../notes/problem-words.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import type { CareItem, CareReason } from './care-items.js';

/** More at once are not looked at in a week. */
const LISTED = 5;

/** What one person is reminded of. They are called where what was written of them is an id or a mention. */
export function presentReminder(
  person: string,
  items: readonly CareItem[],
  messages: Messages,
): Reply {
  const id = personId(person);
  const lead = messages
    .say('care.reminder', {
      person: id === null ? clip(person, 80) : '',
      count: items.length,
    })
    .trim();
  return { ...present(lead, items, messages), ...(id !== null && { mentions: [id] }) };
}

/** What wants looking at in a channel. */
export function presentCare(items: readonly CareItem[], messages: Messages): Reply {
  return items.length === 0
    ? sayPlain(messages.say('care.nothing'))
    : present(messages.say('care.count', { count: items.length }), items, messages);
}

function present(lead: string, items: readonly CareItem[], messages: Messages): Reply {
  const listed = items.slice(0, LISTED);
  return sayPlain(
    lead,
    {
      kind: 'list',
      ordered: false,
      items: listed.map((item) => itemOf(item, messages)),
    },
    ...(items.length > listed.length
      ? [
          {
            kind: 'note' as const,
            content: messages.inline('care.more', { count: items.length - listed.length }),
          },
        ]
      : []),
    { kind: 'note', content: messages.inline('care.how') },
    ...choiceBlock(
      messages.say('care.snooze'),
      listed.map(({ note }) => ({
        label: clip(note.topic, 70),
        message: `/care snooze ${note.topic}`,
      })),
    ),
  );
}

function itemOf({ note, times, owner, reasons }: CareItem, messages: Messages): ListItem {
  const { file, line } = note.root.source;
  return {
    content: messages.inline('care.item', {
      topic: clip(note.topic, 120),
      times,
      owner: clip(owner, 60),
      at: `${file}:${line}`,
    }),
    children: reasons.map((reason) => ({ content: reasonIn(reason, messages) })),
  };
}

function reasonIn(reason: CareReason, messages: Messages): readonly Inline[] {
  switch (reason.kind) {
    case 'review':
      return messages.inline('care.review', { date: reason.date });
    case 'voted-down':
      return messages.inline('care.votedDown', { people: reason.people });
    case 'source':
      return messages.inline(
        reason.event === 'deleted' ? 'care.sourceDeleted' : 'care.sourceEdited',
      );
    case 'problem':
      return problemWords(reason.problem, messages);
  }
}
