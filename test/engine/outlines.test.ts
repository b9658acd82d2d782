/**
 * Ten outlines of different subjects, whose topic names two things and whose lines are labelled, with five questions each.
 * Questions and right lines were written before anything was asked.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

const FOLDER = join('test', 'engine', 'outlines');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** Of fifty; more may be missed for reasons that no test can give. */
const FEWEST_RIGHT = 44;

test('the right line of an outline comes first', () => {
  const engine = newEngine();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))
    engine.update([], parseNotes(file, read(file)).notes);
  const asked = read('questions.tsv').trim().split('\n');
  const missed = asked.flatMap((row) => {
    const [lines = '', question = ''] = row.split('\t');
    const source = engine.ask(question).passages[0]?.passage.source;
    const place = `${source?.file ?? ''}:${source?.line ?? 0}`;
    return lines.split('|').includes(place) ? [] : [`${question}: ${place} for ${lines}`];
  });
  expect(asked).toHaveLength(50);
  expect(missed.slice(asked.length - FEWEST_RIGHT)).toEqual([]);
});
