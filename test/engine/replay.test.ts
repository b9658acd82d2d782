/** What a change of the notes would do to questions that are answered right. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newEngine } from '../../src/app/engine-data.js';
import type { Note } from '../../src/core/note.js';
import {
  replay,
  type KnownQuestion,
  type NotesChange,
  type Replay,
} from '../../src/engine/replay.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

const NOTES = parseNotes(
  'it.txt',
  `> The VPN is set up with the WireGuard app
    - Ask IT for a key

> The guest Wi-Fi needs a voucher from the reception
    - A voucher is good for one day

> Printers stand on floors two and four
    - Scans are sent by mail
`,
).notes;
const idOf = (word: string): string => noteOf(word).id;
function noteOf(word: string): Note {
  const found = NOTES.find(({ topic }) => topic.includes(word));
  if (found === undefined) throw new Error(`no note about ${word}`);
  return found;
}

/** The notes as they are, asked in an engine of its own. */
function replayed(
  change: NotesChange,
  known: readonly KnownQuestion[],
): Replay & { steps: number } {
  const engine = newEngine();
  engine.update([], NOTES);
  const run = replay(engine, change, known);
  for (let steps = 0; ; steps++) {
    const step = run.next();
    if (step.done === true) return { ...step.value, steps };
  }
}

/** One more way to ask for a note. */
function alsoAskedAs(word: string, question: string): NotesChange {
  const note = noteOf(word);
  return { removed: [note.id], added: [{ ...note, questions: [...note.questions, question] }] };
}

const KNOWN: readonly KnownQuestion[] = [
  { question: 'how do I set up the VPN', note: idOf('VPN'), times: 9 },
  { question: 'guest wifi voucher', note: idOf('guest'), times: 4 },
  { question: 'where do the printers stand', note: idOf('Printers'), times: 2 },
];

test('another way to ask that takes nothing away', () => {
  const { asked, times, right, changed, steps } = replayed(
    alsoAskedAs('guest', 'internet for visitors'),
    [...KNOWN, { question: 'internet for visitors', note: idOf('guest'), times: 3 }],
  );
  expect({ asked, times, steps }).toEqual({ asked: 4, times: 18, steps: 8 });
  expect(right).toEqual({ before: 15, after: 18 });
  expect(changed).toMatchObject([
    {
      question: 'internet for visitors',
      times: 3,
      effect: 'better',
      after: { status: 'answered', note: { topic: noteOf('guest').topic } },
    },
  ]);
});

test('another way to ask that steals a question is told of first', () => {
  const { right, changed } = replayed(alsoAskedAs('Printers', 'how do I set up the VPN'), KNOWN);
  expect(right.after).toBeLessThan(right.before);
  expect(changed[0]).toMatchObject({
    question: 'how do I set up the VPN',
    times: 9,
    effect: 'worse',
    before: { status: 'answered', note: { id: idOf('VPN') } },
  });
});

test('a note that goes', () => {
  const { changed } = replayed({ removed: [idOf('guest')], added: [] }, KNOWN);
  expect(changed).toMatchObject([{ effect: 'worse', question: 'guest wifi voucher' }]);
  expect(changed[0]?.after.note?.id).not.toBe(idOf('guest'));
});

test('says what the engine says with and without the change, whatever is changed and known', () => {
  const words = fc
    .array(
      fc.constantFrom('vpn', 'guest', 'voucher', 'printers', 'mail', 'key', 'where', 'floor'),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) => all.join(' '));
  const known = fc.array(
    fc.record({
      question: words,
      note: fc.constantFrom(...NOTES.map(({ id }) => id)),
      times: fc.nat(9),
    }),
    { maxLength: 4 },
  );
  const ask = (notes: readonly Note[], question: string) => {
    const engine = newEngine();
    engine.update([], notes);
    const { status, passages } = engine.ask(question, { top: 3, oncePerNote: true });
    const first = status === 'not-found' ? undefined : passages[0]?.note;
    return { status, note: first === undefined ? null : { id: first.id, topic: first.topic } };
  };
  fc.assert(
    fc.property(words, fc.constantFrom('VPN', 'guest', 'Printers'), known, (way, word, all) => {
      const change = alsoAskedAs(word, way);
      const after = [...NOTES.filter(({ id }) => !change.removed.includes(id)), ...change.added];
      const { changed, times } = replayed(change, all);
      expect(times).toBe(all.reduce((sum, one) => sum + one.times, 0));
      for (const one of changed) {
        expect(one.before).toEqual(ask(NOTES, one.question));
        expect(one.after).toEqual(ask(after, one.question));
      }
    }),
    { numRuns: 15 },
  );
});
