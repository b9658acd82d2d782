import { expect, test } from '@jest/globals';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

const audiences = (file: string, text: string) =>
  parseNotes(file, text).notes.map(({ audience }) => audience);

test.each([
  ['in front matter, as a list', 'audience: ["@staff", C0STAFF]', [['@staff', 'C0STAFF']]],
  ['in front matter, as words', 'Audience: "@staff, 4567"', [['@staff', '4567']]],
  ['naming nobody: nobody sees it', 'audience: []', [[]]],
  ['after a mistake that swallows it: nobody sees it', 'topic: Plans\n  audience: "@staff"', [[]]],
  ['not at all: everybody sees it', 'owner: ann', undefined],
])('an audience %s', (_, matter, audience) => {
  expect(audiences('a.md', `---\n${matter}\n---\n# Plans\n\nSecret.\n`)).toEqual([audience]);
});

test('an audience with the mistake that YAML does not take @ without quotes is still one', () => {
  const [audience] = audiences('a.md', '---\naudience: @staff\n---\n# Plans\n\nSecret.\n');
  expect(audience).toBeDefined();
});

test('a record has an audience of its own', () => {
  const yaml =
    '- q: what is open?\n  a: this\n- q: what is not?\n  a: that\n  audience: "@staff"\n';
  expect(audiences('a.yaml', yaml)).toEqual([undefined, [['@staff']]]);
});
