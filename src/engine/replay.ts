/**
 * Replays a change of the notes before it is made: every question that is known to be answered right is asked with the notes
 * as they are and as they would be, and what would change for those who ask is told side by side. Pure, but for the engine
 * that it is given to work in; in steps, so that whoever runs it can let others have their turn.
 */
import type { Note } from '../core/note.js';
import type { Answer, AnswerEngine, AnswerStatus } from './answer-engine.js';

/** A question with the note that people found to answer it. */
export interface KnownQuestion {
  readonly question: string;
  /** The note's id. */
  readonly note: string;
  /** How often it is asked. */
  readonly times: number;
}

/** What is to become of the notes, as an engine's `update` takes it. */
export interface NotesChange {
  readonly removed: readonly string[];
  readonly added: readonly Note[];
}

/** What somebody is told. */
export interface Outcome {
  readonly status: AnswerStatus;
  /** The note that is quoted, or comes closest among those that are offered; `null`: nothing is. */
  readonly note: Pick<Note, 'id' | 'topic'> | null;
}

/** A question that would be answered better or worse. */
export interface ReplayedQuestion extends KnownQuestion {
  readonly effect: 'better' | 'worse';
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What a change would do. */
export interface Replay {
  /** Questions that were asked. */
  readonly asked: number;
  /** How often people ask them. */
  readonly times: number;
  /** How often, of these, the right note is quoted: before and after. */
  readonly right: { readonly before: number; readonly after: number };
  /** Those that would be answered otherwise: worse before better, most asked first. */
  readonly changed: readonly ReplayedQuestion[];
}

/** "Did you mean" offers so many. */
const OFFERED = 3;

/**
 * Replays a change.
 * @param engine - knows the notes as they are; nobody else asks it, and it knows the change afterwards
 * @param known - each question once for each note
 * @returns a generator that yields how many of all questions were asked, twice as many as there are; its value is the result
 */
export function* replay(
  engine: AnswerEngine,
  change: NotesChange,
  known: readonly KnownQuestion[],
): Generator<number, Replay> {
  const before: Answer[] = [];
  let done = 0;
  const ask = (question: string): Answer =>
    engine.ask(question, { top: OFFERED, oncePerNote: true });
  for (const { question } of known) {
    before.push(ask(question));
    yield ++done;
  }
  engine.update(change.removed, change.added);
  const changed: ReplayedQuestion[] = [];
  const right = { before: 0, after: 0 };
  let times = 0;
  for (const [at, one] of known.entries()) {
    const was = before[at];
    if (was === undefined) continue;
    const is = ask(one.question);
    const [wasGrade, isGrade] = [gradeOf(was, one.note), gradeOf(is, one.note)];
    times += one.times;
    if (wasGrade === RIGHT) right.before += one.times;
    if (isGrade === RIGHT) right.after += one.times;
    if (wasGrade !== isGrade) {
      const effect = isGrade > wasGrade ? 'better' : 'worse';
      changed.push({ ...one, effect, before: outcomeOf(was), after: outcomeOf(is) });
    }
    yield ++done;
  }
  changed.sort((a, b) => order(a) - order(b) || b.times - a.times);
  return { asked: known.length, times, right, changed };
}

/** The right note is quoted as the answer. */
const RIGHT = 3;

/** How well an answer serves whoever wants that note: quoted as the answer, as likely, offered among others, or not at all. */
function gradeOf({ status, passages }: Answer, note: string): number {
  if (status === 'not-found') return 0;
  const place = passages.findIndex((passage) => passage.note.id === note);
  if (place !== 0) return place === -1 || status === 'answered' ? 0 : 1;
  return status === 'answered' ? RIGHT : 2;
}

function outcomeOf({ status, passages }: Answer): Outcome {
  const first = status === 'not-found' ? undefined : passages[0];
  return {
    status,
    note: first === undefined ? null : { id: first.note.id, topic: first.note.topic },
  };
}

function order({ effect }: ReplayedQuestion): number {
  return effect === 'worse' ? 0 : 1;
}
