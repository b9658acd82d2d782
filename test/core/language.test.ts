import { expect, test } from '@jest/globals';
import { languageFor } from '../../src/core/language.js';

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'DE'], 'de'],
  [['en-GB', 'de'], 'en'],
  [[' de '], 'de'],
  [['deu', 'fr-FR', '*', ''], undefined],
  [[], undefined],
])('of %j it speaks %s', (asked, language) => {
  expect(languageFor(asked)).toBe(language);
});
