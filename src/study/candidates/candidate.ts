/** What all makers of candidates share: from a passage to a card that is not yet checked. */
import { strong, text, type Inline } from '../../core/inline.js';
import type { Note, Passage } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import { cardId } from '../card-id.js';
import type { CardKind, Choice, StudyCard } from '../study-card.js';

/** Makes candidates of one note, in a time that grows with its length. */
export type MakeCandidates = (note: Note, words: Words) => Iterable<StudyCard>;

/** What tells one candidate from another. */
export interface CandidateDraft {
  readonly kind: CardKind;
  /** What it is asked of, so that its id survives edits: labels, headings, a term. */
  readonly anchor: readonly string[];
  /** What is shown; its `about` are the headings above the passage unless others are given. */
  readonly words: readonly Inline[];
  readonly about?: readonly string[];
  readonly answer: readonly Inline[];
  readonly accepted?: readonly string[];
  readonly choices?: readonly Choice[];
  readonly isMarked?: boolean;
}

/** The candidate that a passage makes. */
export function candidateOf(
  note: Note,
  passage: Passage,
  draft: CandidateDraft,
  words: Words,
): StudyCard {
  return {
    id: cardId(note.id, draft.kind, draft.anchor, words),
    kind: draft.kind,
    noteId: note.id,
    topic: note.topic,
    prompt: { words: draft.words, about: draft.about ?? headingsAbove(passage) },
    answer: draft.answer,
    accepted: draft.accepted ?? [],
    choices: draft.choices ?? null,
    source: { file: passage.source.file, line: passage.source.line },
    explanation: quoted(passage),
    isMarked: draft.isMarked === true,
  };
}

/** A passage as it is quoted, its label in front. */
export function quoted({ label, content, kind }: Passage): readonly Inline[] {
  if (label === undefined || kind === 'label' || kind === 'topic') return content;
  return [strong(label), text(': '), ...content];
}

/** The steps of a passage's path without its own label. */
export function headingsAbove({ path, label }: Passage): readonly string[] {
  return label === undefined ? path : path.slice(0, -1);
}
