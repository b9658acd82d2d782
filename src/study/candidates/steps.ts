/** The order of steps: one is shown, and what comes right after it is asked. Only where the author says that they are steps. */
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import { saysAny } from '../sentence.js';
import type { Words } from '../../engine/words/words.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, headingsAbove, quoted, type MakeCandidates } from './candidate.js';

/** Fewer can't be mistaken, more can't be remembered. */
const FEWEST_STEPS = 4;
const MOST_STEPS = 9;
/** Other steps to choose from besides the right one. */
const MOST_WRONG = 3;

/** The cards of a note's lists of steps: of each, the turn in its middle, which neither the first nor the last gives away. */
export const stepsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  for (const group of passagesOf(note)) {
    const steps = group.children.filter(({ kind }) => kind === 'step');
    if (steps.length < FEWEST_STEPS || steps.length > MOST_STEPS) continue;
    if (!saysAny(words.cues.sequence, headingOf(group))) continue;
    if (steps.some(({ text, children }) => text === '' || children.length > 0)) continue;
    if (steps.some(isNoStep)) continue;
    const at = Math.floor((steps.length - 1) / 2);
    yield* cardOf(note, steps, at, words);
  }
};

function* cardOf(
  note: Note,
  steps: readonly Passage[],
  at: number,
  words: Words,
): Iterable<StudyCard> {
  const [shown, next] = [steps[at], steps[at + 1]];
  if (shown === undefined || next === undefined) return;
  const wrong = steps.filter((_, other) => other !== at && other !== at + 1).slice(0, MOST_WRONG);
  const draft = {
    kind: 'order',
    anchor: headingsAbove(shown),
    words: quoted(shown),
    answer: quoted(next),
    choices: [next, ...wrong].map((step) => ({
      content: quoted(step),
      isRight: step === next,
    })),
  } as const;
  yield candidateOf(note, next, draft, words);
}

/**
 * "Parent company: your main entity" is one of several things, "the date of the loss; or" one of several conditions, and a
 * question is to be asked at any time.
 */
const isNoStep = ({ label, text }: Passage): boolean =>
  label !== undefined || /[;,?](?:\s(?:and|or|und|oder))?$/i.test(text.trimEnd());

/** What stands right above the list, and the heading above that. */
const headingOf = ({ path, text, label }: Passage): string =>
  [...path.slice(-2), label ?? '', text].join(' ');
