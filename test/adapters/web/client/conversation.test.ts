import { expect, test } from '@jest/globals';
import {
  advance,
  resume,
  type Conversation,
  type ConversationEvent,
} from '../../../../src/adapters/web/client/conversation.js';
import type { Reply } from '../../../../src/core/reply.js';

const reply: Reply = { summary: 'Yes.', blocks: [], tone: 'plain', audience: 'everyone' };
const asked = (turn: string): ConversationEvent => ({ kind: 'asked', turn, text: 'size?', at: 1 });

const after = (...events: ConversationEvent[]): Conversation =>
  events.reduce(advance, { id: 'first', turns: [] });

test('a question waits for its answer', () => {
  expect(after(asked('a')).turns).toEqual([
    { id: 'a', text: 'size?', at: 1, outcome: { state: 'waiting' } },
  ]);
});

test('answers find their questions in whichever order they come', () => {
  const { turns } = after(
    asked('a'),
    asked('b'),
    { kind: 'answered', turn: 'b', reply: null, previews: null, vote: null, at: 2 },
    { kind: 'answered', turn: 'a', reply, previews: null, vote: null, at: 3 },
  );
  expect(turns.map(({ outcome }) => outcome)).toEqual([
    { state: 'answered', reply, previews: null, vote: null, at: 3 },
    { state: 'answered', reply: null, previews: null, vote: null, at: 2 },
  ]);
});

test('a failed question can be tried again', () => {
  const failed = after(asked('a'), { kind: 'failed', turn: 'a', message: 'No.', at: 2 });
  expect(failed.turns[0]?.outcome).toEqual({ state: 'failed', message: 'No.', at: 2 });
  const retried = advance(failed, { kind: 'retried', turn: 'a' });
  expect(retried.turns[0]?.outcome).toEqual({ state: 'waiting' });
});

test('an answer that comes after a new conversation began is dropped', () => {
  const { id, turns } = after(
    asked('a'),
    { kind: 'renewed', id: 'second' },
    { kind: 'answered', turn: 'a', reply, previews: null, vote: null, at: 2 },
  );
  expect({ id, turns }).toEqual({ id: 'second', turns: [] });
});

test('old turns go, the newest hundred stay', () => {
  const { turns } = after(...Array.from({ length: 130 }, (_, i) => asked(`${i}`)));
  expect(turns).toHaveLength(100);
  expect(turns.at(-1)?.id).toBe('129');
});

test('what was under way when the page was left can be tried again', () => {
  const { turns } = resume(
    after(
      asked('a'),
      { kind: 'answered', turn: 'a', reply, previews: null, vote: null, at: 2 },
      asked('b'),
    ),
    'It was loaded anew.',
  );
  expect(turns.map(({ outcome }) => outcome.state)).toEqual(['answered', 'failed']);
  expect(turns[1]?.outcome).toMatchObject({ message: 'It was loaded anew.' });
});
