/**
 * Training data: for every question of the given sets, the candidates that the first stage finds, described.
 */
import { NoteIndex } from '../src/engine/index/note-index.js';
import { entriesOfNote } from '../src/engine/index/units.js';
import { slotsOfQuestion } from '../src/engine/query/question-slots.js';
import type { Slot } from '../src/engine/query/slots.js';
import { CandidateSearch } from '../src/engine/rank/candidates/candidates.js';
import { Describer } from '../src/engine/rank/features/describer.js';
import { MOST_CANDIDATES } from '../src/engine/rank/limits.js';
import { withoutNoise } from '../src/engine/query/noise.js';
import type { LabelledQuestion, RetrievalSet } from '../bench/retrieval-sets.js';

/** One question: its candidates' rows and which of them are right. */
export interface Group {
  readonly question: string;
  readonly answers: readonly string[];
  readonly covered: boolean;
  readonly rows: readonly Float32Array[];
  readonly right: readonly boolean[];
  readonly ids: readonly string[];
  readonly slots: readonly Slot[];
}

/** Groups of the questions of a set, indexed by its own notes. */
export function groupsOf(set: RetrievalSet, questions: readonly LabelledQuestion[]): Group[] {
  const index = new NoteIndex();
  const owners: string[] = [];
  for (const note of set.notes)
    for (const { opening, units } of entriesOfNote(note))
      owners[index.add(`${note.id}#${opening}`, units)] = note.id;
  index.commit();
  const search = new CandidateSearch(index, MOST_CANDIDATES);
  const describer = new Describer(index);
  return questions.map(({ question, answers }) => {
    const slots = slotsOfQuestion(index, withoutNoise(question));
    const described = describer.describe(slots, search.find(slots));
    const ids = described.map(({ candidate }) => owners[candidate.note] ?? '');
    return {
      question,
      answers,
      covered: answers.length > 0,
      rows: described.map(({ row }) => row.slice()),
      right: ids.map((id) => answers.includes(id)),
      ids,
      slots,
    };
  });
}
