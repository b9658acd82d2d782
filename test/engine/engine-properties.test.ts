import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, AnswerEngine } from '../../src/engine/answer-engine.js';
import { newEngine } from '../../src/app/engine-data.js';
import type { Note } from '../../src/core/note.js';
import { noteOf, SAMPLE_NOTES } from './sample-notes.js';

const WORDS = [
  'kernel',
  'kernels',
  'image',
  'layer',
  'host',
  'registry',
  'deliver',
  'delivery',
  'build',
  'the',
  'is',
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((list) => list.join(' '));
const notes = fc
  .array(fc.tuple(words, fc.array(words, { maxLength: 3 })), { minLength: 1, maxLength: 12 })
  .map((list) => list.map(([topic, below], at) => noteOf(`n${at}`, topic, below)));

function engineWith(list: readonly Note[]): AnswerEngine {
  const engine = newEngine();
  engine.update([], list);
  return engine;
}

/** What must not depend on how the notes came in. */
function outcome({ status, confidence, passages }: Answer): unknown {
  return {
    status,
    confidence: confidence.toFixed(4),
    found: passages.map(({ passage }) => passage.id),
  };
}

test('adding notes and removing them again leaves the same answers', () => {
  fc.assert(
    fc.property(notes, notes, words, (kept, extra, question) => {
      const plain = engineWith(kept);
      const changed = engineWith(kept);
      const renamed = extra.map((note) => ({ ...note, id: `extra ${note.id}` }));
      changed.update([], renamed);
      changed.update(
        renamed.map(({ id }) => id),
        [],
      );
      for (const asked of [question, question.replace('e', ''), `${question} kernl`]) {
        expect(outcome(changed.ask(asked))).toEqual(outcome(plain.ask(asked)));
      }
    }),
    { numRuns: 20 },
  );
});

test('a word that only removed notes had corrects no misspelling', () => {
  const engine = engineWith([noteOf('a', 'kernels of many hosts')]);
  engine.update([], [noteOf('b', 'kerneling the hosts')]);
  engine.update(['b'], []);
  expect(engine.ask('kernelin').passages).toEqual(
    engineWith([noteOf('a', 'kernels of many hosts')]).ask('kernelin').passages,
  );
});

test('the order in which notes come in changes no answer', () => {
  const shuffled = notes.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, words, ([list, other], question) => {
      expect(outcome(engineWith(other).ask(question))).toEqual(
        outcome(engineWith(list).ask(question)),
      );
    }),
    { numRuns: 20 },
  );
});

test('any text gets an answer within its bounds', () => {
  const engine = engineWith(SAMPLE_NOTES);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (question) => {
      const answer = engine.ask(question);
      expect(answer.confidence).toBeGreaterThanOrEqual(0);
      expect(answer.confidence).toBeLessThanOrEqual(1);
      expect(answer.passages.length).toBeLessThanOrEqual(3);
      expect(answer.status === 'not-found' || answer.quotes.length > 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  'a'.repeat(100_000),
  'kernel '.repeat(20_000),
  '?'.repeat(50_000),
  'hey '.repeat(20_000),
  '`'.repeat(9999),
])('a huge question comes to an end (%#)', (question) => {
  expect(['answered', 'suggested', 'not-found']).toContain(
    engineWith(SAMPLE_NOTES).ask(question).status,
  );
});

test.each([
  ['German', 'Wie groß ist ein Abbild?', 'Die Größe eines Abbilds', 'Wer bezahlt die Rechnung'],
  [
    'German without umlauts',
    'grosse eines abbilds',
    'Die Größe eines Abbilds',
    'Wer bezahlt die Rechnung',
  ],
  [
    'French',
    'demarrage du conteneur',
    'Le démarrage d’un conteneur',
    'La facture est payée par le bureau',
  ],
  ['Russian', 'размер образов', 'Размер образа контейнера', 'Кто платит по счёту'],
  ['Chinese', '容器镜像有多大', '容器镜像的大小是几百兆字节', '谁支付发票'],
  ['Japanese', 'コンテナの起動時間は?', 'コンテナの起動は一秒です', '請求書は誰が払いますか'],
  ['Arabic', 'ما حجم صورة الحاوية', 'حجم صور الحاويات بالميغابايت', 'من يدفع الفاتورة'],
  ['Thai', 'ขนาดของอิมเมจ', 'ขนาดของอิมเมจคอนเทนเนอร์', 'ใครจ่ายใบแจ้งหนี้'],
  ['Greek', 'μεγεθος εικονας', 'Το μέγεθος της εικόνας', 'Ποιος πληρώνει το τιμολόγιο'],
])('%s works without configuration', (_language, question, right, wrong) => {
  const engine = engineWith([noteOf('wrong', wrong), noteOf('right', right)]);
  expect(engine.ask(question).passages[0]?.note.id).toBe('right');
});
