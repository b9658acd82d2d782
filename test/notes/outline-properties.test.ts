import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { passagesOf, type Passage } from '../../src/core/note.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { sketch } from './sketch.js';

/** Words that neither mark nor label anything. */
const word = fc.constantFrom('salt', 'Water', 'router', 'ACID', 'bakes', 'slowly', 'über', 'pans');
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const mark = fc.constantFrom('> ', '- ', '* ', '• ', '1. ', '7) ', '', 'Term: ');
const indent = fc.constantFrom('', ' ', '  ', '    ', '\t', '\t\t', '   \t', '         ');
const line = fc
  .tuple(indent, mark, words, fc.constantFrom('', ':', '.', ' ', ','))
  .map((parts) => parts.join(''));
const outline = fc.array(fc.oneof(line, fc.constant('')), { maxLength: 40 });

test('every line of words stands in a passage that says it is there', () => {
  fc.assert(
    fc.property(outline, (lines) => {
      const passages = parseNotes('a.txt', lines.join('\n')).notes.flatMap(passagesOf);
      lines.forEach((typed, index) => {
        const said = letters(typed);
        const holds = (passage: Passage): boolean =>
          passage.source.line <= index + 1 &&
          index + 1 <= passage.source.endLine &&
          letters(`${passage.label ?? ''} ${passage.text}`).includes(said);
        expect(said === '' || passages.some(holds)).toBe(true);
      });
    }),
  );
});

test('tabs and any number of spaces per level give the same tree', () => {
  const tree = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('- ', '1. '), words), { minLength: 1 });
  fc.assert(
    fc.property(tree, fc.integer({ min: 1, max: 8 }), (steps, width) => {
      const typed = (level: string): string => {
        let depth = 0;
        const lines = steps.map(([to, sign, said]) => {
          depth = Math.min(to, depth + 1);
          return level.repeat(depth) + sign + said;
        });
        return ['> Topic', ...lines].join('\n');
      };
      expect(sketch('a.txt', typed(' '.repeat(width)))).toEqual(sketch('a.txt', typed('\t')));
    }),
  );
});

/** Text that looks like notes of any format more often than chance would have it. */
const shard = fc.constantFrom(
  '> ',
  '- ',
  '\n',
  '\n\n',
  '\t',
  '    ',
  ': ',
  '::',
  '```',
  '~~~\n',
  '---\n',
  '# ',
  '## ',
  '| a | b |\n',
  '|-|-|\n',
  '[[',
  ']]',
  '![[',
  '%%',
  '#tag',
  '[^1]',
  '[^1]: ',
  'Q: ',
  'A: ',
  '**',
  '`',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  '<b>',
  '<!--',
  '> [!note] ',
  ' ^id',
  'Source: ',
  'https://a.b',
  '\r',
  '\0',
  '\u202E',
  '\uD800',
  '$',
  '\\',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(shard, words), { maxLength: 60 }).map((parts) => parts.join('')),
);

test.each(['a.txt', 'a.md', 'a.yaml', 'a.json', 'a.jsonl', 'a.csv', 'a.tsv'])(
  'any text as %s gives unique ids, lines within the file, and the same again',
  (file) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseNotes(file, text);
        const last = text.split(/\r\n|\n|\r/).length;
        const passages = parsed.notes.flatMap(passagesOf);
        for (const { source } of passages) {
          expect(source.line).toBeGreaterThanOrEqual(1);
          expect(source.endLine).toBeGreaterThanOrEqual(source.line);
          expect(source.endLine).toBeLessThanOrEqual(last);
        }
        for (const { line } of parsed.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        expect(parseNotes(file, text)).toEqual(parsed);
      }),
      { numRuns: 80 },
    );
  },
);

function letters(text: string): string {
  return text.replace(/^\s*(?:\d[.)]|[a-z]\))/u, '').replace(/\P{L}/gu, '');
}
