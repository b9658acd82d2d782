/** Cards for Anki and for spreadsheets: every field survives, and a second import finds what is there. */
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { formatAnki } from '../../../src/bot/study/anki-text.js';
import { formatCards } from '../../../src/bot/study/cards-csv.js';
import { exportCard } from '../../../src/bot/study/exported-card.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { code, link, text } from '../../../src/core/inline.js';
import type { StudyCard } from '../../../src/study/study-card.js';
import { cardOf } from '../../study/alone/study-sample.js';

const EN = messagesOf('en');
const exported = (card: StudyCard, workspace = 'slack/T1') => exportCard(card, workspace, EN);

/** As Anki reads it: headers begin with `#`, fields are quoted as in CSV. */
function readAnki(file: string): string[][] {
  const rows = file.split('\n').filter((line) => !line.startsWith('#'));
  return parse(rows.join('\n'), { delimiter: '\t' });
}

test('the headers name the columns, and a card is a row of them', () => {
  const card = { ...cardOf('a.md~~term-1'), explanation: [text('see '), code('<x>')] };
  const file = formatAnki([exported(card)], 'Basic');
  expect(file.split('\n').slice(0, 6)).toEqual([
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:6',
  ]);
  expect(readAnki(file)).toEqual([
    [
      exported(card).guid,
      'Basic',
      'Quaymaster::a',
      'What is this called? what a.md~~term-1 means',
      'a.md~~term-1<br><br>see <code>&lt;x&gt;</code><br><br><small>a.md:1</small>',
      'quaymaster term',
    ],
  ]);
});

test('a card keeps its GUID when its words change, and has another one in another workspace', () => {
  const card = cardOf('a.md~~term-1');
  const edited = { ...card, answer: [text('something else')] };
  expect(exported(edited).guid).toBe(exported(card).guid);
  expect(exported(card, 'slack/T2').guid).not.toBe(exported(card).guid);
  expect(exported(cardOf('a.md~~term-2')).guid).not.toBe(exported(card).guid);
});

test('whatever stands in a note, a card stays one row of six fields, and nothing in it is markup', () => {
  const words = fc.string({ unit: fc.constantFrom('"', '\t', '\n', '#', '<', '&', 'a', ';', ' ') });
  fc.assert(
    fc.property(words, words, words, (question, answer, file) => {
      const card: StudyCard = {
        ...cardOf('a'),
        prompt: { words: [text(question)], about: [] },
        answer: [link('https://example.org', answer)],
        source: { file, line: 1 },
      };
      const rows = readAnki(formatAnki([exported(card)], 'Basic'));
      expect(rows.map(({ length }) => length)).toEqual([6]);
      expect(rows[0]?.[4]?.replaceAll(/<br>|<\/?small>/g, '')).not.toMatch(/[<\n]/);
    }),
  );
});

test.each([
  '[sound:x.mp3]',
  '[latex]\\input{/etc/passwd}[/latex]',
  '[$]x[/$]',
  '[anki:tts lang=en]x[/anki:tts]',
])('what Anki would run or play is read as it stands: %s', (words) => {
  const card: StudyCard = {
    ...cardOf('a'),
    prompt: { words: [text(words)], about: [] },
    answer: [code(words)],
    explanation: [text(words)],
    source: { file: `${words}.md`, line: 1 },
  };
  const [row = []] = readAnki(formatAnki([exported(card)], 'Basic'));
  expect(row.slice(3, 5).join('')).not.toContain('[');
  expect(row[4]?.replaceAll('&#91;', '[')).toContain(words);
});

test('choices stand below the question, by their letters', () => {
  const choices = [
    { content: [text('Container')], isRight: true },
    { content: [text('VM')], isRight: false },
  ];
  const card: StudyCard = { ...cardOf('a'), kind: 'contrast', choices };
  const [row] = readAnki(formatAnki([exported(card)], 'Basic'));
  expect(row?.[3]).toMatch(/^Container or VM\? .*<br><b>A<\/b> Container<br><b>B<\/b> VM$/);
});

test('a spreadsheet gets the words alone, and no formula', () => {
  const card: StudyCard = { ...cardOf('a'), answer: [text('=1+1')] };
  const [row] = parse(formatCards([exported(card)]), { columns: true });
  expect(row).toMatchObject({ answer: "'=1+1", source: 'a.md:1', deck: 'Quaymaster::a' });
});
