/** The makers of study cards as readers of strangers' text: each over the notes of a file, and the grading of answers. */
import { shippedWords } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { TEXT_BUDGET } from '../../src/notes/formats/text-budget.js';
import type { MakeCandidates } from '../../src/study/candidates/candidate.js';
import { contrastsOf } from '../../src/study/candidates/contrasts.js';
import { definitionsOf } from '../../src/study/candidates/definitions.js';
import { entriesOf } from '../../src/study/candidates/entries.js';
import { gapsOf } from '../../src/study/candidates/gaps.js';
import { markedOf } from '../../src/study/candidates/marks.js';
import { pairsOf } from '../../src/study/candidates/pairs.js';
import { stepsOf } from '../../src/study/candidates/steps.js';
import { gradeAnswer } from '../../src/study/grade-answer.js';
import type { FuzzTarget } from './fuzz-targets.js';

const MAKERS: readonly (readonly [string, MakeCandidates])[] = [
  ['marks', markedOf],
  ['pairs', pairsOf],
  ['definitions', definitionsOf],
  ['contrasts', contrastsOf],
  ['entries', entriesOf],
  ['steps', stepsOf],
  ['gaps', gapsOf],
];

/** Longest answer that `/study` and `/quiz` grade. */
const ANSWER = 500;
const RIGHT = '# Eggs\n\nQ: How long do soft eggs boil, and in what?\nA: Six minutes, in water.\n';

/** Makers and grading, named. */
export function cardTargets(): readonly (readonly [string, FuzzTarget])[] {
  const words = shippedWords();
  const notesOf = (text: string) =>
    ['a.md', 'a.txt'].flatMap((file) => parseNotes(file, `# Container\n\n${text}`).notes);
  const [card] = parseNotes('a.md', RIGHT).notes.flatMap((note) => [...pairsOf(note, words)]);
  if (card === undefined) throw new Error('there is no card to answer');
  return [
    ...MAKERS.map(([name, make]): readonly [string, FuzzTarget] => [
      `cards-${name}`,
      {
        most: TEXT_BUDGET.fileBytes.markdown,
        read: (text) => notesOf(text).flatMap((note) => [...make(note, words)]),
      },
    ]),
    ['grade', { most: ANSWER, read: (text) => gradeAnswer(card, text, words) }],
  ];
}
