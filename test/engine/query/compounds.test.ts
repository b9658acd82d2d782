/** Words that the notes know in part only. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { noteOf } from '../sample-notes.js';

const engine = newEngine();
engine.update(
  [],
  [
    noteOf('holiday', 'Urlaub', ['Antrag: im Portal', 'Rest: verfällt im März']),
    noteOf('phone', 'Diensthandy', ['Wer Bereitschaft hat, bekommt eines.']),
    noteOf('certificate', 'Certificates', ['They are renewed twice a day.']),
    noteOf('install', 'How to install the printer', ['Open the menu.']),
    noteOf('account', 'Bank account', ['Ask the office.']),
  ],
);
const first = (question: string): string | undefined => engine.ask(question).passages[0]?.note.id;

test.each([
  ['Urlaubsantrag', 'holiday'],
  ['wo beantrage ich das', 'holiday'],
  ['kriege ich ein Handy', 'phone'],
  ['when does the cert expire', 'certificate'],
  ['reinstall', 'install'],
])('%s finds %s', (question, id) => {
  expect(first(question)).toBe(id);
});

test('the evidence says by which part', () => {
  const [best] = engine.ask('Urlaubsantrag').passages;
  expect(best?.evidence[0]).toMatchObject({ asked: 'urlaubsantrag', by: 'compound' });
  const [other] = engine.ask('cert').passages;
  expect(other?.evidence[0]).toMatchObject({ matched: 'certificates', by: 'prefix' });
});

test.each(['count', 'tall', 'unter', 'book'])('%s is no part of another word', (question) => {
  expect(first(question)).toBeUndefined();
});
