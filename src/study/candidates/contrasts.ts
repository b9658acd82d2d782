/**
 * Contrasts: two things or more that a note tells apart, each with a label ("Container: …", "VM: …"). A statement is shown,
 * and whose it is, is asked. "It" at its beginning does no harm here: it stands for what is asked.
 */
import { text } from '../../core/inline.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, headingsAbove, type MakeCandidates } from './candidate.js';

/** More sides than these are a list of things, and no contrast. */
const MOST_SIDES = 5;

/** The cards of a note's contrasts. */
export const contrastsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const sides = sidesOf(note, words);
  if (sides.size < 2 || sides.size > MOST_SIDES) return;
  for (const group of passagesOf(note)) {
    const told = group.children.filter(({ label }) => label !== undefined && sides.has(label));
    if (told.length < 2) continue;
    for (const passage of told) {
      if (passage.text === '' || passage.kind === 'label' || passage.kind === 'topic') continue;
      yield candidateOf(note, passage, contrastDraft(passage, told), words);
    }
  }
};

function contrastDraft(passage: Passage, told: readonly Passage[]) {
  const label = passage.label ?? '';
  return {
    kind: 'contrast',
    anchor: [...headingsAbove(passage), label],
    words: passage.content,
    answer: [text(label)],
    choices: told.map((side) => ({
      content: [text(side.label ?? '')],
      isRight: side.label === label,
    })),
  } as const;
}

/**
 * The labels that name sides: those that come back under several headings, or that the note's topic or a heading names
 * together. Other labels name aspects of one thing.
 */
function sidesOf(note: Note, words: Words): ReadonlySet<string> {
  const groups = passagesOf(note).map((group) => ({
    heading: `${note.topic} ${group.text}`,
    labels: new Set(group.children.flatMap(({ label }) => label ?? [])),
  }));
  const times = new Map<string, number>();
  for (const { labels } of groups)
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  const sides = new Set([...times].filter(([, count]) => count > 1).map(([label]) => label));
  for (const { heading, labels } of groups) {
    const stems = new Set(words.tokenize(heading).map(words.stem));
    const named = [...labels].filter((label) =>
      words.tokenize(label).every((word) => stems.has(words.stem(word))),
    );
    if (named.length > 1) for (const label of named) sides.add(label);
  }
  return sides;
}
