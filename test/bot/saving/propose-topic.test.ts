/** Where an answer belongs, as it is proposed. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { placesOf, formatPlace, readPlace } from '../../../src/bot/saving/answer-place.js';
import { proposeTopics } from '../../../src/bot/saving/propose-topic.js';
import { noteOf } from '../../fixtures/notes.js';

const NOTES = [
  noteOf('Backups', {
    children: [
      { text: 'Backups of the database run every night at three.' },
      { text: 'They are kept for thirty days in the vault.' },
    ],
  }),
  noteOf('Printers', { children: [{ text: 'The printer on the second floor takes A3 paper.' }] }),
];
const engine = newEngine();
engine.update([], NOTES);

const offered = (question: string, text: string) =>
  placesOf(proposeTopics({ question, text }, engine)).map(({ place }) => formatPlace(place));

test.each([
  [
    'goes below the note that speaks of it',
    'how long are backups kept',
    'Monthly backups of the database are kept for a year, too.',
    ['line Backups', 'wording Backups', 'line Printers', 'new'],
  ],
  [
    'says nothing new, so that its question is another way to ask',
    'when is the database saved',
    'Backups of the database run every night at three.',
    ['wording Backups', 'line Backups', 'line Printers', 'new'],
  ],
  ['is about nothing that is there', 'how do i get a parking permit', 'Ask at the gate.', ['new']],
  [
    'without a question',
    '',
    'The printer takes A3 paper.',
    ['wording Printers', 'line Printers', 'new'],
  ],
])('an answer that %s', (_, question, text, places) => {
  expect(offered(question, text)).toEqual(places);
});

test('a place is read back, also of a long topic, and not where its note is gone', () => {
  const long = noteOf(`A ${'very '.repeat(30)}long topic`);
  for (const kind of ['line', 'wording'] as const) {
    const value = formatPlace({ kind, topic: long.topic });
    expect(value.length).toBeLessThanOrEqual(75);
    expect(readPlace(value, [long])).toEqual({ kind, topic: long.topic });
    expect(readPlace(value, NOTES)).toBeNull();
  }
  expect(readPlace('new', [])).toEqual({ kind: 'new' });
  expect(readPlace('', NOTES)).toBeNull();
});
