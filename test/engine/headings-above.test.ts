/** Notes that were cut out of a larger file. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

test('a note is also found by the headings that it was cut out from under', () => {
  const tools = ['Sieve', 'Balance'].map((tool) => {
    const parts = ['Cleaning', 'Storage'].map((part) => `## ${part}\n${lines(part)}`);
    return `# ${tool}\nA tool of the kitchen.\n${parts.join('')}`;
  });
  const { notes } = parseNotes('tools.md', tools.join(''));
  const engine = newEngine();
  engine.update([], notes);
  const best = (question: string): string =>
    engine.ask(question).passages[0]?.note.root.path.join(' › ') ?? '';
  expect(best('storage of the balance')).toBe('Balance › Storage');
  expect(best('how about cleaning a sieve')).toBe('Sieve › Cleaning');
});

/** More lines than an aspect of a topic has, so that the section becomes a note. */
function lines(part: string): string {
  const numbers = 'one two three four five six seven eight nine ten'.split(' ');
  return numbers.map((number) => `- ${part} rule ${number}\n`).join('');
}
