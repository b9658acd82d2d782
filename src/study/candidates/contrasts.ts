/**
 * Contrasts: two things or more that a note tells apart, each with a label ("Container: …", "VM: …"). A statement is shown,
 * and whose it is, is asked. "It" at its beginning does no harm here: it stands for what is asked.
 */
import { text } from '../../core/inline.js';
import { passagesOf, type Note, type Passage, type PassageKind } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, headingsAbove, type MakeCandidates } from './candidate.js';

/** More sides than these are a list of things, and no contrast. */
const MOST_SIDES = 5;

/** Passages that only name, or only show. */
const NOTHING_SAID: ReadonlySet<PassageKind> = new Set(['label', 'topic', 'code']);

/** The cards of a note's contrasts. */
export const contrastsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const sides = sidesOf(note, words);
  if (sides.size < 2 || sides.size > MOST_SIDES) return;
  for (const group of passagesOf(note)) {
    const told = group.children.filter(({ label }) => label !== undefined && sides.has(label));
    if (told.length < 2) continue;
    for (const passage of told) {
      if (passage.text === '' || NOTHING_SAID.has(passage.kind)) continue;
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
 * The labels that name sides: two or more that the note's topic or the headings above them name together ("Switches and hubs").
 * Labels that only come back ("Goal", "Advantages", "Author") name aspects of one thing, and say themselves what is theirs.
 */
function sidesOf(note: Note, words: Words): ReadonlySet<string> {
  const sides = new Set<string>();
  for (const group of passagesOf(note)) {
    const labels = new Set(group.children.flatMap(({ label }) => label ?? []));
    if (labels.size < 2) continue;
    const shared = sharedBy([...labels], words);
    const names = namedBy([...note.root.path, ...group.path, group.text].join(' '), shared, words);
    const named = [...labels].filter((label) => names(label));
    if (named.length > 1) for (const label of named) sides.add(label);
  }
  return sides;
}

/** The stems that all labels have: of "Port tack" and "Starboard tack" the first words tell them apart. */
function sharedBy(labels: readonly string[], { tokenize, stem }: Words): ReadonlySet<string> {
  const [first = [], ...others] = labels.map((label) => tokenize(label).map(stem));
  return new Set(first.filter((root) => others.every((other) => other.includes(root))));
}

/** Whether a heading has all words of a label that others have not, or the words that it is short for ("VM" of "virtual machines"). */
function namedBy(
  heading: string,
  shared: ReadonlySet<string>,
  { tokenize, stem, cues }: Words,
): (label: string) => boolean {
  const all = tokenize(heading);
  const stems = new Set(all.map(stem));
  const initials = all.map((word) => word.charAt(0)).join('');
  return (label) => {
    const own = tokenize(label);
    if (own.some((word) => cues.aspect.has(word))) return false;
    const telling = own.filter((word) => !shared.has(stem(word)));
    if (telling.length === 0) return false;
    return telling.every(
      (word) => stems.has(stem(word)) || (ACRONYM.test(label) && initials.includes(word)),
    );
  };
}

const ACRONYM = /^\p{Lu}{2,5}s?$/u;
