/** Draws suggestions: the list of them, and one with its counts and what it would change, side by side. */
import { text, type Inline } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Outcome, Replay, ReplayedQuestion } from '../../engine/replay.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import type { Suggestion } from './suggestion-service.js';

/** More at once are not looked at. */
const LISTED = 10;
/** Questions that a replay shows one by one; the others are counted. */
const SHOWN = 10;
/** A platform's longest label of a button. */
const LONGEST_LABEL = 70;

/** What waits. @param people - so many must have shown it */
export function presentSuggestions(
  all: readonly Suggestion[],
  people: number,
  messages: Messages,
): Reply {
  const howMany: Block = {
    kind: 'note',
    content: messages.inline('suggestions.threshold', { people }),
  };
  if (all.length === 0) return sayPlain(messages.say('suggestions.empty'), howMany);
  const listed = all.slice(0, LISTED);
  return sayPlain(
    messages.say('suggestions.count', { count: all.length }),
    {
      kind: 'table',
      head: [
        messages.inline('suggestions.head.question'),
        messages.inline('suggestions.head.note'),
        messages.inline('suggestions.head.people'),
      ],
      rows: listed.map((one) => [
        [text(clip(one.question, 100))],
        [text(clip(one.note.topic, 80))],
        [text(countsOf(one, messages))],
      ]),
    },
    howMany,
    ...choiceBlock(
      messages.say('suggestions.lookAt'),
      listed.map(({ key, question }) => ({
        label: clip(question, LONGEST_LABEL),
        message: `/suggestions show ${key}`,
      })),
    ),
  );
}

/** One of them, with what it would change. */
export function presentSuggestion(one: Suggestion, replay: Replay, messages: Messages): Reply {
  const { key, question, note } = one;
  const worse = replay.changed.filter(({ effect }) => effect === 'worse').length;
  const reply = sayPlain(
    messages.say('suggestions.one', {
      question: clip(question, 200),
      topic: clip(note.topic, 120),
    }),
    { kind: 'paragraph', content: [text(countsOf(one, messages))] },
    ...presentReplay(replay, messages),
    ...choiceBlock(messages.say('suggestions.decide'), [
      { label: messages.say('suggestions.accept'), message: `/suggestions accept ${key}` },
      { label: messages.say('suggestions.decline'), message: `/suggestions decline ${key}` },
    ]),
  );
  return worse > 0 ? { ...reply, tone: 'caution' } : reply;
}

/** What a change of the notes would do to questions that are answered right. */
export function presentReplay(
  { asked, times, right, changed }: Replay,
  messages: Messages,
): Block[] {
  const worse = changed.filter(({ effect }) => effect === 'worse');
  const summary = messages.inline('replay.summary', {
    asked,
    times,
    worse: worse.length,
    better: changed.length - worse.length,
  });
  const share: Block = {
    kind: 'note',
    content: messages.inline('replay.right', { before: right.before, after: right.after, times }),
  };
  const shown = changed.slice(0, SHOWN);
  return [
    { kind: 'paragraph', content: summary },
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            head: [
              messages.inline('replay.head.question'),
              messages.inline('replay.head.times'),
              messages.inline('replay.head.before'),
              messages.inline('replay.head.after'),
            ],
            rows: shown.map((one) => rowOf(one, messages)),
          },
        ]),
    ...(changed.length > shown.length
      ? [
          {
            kind: 'note' as const,
            content: messages.inline('replay.more', { count: changed.length - shown.length }),
          },
        ]
      : []),
    share,
  ];
}

/** Where to write it, in a file that is written by hand. */
export function presentByHand({ question, note }: Suggestion, messages: Messages): Reply {
  const { file } = note.root.source;
  return sayPlain(
    messages.say('suggestions.byHand', { topic: clip(note.topic, 120), file }),
    { kind: 'code', language: 'yaml', text: JSON.stringify(question) },
    { kind: 'note', content: messages.inline('suggestions.byHandThen') },
  );
}

function rowOf({ question, times, effect, before, after }: ReplayedQuestion, messages: Messages) {
  const mark = messages.say(`replay.effect.${effect}`);
  return [
    [text(`${mark}: ${clip(question, 100)}`)],
    [text(String(times))],
    outcomeIn(before, messages),
    outcomeIn(after, messages),
  ];
}

function outcomeIn({ status, note }: Outcome, messages: Messages): readonly Inline[] {
  return note === null || status === 'not-found'
    ? messages.inline('replay.nothing')
    : messages.inline(`replay.${status}`, { topic: clip(note.topic, 60) });
}

function countsOf({ people, chose, voted }: Suggestion, messages: Messages): string {
  return messages.say('suggestions.counts', { people, chose, voted });
}
