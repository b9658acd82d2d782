import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import type { Answer, Quote, WordMatch } from '../../../src/engine/answer-engine.js';
import type { Note, Passage } from '../../../src/core/note.js';
import { presentAnswer } from '../../../src/bot/ask/answer-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { noteOf } from '../../fixtures/notes.js';

const FRAME = { today: '2026-11-23', kept: false, messages: messagesOf() };
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
    onSubject: true,
  }));
  return {
    ...{ question: 'q', status, confidence: 0.9, sure: true },
    ...{ passages, quotes, unknownWords: [], ...more },
  };
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

test('an aspect is quoted alone, the answer first; its path stands with the source', () => {
  const reply = presentAnswer(answerOf('answered', [quote(tides, child(tides, 0))]), FRAME);
  expect(plainText(find(reply, 'quote').content)).toBe('Spring: Highest at new and full moon.');
  expect(find(reply, 'sources').sources).toEqual([
    { file: 'made.md', line: 2, path: ['Tides', 'Spring'] },
  ]);
  expect(kinds(reply)).toEqual(['quote', 'sources']);
  expect(reply.summary).toBe('Spring: Highest at new and full moon. (made.md:2)');
});

test('a contrast is quoted with both sides below its topic', () => {
  const reply = presentAnswer(answerOf('answered', [quote(tides, tides.root, true)]), FRAME);
  const lines = find(reply, 'list').items.map((item) =>
    'content' in item ? plainText(item.content) : item.code,
  );
  expect(lines).toEqual(['Spring: Highest at new and full moon.', 'Neap: Lowest at the quarters.']);
  expect(reply.summary).toBe(
    'Tides: Spring: Highest at new and full moon. Neap: Lowest at the quarters. (made.md:1)',
  );
});

test('what is quoted is not offered again, other topics are', () => {
  const reply = presentAnswer(answerOf('suggested', [quote(tides, tides.root, true)]), FRAME);
  const offered = find(reply, 'choices').choices.map(({ message }) => message);
  expect(offered).toContain('/notes Moon');
  expect(offered).not.toContain('/notes Tides');
});

test('an unsure answer says so', () => {
  const reply = presentAnswer(answerOf('suggested', [quote(tides, child(tides, 1))]), FRAME);
  expect(reply.summary).toMatch(/^Perhaps: /);
  expect(reply.tone).toBe('caution');
});

test('what is not covered gets one honest line, and the nearest topics beside it', () => {
  const reply = presentAnswer(answerOf('not-found', [], { unknownWords: ['quokka'] }), FRAME);
  expect(reply.summary).toMatch(/^That is not in the notes/);
  expect(reply.tone).toBe('plain');
  expect(kinds(reply)).toEqual(['paragraph', 'choices']);
  expect(find(reply, 'choices').prompt).toBe('');
  expect(find(reply, 'choices').choices).toHaveLength(3);
});

test('where the question is kept, it is said what happens next', () => {
  const reply = presentAnswer(answerOf('not-found', []), { ...FRAME, kept: true });
  expect(reply.summary).toMatch(/now waits for those who keep them/);
});

test.each([
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['2027-01-01', false],
])('a note to be reviewed on %s is called old: %s', (review, old) => {
  const note = noteOf('Harbour dues', {}, { review, owner: 'Ana' });
  const reply = presentAnswer(answerOf('answered', [quote(note, note.root)]), FRAME);
  const small = reply.blocks.flatMap((b) => (b.kind === 'note' ? [plainText(b.content)] : []));
  expect(small.some((line) => line.includes('due for review') && line.includes('Ana'))).toBe(old);
});

test('a very long list is cut, says how much is left and where, and offers all of it', () => {
  const note = noteOf('Knots', {
    children: Array.from({ length: 60 }, (_, at) => ({ text: `Knot ${at}` })),
  });
  const reply = presentAnswer(answerOf('answered', [quote(note, note.root, true)]), FRAME);
  expect(find(reply, 'list').items).toHaveLength(24);
  expect(find(reply, 'choices')).toEqual({
    kind: 'choices',
    prompt: '36 more lines stand in made.md.',
    choices: [{ label: 'Show all of it', message: '/notes Knots' }],
  });
});

test('of a long paragraph the part that answers is quoted, and all of it is offered', () => {
  const words = `${'Boats wait at the pier. '.repeat(80)}The fee is twelve crowns. ${'Gulls cry. '.repeat(80)}`;
  const note = noteOf('Mooring', { children: [{ text: words }] });
  const passage = child(note, 0);
  const ranked = { note, passage, score: 1, evidence: [matched('fee')], onSubject: true };
  const answer = answerOf('answered', [{ note, passage, withChildren: false }], {
    passages: [ranked],
  });
  const reply = presentAnswer(answer, FRAME);
  const quoted = plainText(find(reply, 'quote').content);
  expect(quoted).toContain('The fee is twelve crowns.');
  expect(quoted.length).toBeLessThan(1_210);
  expect(find(reply, 'choices').prompt).toBe('That is a part of it; the rest stands in made.md.');
  const whole = presentAnswer(answer, { ...FRAME, whole: true });
  expect(plainText(find(whole, 'quote').content)).toBe(words);
  expect(whole.blocks.some(({ kind }) => kind === 'choices')).toBe(false);
});

test('of a long script the first lines are quoted, and how many follow is said', () => {
  const script = Array.from({ length: 60 }, (_, at) => `echo ${at}`).join('\n');
  const note = noteOf('Deploy', { children: [{ text: script, kind: 'code' }] });
  const passage = child(note, 0);
  const reply = presentAnswer(
    answerOf('answered', [{ note, passage, withChildren: false }]),
    FRAME,
  );
  expect(find(reply, 'code').text.split('\n')).toHaveLength(24);
  expect(find(reply, 'choices').prompt).toBe('36 more lines stand in made.md.');
});

test('what is not on the subject of a question that was not found is not offered as near', () => {
  const passages = [tides, moon].map((note) => ({
    note,
    passage: note.root,
    score: 1,
    evidence: [matched('how')],
    onSubject: note === moon,
  }));
  const reply = presentAnswer(answerOf('not-found', [], { passages }), FRAME);
  expect(find(reply, 'choices').choices.map(({ label }) => label)).toEqual(['Moon']);
});
