import { expect, test } from '@jest/globals';
import { readAtoms } from '../../../../src/canirun/hosts/read/atoms.js';
import { PhraseTree } from '../../../../src/canirun/hosts/read/phrase-tree.js';
import { readMacros, readPhrase } from '../../../../src/canirun/hosts/read/phrase.js';

const MACROS = readMacros({ pi: 'raspberry pi|rpi', model: '{pi} b' });

/** How many atoms of a text the phrase takes, from its beginning. */
function length(phrase: string, text: string): number {
  const tree = new PhraseTree<string>();
  tree.add(readPhrase(phrase, MACROS), 'found', () => undefined);
  return tree.matches(readAtoms(text), 0)[0]?.to ?? 0;
}

test.each([
  ['win 11', 'win11', 2],
  ['win 11', 'Win-11', 2],
  ['win 11', 'win 11 pro', 2],
  ['win 11', 'win 10', 0],
  ['w11', 'w11', 2],
  ['w11', 'w 11', 0],
  ['i3|i5|i7 2500', 'i5-2500k', 3],
  ['i3|i5 2500', 'i7-2500', 0],
  ['arch linux?', 'arch', 1],
  ['arch linux?', 'arch linux', 2],
  ['(raspberry pi|rpi) 4', 'raspberry pi 4', 3],
  ['(raspberry pi|rpi) 4', 'rpi4', 2],
  ['pi 4 (model b)?', 'pi 4 model b', 4],
  ['pi 4 (model b)?', 'pi 4 model', 2],
  ['i7 2000-2999', 'i7-2600', 3],
  ['i7 2000-2999', 'i7-3770', 0],
  ['i7 2000-2999', 'i7-26000', 0],
  ['gold #1##', 'gold 5118', 2],
  ['gold #1##', 'gold 6230', 0],
  ['e55##', 'e5520', 2],
  ['e55##', 'e5650', 0],
  ['ds918+', 'ds918+', 3],
  ['ds918+', 'ds918', 0],
  ['{pi} 4', 'rpi 4', 2],
  ['{model}', 'raspberry pi b', 3],
])('the phrase "%s" takes from "%s" %d atoms', (phrase, text, atoms) => {
  expect(length(phrase, text)).toBe(atoms);
});

test.each([
  ['a?', 'may be empty'],
  ['(a|b', 'lacks a ")"'],
  ['a) b', 'has a ")" too many'],
  ['? a', 'lacks a word before "?"'],
  ['a |', 'lacks a word before "its end"'],
  ['{nothing} a', 'uses {nothing}, which is no macro above it'],
])('the phrase "%s" is refused: %s', (phrase, message) => {
  expect(() => length(phrase, 'a')).toThrow(message);
});

test('a phrase does not go on behind the end of a statement', () => {
  expect(length('debian 12', 'debian; 12')).toBe(0);
  expect(length('debian 12', 'debian\n12')).toBe(0);
});

test('a phrase that stands for too much is refused', () => {
  const ten = '(a|b|c|d|e|f|g|h|i|j)';
  expect(() => length(`${ten} ${ten} ${ten} ${ten}`, 'a')).toThrow(
    'stands for more than 4000 phrases',
  );
});

test('the longest of several phrases comes first', () => {
  const tree = new PhraseTree<string>();
  for (const name of ['mac', 'mac mini', 'mac mini server'])
    tree.add(readPhrase(name), name, () => undefined);
  const found = tree.matches(readAtoms('mac mini m4'), 0);
  expect(found.map((f) => f.values)).toEqual([['mac mini'], ['mac']]);
});
