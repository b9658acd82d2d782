import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { exampleQuestions } from '../../../src/bot/help/examples.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';

const examples = (yaml: string, count: number): string[] => {
  const { notes } = parseNotes('team.yaml', yaml);
  const engine = newEngine();
  engine.update([], notes);
  return exampleQuestions(notes, engine, count);
};

const NOTES = `
- question: printer offline
  questions: [why is the printer offline, Why is the printer offline?]
  answer: It sleeps at night. Wake it at the panel.
- question: vpn password forgotten
  answer: Ask the service desk for a new VPN password.
- question: Where is the coffee kept?
  answer: The coffee is kept in the cupboard above the sink.
`;

test('whole sentences are shown before words that somebody typed', () => {
  expect(examples(NOTES, 2)).toEqual(['Why is the printer offline?', 'Where is the coffee kept?']);
});

test('a question too long for a button is not shown', () => {
  const long = `Where is ${'the very '.repeat(9)}long form kept?`;
  expect(examples(`- question: ${long}\n  answer: In the cupboard.\n`, 1)).toEqual([]);
});
