import { expect, test } from '@jest/globals';
import { shippedWords } from '../../../src/app/engine-data.js';
import { smallTalk } from '../../../src/bot/ask/small-talk.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';

const WORDS = shippedWords();

test.each([
  'hi',
  'Hello!',
  'hey there',
  'Good morning team',
  'HELLO bot :)',
  'Hallo zusammen!',
  'Guten Morgen',
  'moin',
])('%s is greeted back', (words) => {
  expect(smallTalk(words, messagesOf(), WORDS)?.summary).toMatch(/^Hello/);
});

test.each([
  'thanks',
  'Thank you so much!',
  'ty',
  'great, thanks',
  'thx a lot 🙏',
  'Danke!',
  'super, danke dir',
  'Vielen Dank für die Hilfe',
])('%s is taken with thanks', (words) => {
  expect(smallTalk(words, messagesOf(), WORDS)?.summary).toMatch(/welcome/);
});

test.each([
  'hello-world image',
  'hi does a container have a kernel',
  'thanks to what do containers start fast',
  'hey, what is a hypervisor?',
  'danke, und wie groß ist ein Image?',
  'hallo, was ist ein Kernel',
])('%s is a question', (words) => {
  expect(smallTalk(words, messagesOf(), WORDS)).toBeNull();
});

test('the answer is in the language of the place, whatever was typed', () => {
  expect(smallTalk('thanks', messagesOf('de'), WORDS)?.summary).toBe('Gern geschehen!');
  expect(smallTalk('tschüss', messagesOf(), WORDS)?.summary).toBe('See you!');
});
