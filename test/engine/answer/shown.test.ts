/** What is shown of an answer: the line with its label, a short section whole, of a long one the line that answers. */
import { expect, test } from '@jest/globals';
import { quotedText } from '../../../src/engine/answer/quoted-text.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { noteOf, type Sketch } from '../sample-notes.js';

function shown(topic: string, lines: readonly Sketch[], question: string): [number, string] {
  const engine = newEngine();
  engine.update([], [noteOf('a', topic, lines), noteOf('b', 'Rooms', ['The cellar is locked'])]);
  const [first] = engine.ask(question).passages;
  if (first === undefined) throw new Error('nothing was found');
  const { passage, withChildren = false } = first;
  return [passage.source.line, quotedText(passage, withChildren)];
}

const many = Array.from({ length: 14 }, (_, at) => `remark ${at} on nothing much`);

test.each<[string, string, readonly Sketch[], string, number, string]>([
  [
    'a labelled line',
    'Oven',
    ['Heat: 200 degrees', 'Time: an hour'],
    'oven heat',
    2,
    'Heat: 200 degrees',
  ],
  [
    'a short section',
    'Washing up',
    ['take water', 'take soap'],
    'washing up',
    1,
    'Washing up\ntake water\ntake soap',
  ],
  ['a long section', 'Washing up', ['take water', ...many], 'washing up', 2, 'take water'],
  [
    'a statement',
    'A boiler is a vessel for heating water',
    many,
    'what is a boiler',
    1,
    'A boiler is a vessel for heating water',
  ],
  [
    'the one that is named',
    'Discs and rims',
    ['rim brakes press on rims', 'disc brakes press on rotors'],
    'what is a disc brake',
    3,
    'disc brakes press on rotors',
  ],
  [
    'both sides of a contrast, where each has its line',
    'Lenses',
    ['Prime: it has one focal length', 'Zoom: it has a range of them'],
    'what is the difference between a prime and a zoom',
    1,
    'Lenses\nPrime: it has one focal length\nZoom: it has a range of them',
  ],
])('%s', (_, topic, lines, question, line, text) => {
  expect(shown(topic, lines, question)).toEqual([line, text]);
});
