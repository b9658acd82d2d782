/**
 * The candidate asked of the notes themselves, by the engine that answers people: what it is asked of must come first, and no
 * other note or line may say the same.
 */
import { plainText } from '../../core/inline.js';
import type { Passage } from '../../core/note.js';
import type { AnswerEngine, RankedPassage } from '../../engine/answer-engine.js';
import type { Words } from '../../engine/words/words.js';
import { GAP, type StudyCard } from '../study-card.js';
import { likeness } from './choices.js';
import type { Check, Fault } from './fault.js';

/** So many passages are looked at. */
const LOOKED_AT = 4;
/** Another passage with so much of what is shown says it as well. */
const SAYS_AS_WELL = 0.75;

/** Asks the notes. */
export const answersInNotes: Check = (candidate, engine) => {
  const { kind, isMarked } = candidate;
  if (isMarked || kind === 'riddle' || kind === 'order') return null;
  const question = questionOf(candidate);
  const { passages, status } = engine.ask(question, { top: LOOKED_AT });
  const [first] = passages;
  if (first === undefined || status === 'not-found') return ['not-found'];
  if (first.note.id !== candidate.noteId) return ['found-elsewhere', placeOf(first)];
  if (kind === 'pair') return askedTwice(candidate, passages, engine);
  if (kind === 'meaning') return namedTwice(candidate, passages, engine);
  if (kind === 'contrast' && isOfForm(candidate, engine))
    return ['found-elsewhere', placeOf(first)];
  return SAID_ONCE.has(kind) ? saidElsewhere(candidate, passages, engine) : null;
};

/** In so many other notes with the same labels below the same heading, these are fields of a form that somebody fills in. */
const NOTES_OF_FORM = 2;

/** Whether a contrast's sides come back in other notes, as "Planned" and "Done" do in every weekly report. */
function isOfForm({ noteId, prompt, choices }: StudyCard, engine: AnswerEngine): boolean {
  const sides = (choices ?? []).map(({ content }) => plainText(content));
  const heading = prompt.about.at(-1) ?? '';
  const asked = [heading, ...sides].join(' ');
  const { passages } = engine.ask(asked, { top: LOOKED_AT, oncePerNote: true });
  const others = passages.filter(
    ({ note, passage: { path, label } }) =>
      note.id !== noteId &&
      path.includes(heading) &&
      [heading, ...sides].includes(label ?? heading),
  );
  return others.length >= NOTES_OF_FORM;
}

/** Kinds whose answer nobody chooses: what is shown must be said of nothing else. */
const SAID_ONCE: ReadonlySet<StudyCard['kind']> = new Set(['term', 'gap', 'contrast']);

/** What is asked of the engine: the name, or the words without the gap. */
function questionOf({ kind, prompt }: StudyCard): string {
  const shown = plainText(prompt.words).replaceAll(GAP, ' ');
  if (kind === 'meaning') return `what is ${shown}`;
  return kind === 'entry' ? [...prompt.about, shown].join(' ') : shown;
}

/** Two questions with so many of their words in common are one. */
const SAME_QUESTION = 0.8;

/** Whether another note answers the same question, or a section below goes on with the answer. */
function askedTwice(
  { noteId, topic, prompt }: StudyCard,
  passages: readonly RankedPassage[],
  { words }: AnswerEngine,
): Fault {
  const shown = plainText(prompt.words);
  const other = passages.find(
    ({ note }) =>
      note.id !== noteId &&
      (likeness(note.topic, shown, words) >= SAME_QUESTION ||
        note.root.path.slice(0, -1).includes(topic)),
  );
  return other === undefined ? null : ['several-answers', placeOf(other)];
}

/** Whether another note has the same name, and so perhaps another meaning. */
function namedTwice(
  { noteId, prompt }: StudyCard,
  passages: readonly RankedPassage[],
  { words }: AnswerEngine,
): Fault {
  const shown = plainText(prompt.words);
  const other = passages.find(
    ({ note, passage }) =>
      note.id !== noteId &&
      [note.topic, passage.label ?? ''].some((name) => likeness(name, shown, words) === 1),
  );
  return other === undefined ? null : ['several-answers', placeOf(other)];
}

/** Whether another passage has what is shown, with another answer beside it. */
function saidElsewhere(
  candidate: StudyCard,
  passages: readonly RankedPassage[],
  { words }: AnswerEngine,
): Fault {
  const shown = tellingStems(plainText(candidate.prompt.words).replaceAll(GAP, ' '), words);
  const own = candidate.source?.line;
  const other = passages.find(
    ({ note, passage }) =>
      !(note.id === candidate.noteId && passage.source.line === own) &&
      shareSaid(shown, passage, words) >= SAYS_AS_WELL,
  );
  return other === undefined ? null : ['several-answers', placeOf(other)];
}

function shareSaid(shown: ReadonlySet<string>, { label, text }: Passage, words: Words): number {
  const said = tellingStems(`${label ?? ''} ${text}`, words);
  const found = [...shown].filter((root) => said.has(root)).length;
  return shown.size === 0 ? 0 : found / shown.size;
}

function tellingStems(
  text: string,
  { tokenize, stem, isFunctionWord }: Words,
): ReadonlySet<string> {
  return new Set(
    tokenize(text)
      .filter((word) => !isFunctionWord(word))
      .map(stem),
  );
}

const placeOf = ({ passage: { source } }: RankedPassage): string => `${source.file}:${source.line}`;
