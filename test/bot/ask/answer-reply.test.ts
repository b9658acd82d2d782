import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import type { Answer, Quote, WordMatch } from '../../../src/engine/answer-engine.js';
import type { Note, Passage } from '../../../src/core/note.js';
import { presentAnswer } from '../../../src/bot/ask/answer-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { noteOf } from '../../fixtures/notes.js';

const TODAY = '2026-11-23';
const tides = noteOf('Tides', {
  children: [
    { label: 'Spring', text: 'Highest at new and full moon.' },
    { label: 'Neap', text: 'Lowest at the quarters.' },
  ],
});
const moon = noteOf('Moon');

const matched = (asked: string): WordMatch => ({
  asked,
  matched: asked,
  by: 'exact',
  field: 'text',
  weight: 1,
});

function answerOf(status: Answer['status'], quotes: Quote[], more: Partial<Answer> = {}): Answer {
  const passages = [tides.root, ...tides.root.children, moon.root].map((passage, at) => ({
    note: passage.path[0] === 'Moon' ? moon : tides,
    passage,
    score: 10 - at,
    evidence: [matched('tide')],
  }));
  return { question: 'q', status, confidence: 0.9, passages, quotes, unknownWords: [], ...more };
}

const quote = (note: Note, passage: Passage, withChildren = false): Quote => ({
  note,
  passage,
  withChildren,
});
const kinds = (reply: Reply): string[] => reply.blocks.map(({ kind }) => kind);
const find = <K extends Block['kind']>(reply: Reply, kind: K): Extract<Block, { kind: K }> => {
  const block = reply.blocks.find((candidate) => candidate.kind === kind);
  if (block === undefined) throw new Error(`no ${kind} in ${kinds(reply).join(' ')}`);
  return block as Extract<Block, { kind: K }>;
};
const child = (note: Note, at: number): Passage => note.root.children[at] ?? note.root;

test('an aspect is quoted alone, under its path, with file and line', () => {
  const reply = presentAnswer(
    answerOf('answered', [quote(tides, child(tides, 0))]),
    TODAY,
    messagesOf(),
  );
  expect(plainText(find(reply, 'heading').content)).toBe('Tides');
  expect(plainText(find(reply, 'quote').content)).toBe('Spring: Highest at new and full moon.');
  expect(find(reply, 'sources').sources).toEqual([
    { file: 'made.md', line: 2, path: ['Tides', 'Spring'] },
  ]);
  expect(reply.summary).toBe('Highest at new and full moon. (made.md:2)');
});

test('a contrast is quoted with both sides below its topic', () => {
  const reply = presentAnswer(
    answerOf('answered', [quote(tides, tides.root, true)]),
    TODAY,
    messagesOf(),
  );
  const lines = find(reply, 'list').items.map(({ content }) => plainText(content));
  expect(lines).toEqual(['Spring: Highest at new and full moon.', 'Neap: Lowest at the quarters.']);
});

test('what is quoted is not offered again, other topics are', () => {
  const reply = presentAnswer(
    answerOf('answered', [quote(tides, tides.root, true)]),
    TODAY,
    messagesOf(),
  );
  const offered = find(reply, 'choices').choices.map(({ message }) => message);
  expect(offered).toContain('/notes Moon');
  expect(offered).not.toContain('/notes Tides');
});

test('an unsure answer says so', () => {
  const reply = presentAnswer(
    answerOf('suggested', [quote(tides, child(tides, 1))]),
    TODAY,
    messagesOf(),
  );
  expect(reply.summary).toMatch(/^Perhaps: /);
  expect(reply.tone).toBe('caution');
});

test('what is not covered gets an honest line, the unknown words and the nearest topics', () => {
  const reply = presentAnswer(
    answerOf('not-found', [], { unknownWords: ['quokka'] }),
    TODAY,
    messagesOf(),
  );
  expect(reply.summary).toMatch(/^That is not in the notes/);
  expect(reply.tone).toBe('plain');
  expect(plainText(find(reply, 'note').content)).toBe('No note mentions quokka.');
  expect(find(reply, 'choices').choices).toHaveLength(3);
  expect(kinds(reply)).not.toContain('quote');
});

test.each([
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['2027-01-01', false],
])('a note to be reviewed on %s is called old: %s', (review, old) => {
  const note = noteOf('Harbour dues', {}, { review, owner: 'Ana' });
  const reply = presentAnswer(answerOf('answered', [quote(note, note.root)]), TODAY, messagesOf());
  const small = reply.blocks.flatMap((b) => (b.kind === 'note' ? [plainText(b.content)] : []));
  expect(small.some((line) => line.includes('due for review') && line.includes('Ana'))).toBe(old);
});

test('a very long list is cut and says how much is left and where', () => {
  const note = noteOf('Knots', {
    children: Array.from({ length: 60 }, (_, at) => ({ text: `Knot ${at}` })),
  });
  const reply = presentAnswer(
    answerOf('answered', [quote(note, note.root, true)]),
    TODAY,
    messagesOf(),
  );
  expect(find(reply, 'list').items).toHaveLength(24);
  expect(plainText(find(reply, 'note').content)).toBe('36 more lines stand in made.md.');
});

test('what shares only "how" and "you" with a question that was not found is not offered as near', () => {
  const passages = [tides, moon].map((note) => ({
    note,
    passage: note.root,
    score: 1,
    evidence: note === moon ? [matched('how'), matched('lunar')] : [matched('how')],
  }));
  const reply = presentAnswer(answerOf('not-found', [], { passages }), TODAY, messagesOf());
  expect(find(reply, 'choices').choices.map(({ label }) => label)).toEqual(['Moon']);
});
