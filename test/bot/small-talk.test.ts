import { expect, test } from '@jest/globals';
import { smallTalk } from '../../src/bot/small-talk.js';
import { wordsOf } from '../../src/bot/words/words.js';

test.each(['hi', 'Hello!', 'hey there', 'Good morning team', 'HELLO bot :)'])(
  '%s is greeted back',
  (words) => {
    expect(smallTalk(words, wordsOf())?.summary).toMatch(/^Hello/);
  },
);

test.each(['thanks', 'Thank you so much!', 'ty', 'great, thanks', 'thx a lot 🙏'])(
  '%s is taken with thanks',
  (words) => {
    expect(smallTalk(words, wordsOf())?.summary).toMatch(/welcome/);
  },
);

test.each([
  'hello-world image',
  'hi does a container have a kernel',
  'thanks to what do containers start fast',
  'hey, what is a hypervisor?',
])('%s is a question', (words) => {
  expect(smallTalk(words, wordsOf())).toBeNull();
});
