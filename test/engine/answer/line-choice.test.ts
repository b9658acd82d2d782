/** Which line of a note answers: a short note, a question, and the line that must come first. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';

const BOILER = `# Boiler

A boiler heats water for the house.

- Pressure: it should read 1.5 bar.
- Service: the fitter comes every May.
- Noise: a knocking pipe has air in it.

## Restart

1. Turn the switch off.
2. Wait for two minutes.
3. Press the red button.

## Models

| model | power | fuel |
|---|---|---|
| Vesta 20 | 20 kW | gas |
| Hestia 35 | 35 kW | oil |

## Bleeding a radiator

Open the valve until water comes:

\`\`\`
bleed --radiator kitchen
\`\`\`
`;

function firstLine(text: string, question: string): string {
  const engine = newEngine();
  const other = '# Windows\n\nClose them at night.\n';
  engine.update([], [...parseNotes('a.md', text).notes, ...parseNotes('b.md', other).notes]);
  const [first] = engine.ask(question).passages;
  if (first === undefined) throw new Error('nothing was found');
  return text.split('\n')[first.passage.source.line - 1] ?? '';
}

test.each([
  [
    'its label is asked for',
    'what pressure should the boiler have',
    '- Pressure: it should read 1.5 bar.',
  ],
  [
    'a word of it is asked for',
    'when does the fitter come',
    '- Service: the fitter comes every May.',
  ],
  ['it holds both words, others one', 'knocking pipe', '- Noise: a knocking pipe has air in it.'],
  ['it is a row of the table', 'how much power has the Hestia 35', '| Hestia 35 | 35 kW | oil |'],
  ['it is another row', 'fuel of the vesta 20', '| Vesta 20 | 20 kW | gas |'],
  ['it is a step', 'do I press the red button', '3. Press the red button.'],
  ['it is misspelt in the question', 'knoking pipe', '- Noise: a knocking pipe has air in it.'],
])('the line that answers: %s', (_, question, line) => {
  expect(firstLine(BOILER, question)).toBe(line);
});

test('a heading that is asked for as a whole is quoted with what hangs below it', () => {
  const engine = newEngine();
  engine.update([], parseNotes('a.md', BOILER).notes);
  const [quote] = engine.ask('how do I restart the boiler').quotes;
  expect(quote?.withChildren).toBe(true);
  expect(quote?.passage.children.map(({ text }) => text)).toEqual([
    'Turn the switch off.',
    'Wait for two minutes.',
    'Press the red button.',
  ]);
});

test.each([
  [
    'repeats one word of it',
    '- Tea, tea and more tea.\n- Green tea is on the shelf.',
    'green tea',
    1,
  ],
  ['has half of it', '- The cellar is dry.\n- The cellar has no light.', 'light in the cellar', 1],
  [
    'is nothing but a link',
    '- [Which fuse does the oven need?](https://fuses.example/oven)\n- The oven has a fuse of 16 amperes.',
    'which fuse does the oven need',
    1,
  ],
  ['only has its function words', '- What is it for?\n- Keys.', 'what is it with the keys', 1],
])('before a line that %s', (_, lines, question, at) => {
  const text = `# Odds and ends\n\n${lines}\n`;
  expect(firstLine(text, question)).toBe(lines.split('\n')[at]);
});
