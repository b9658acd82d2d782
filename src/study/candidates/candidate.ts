/** What all makers of candidates share: from a passage to a card that is not yet checked. */
import { strong, text, type Inline } from '../../core/inline.js';
import type { Note, Passage } from '../../core/note.js';
import { dropInline, takeInline, trimInline } from '../../core/text/inline-edit.js';
import type { Words } from '../../engine/words/words.js';
import { cardId } from '../card-id.js';
import { GAP, type CardKind, type Choice, type StudyCard } from '../study-card.js';

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
    prompt: { words: draft.words, about: shownAbove(draft.about ?? headingsAbove(passage)) },
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

/** Of what stands above a question, so much is shown. */
const MOST_ABOVE = 3;
const LONGEST_ABOVE = 90;

/** What of a path is shown above a question: its last steps that are short enough to be names, and made for people. */
function shownAbove(path: readonly string[]): readonly string[] {
  return path
    .filter((step) => step.length <= LONGEST_ABOVE && !MADE_UP.test(step))
    .slice(-MOST_ABOVE);
}

/** A name that a program gave to a file: one long word with digits within. */
const MADE_UP = /^(?=[\w-]*\d)[\w-]{16,}$|^\d{6,}$/;

/** Files of these names are called by their folder, and say nothing of what is in them. */
const NAMED_FOR_PROGRAMS = /^(?:readme|index|_index|notes?|untitled)$/i;

/** The name of a passage's file as people say it, as a path of one step; none where it says nothing. */
export function fileAbove({ source: { file } }: Passage): readonly string[] {
  const name = (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  return NAMED_FOR_PROGRAMS.test(name) ? [] : [name.replaceAll(/[-_]+/g, ' ')];
}

/** Inline text with a part of its plain words exchanged for a gap. */
export function withGap(content: readonly Inline[], start: number, end: number): readonly Inline[] {
  return [...takeInline(content, start), text(GAP), ...dropInline(content, end)];
}

/** A part of inline text, by the offsets of its plain words. */
export function partOf(content: readonly Inline[], start: number, end: number): readonly Inline[] {
  return trimInline(dropInline(takeInline(content, end), start));
}
