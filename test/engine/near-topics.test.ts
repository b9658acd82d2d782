/** What is offered beside a question shares its subject; a table of contents is no answer. */
import { expect, test } from '@jest/globals';
import { engineWith, saidFirst } from './small-folders.js';

const engine = engineWith({
  'kitchen.txt': `> Making an image
- make one with a file of steps
> Raspberry Pi
- it breaks when it gets hot
> What a kernel is
- the part that all programs ask for memory
`,
});

test.each([
  ['how do i bake bread', false],
  ['how do i make pizza', false],
  ['what is the kernel for', true],
  ['what is the kernal for', true],
  ['how do i make an image', true],
])('%s', (question, isOnSubject) => {
  const { passages } = engine.ask(question);
  expect(passages.some(({ onSubject }) => onSubject)).toBe(isOnSubject);
});

test('a list of links does not beat what it links to', () => {
  const folder = engineWith({
    'README.md': `# Handbook

## Contents
- [How do I request a laptop?](laptop.md)
- [How do I get a badge?](#badge)

## Badge
Ask reception on the ground floor for a badge.
`,
    'laptop.md': '# Laptops\nOpen a ticket with IT; a laptop comes within a week.\n',
  });
  expect(saidFirst(folder.ask('how do I request a laptop'))).toContain('Open a ticket');
  expect(saidFirst(folder.ask('how do I get a badge'))).toContain('reception');
});

test('a common word that stands for another one by a slip of a letter finds nothing', () => {
  const folder = engineWith({
    'phone.txt': '> How do I take a photo?\n- press the button\n> Calls\n- open the dialer\n',
  });
  expect(folder.ask('how do I bake a cake').status).toBe('not-found');
});

test('of a word that has another one as its part, the other one is at most suggested', () => {
  const folder = engineWith({
    'garden.txt': '> House\n- it has four walls and a roof\n> Garden\n- it has a fence\n',
  });
  expect(folder.ask('what is a house').status).toBe('answered');
  expect(folder.ask('what is a greenhouse').status).not.toBe('answered');
});

test('of two things compared, one may be called by a common word', () => {
  const folder = engineWith({
    'languages.txt':
      '> How are Go and Rust different?\n- one has a garbage collector\n> Is Rust fast?\n- it is\n> Why is it called Rust?\n- after a fungus\n> What is it good for?\n- for servers\n',
  });
  const { status, passages } = folder.ask('rust vs go');
  expect(status).not.toBe('not-found');
  expect(passages[0]?.passage.text).toContain('different');
});

test('what people say to each other is not found, unless a note is called so', () => {
  const files = { 'people.txt': '> Birthdays\n- happy colleagues get a cake\n' };
  expect(engineWith(files).ask('happy birthday everyone').status).toBe('not-found');
  const named = engineWith({ ...files, 'song.txt': '> Happy birthday\n- a song of 1893\n' });
  expect(named.ask('happy birthday').status).toBe('answered');
});

test('a word that a long line has in passing is at most suggested', () => {
  const folder = engineWith({
    'training.txt':
      '> Training\n- who shadows a call may ask anything afterwards, and nobody minds when it turns out to be a joke about pagers\n> Lunch\n- lunch is at noon\n',
  });
  expect(folder.ask('tell me a joke').status).not.toBe('answered');
});
