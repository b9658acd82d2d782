/**
 * Training data: for every question, the candidates that the first stage finds, described.
 */
import { shippedWords } from '../src/app/engine-data.js';
import { NoteIndex } from '../src/engine/index/note-index.js';
import type { UnitSource } from '../src/engine/index/unit-source.js';
import { withoutNoise } from '../src/engine/query/noise.js';
import { slotsOfQuestion } from '../src/engine/query/question-slots.js';
import type { Slot } from '../src/engine/query/slots.js';
import { CandidateSearch } from '../src/engine/rank/candidates/candidates.js';
import { Describer } from '../src/engine/rank/features/describer.js';
import { MOST_CANDIDATES } from '../src/engine/rank/limits.js';
import type { WordVectors } from '../src/engine/words/word-vectors.js';

/** What is indexed: a note, or a section of one. */
export interface IndexedEntry {
  readonly id: string;
  readonly note: string;
  readonly opening: number;
  readonly units: readonly UnitSource[];
}

/** One question: its candidates' rows and which of them are right. */
export interface Group {
  readonly question: string;
  readonly kind: string;
  readonly answers: readonly string[];
  readonly covered: boolean;
  readonly rows: readonly Float32Array[];
  readonly right: readonly boolean[];
  /** By candidate: the answer that it is. */
  readonly ids: readonly string[];
  readonly entries: readonly IndexedEntry[];
  readonly slots: readonly Slot[];
}

/** Describes candidates among some entries. */
export interface Describing {
  readonly index: NoteIndex;
  /** The second parameter gives the answer that an entry is. */
  readonly groupOf: (
    question: { readonly question: string; readonly answers: readonly string[]; kind?: string },
    idOf: (entry: IndexedEntry) => string,
  ) => Group;
}

/** Indexes entries. */
export function describing(entries: readonly IndexedEntry[], vectors: WordVectors): Describing {
  const index = new NoteIndex(shippedWords());
  const known: IndexedEntry[] = [];
  const numbers = new Map(entries.map(({ note }, at) => [note, at]));
  for (const entry of entries) known[index.add(entry.id, entry.units)] = entry;
  index.commit();
  const search = new CandidateSearch(index, MOST_CANDIDATES);
  const describer = new Describer(index, vectors);
  return {
    index,
    groupOf: ({ question, answers, kind = '' }, idOf) => {
      const slots = slotsOfQuestion(index, withoutNoise(question));
      const described = describer.describe(slots, search.find(slots), (entry) =>
        numbers.get(known[entry]!.note)!,
      );
      const found = described.map(({ candidate }) => known[candidate.note]!);
      const ids = found.map(idOf);
      return {
        question,
        kind,
        answers,
        covered: answers.length > 0,
        rows: described.map(({ row }) => row.slice()),
        right: ids.map((id) => answers.includes(id)),
        ids,
        entries: found,
        slots,
      };
    },
  };
}
