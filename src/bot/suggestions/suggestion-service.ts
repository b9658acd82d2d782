/**
 * Suggestions: other ways to ask for a note, as people showed them by what they chose and voted for. Nothing changes by
 * itself: each is shown with its counts and with what it would change, and waits for somebody who may teach.
 */
import { createHash } from 'node:crypto';
import { privateWordsIn } from '../../core/text/private-words.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Note } from '../../core/note.js';
import type { AnsweredQuestions } from '../../core/records/asking/answered-questions.js';
import type { Agreement, Selections } from '../../core/records/asking/selections.js';
import type { CoolDowns } from '../../core/records/store.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { KnownQuestion, Replay } from '../../engine/replay.js';
import { runReplay } from './run-replay.js';

/** A way to ask for a note that it does not have. */
export interface Suggestion extends Pick<Agreement, 'question' | 'people' | 'chose' | 'voted'> {
  /** Six small letters and digits; the same for the same question and note. */
  readonly key: string;
  readonly workspace: WorkspaceId;
  /** As the one who looks may see it. */
  readonly note: Note;
}

/** Whoever looks: what they see is all that is looked at and told. */
export interface SuggestionView {
  readonly workspaces: readonly WorkspaceId[];
  readonly engine: AnswerEngine;
  readonly notes: readonly Note[];
  /** So many people must have shown it. */
  readonly people: number;
}

/** The service. */
export interface SuggestionService {
  /** What waits, shown by the most people first. */
  list(view: SuggestionView): Promise<readonly Suggestion[]>;
  /** What one would change, for every question that is known to be answered right. */
  replay(suggestion: Suggestion, view: SuggestionView): Promise<Replay>;
  /** Nobody wants it: it is not suggested again for half a year. */
  decline(suggestion: Suggestion): Promise<void>;
}

/** What it works with. */
export interface SuggestionOptions {
  readonly store: {
    readonly selections: Pick<Selections, 'agreements'>;
    readonly answered: AnsweredQuestions;
    readonly coolDowns: CoolDowns;
  };
  /** An engine without notes. */
  readonly newEngine: () => AnswerEngine;
  readonly othersTurn: () => Promise<void>;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const DAY = 24 * 60 * 60_000;
/** What people did longer ago says little of the notes as they are. */
const LOOKED_BACK = 180 * DAY;
const DECLINED_FOR = 180 * DAY;
/** Questions that a change is held against: the most asked ones. */
const MOST_REPLAYED = 5_000;
const DECLINED = 'declined suggestion ';

/** Creates the service. */
export function createSuggestions(options: SuggestionOptions): SuggestionService {
  const { store, newEngine, othersTurn, now } = options;

  async function inWorkspace(workspace: WorkspaceId, view: SuggestionView): Promise<Suggestion[]> {
    const agreements = await store.selections.agreements(workspace, now() - LOOKED_BACK);
    const declined = new Set(await store.coolDowns.running(workspace, DECLINED));
    const byId = new Map(view.notes.map((note) => [note.id, note]));
    const found: Suggestion[] = [];
    for (const { question, stems, note: id, people, chose, voted } of agreements) {
      const note = byId.get(id);
      if (note === undefined || people < view.people) continue;
      // Whoever asked like that did not write for all who see the note.
      if (privateWordsIn(question).length > 0) continue;
      const key = keyOf(stems, id);
      if (declined.has(DECLINED + key) || isAnswered(question, note, view.engine)) continue;
      found.push({ key, workspace, question, note, people, chose, voted });
      await othersTurn();
    }
    return found;
  }

  return {
    async list(view) {
      const all: Suggestion[] = [];
      for (const workspace of view.workspaces) all.push(...(await inWorkspace(workspace, view)));
      return all.sort((a, b) => b.people - a.people);
    },
    async replay({ workspace, question, note, people }, { notes }) {
      const since = now() - LOOKED_BACK;
      const seen = new Set(notes.map(({ id }) => id));
      const answered = await store.answered.list(workspace, since, MOST_REPLAYED);
      const agreed = await store.selections.agreements(workspace, since);
      const own = { question, note: note.id, times: people };
      const known = [
        own,
        ...answered,
        ...agreed.map((one) => ({ question: one.question, note: one.note, times: one.people })),
      ].filter((one) => seen.has(one.note));
      const more = { ...note, questions: [...note.questions, question] };
      return runReplay({
        notes,
        change: { removed: [note.id], added: [more] },
        known: eachOnce(known),
        engine: newEngine(),
        othersTurn,
      });
    },
    async decline({ workspace, key }) {
      await store.coolDowns.start(workspace, DECLINED + key, DECLINED_FOR);
    },
  };
}

/** Whether a note has that way to ask already, or answers it all the same. */
function isAnswered(question: string, note: Note, engine: AnswerEngine): boolean {
  const asked = question.trim().toLowerCase();
  if (note.questions.some((one) => one.trim().toLowerCase() === asked)) return true;
  const { status, passages } = engine.ask(question, { top: 1 });
  return status === 'answered' && passages[0]?.note.id === note.id;
}

/** The same question for the same note stands there once, as often as it was asked at most. */
function eachOnce(known: readonly KnownQuestion[]): KnownQuestion[] {
  const once = new Map<string, KnownQuestion>();
  for (const one of known) {
    const key = JSON.stringify([one.question.toLowerCase(), one.note]);
    const before = once.get(key);
    if (before === undefined || before.times < one.times)
      once.set(key, { question: one.question, note: one.note, times: one.times });
  }
  return [...once.values()];
}

function keyOf(stems: readonly string[], note: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([stems, note]))
    .digest();
  return digest.readBigUInt64BE().toString(36).slice(-6).padStart(6, '0');
}
