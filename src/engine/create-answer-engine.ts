/**
 * The answer engine: finds candidates in the index, ranks them, estimates how sure the best one is, and chooses
 * what to quote. How it works, with an example: docs/answers.md.
 */
import { evidenceOf } from './answer/evidence.js';
import { locate } from './answer/locate.js';
import { quotesOf } from './answer/quotes.js';
import type {
  Answer,
  AnswerEngine,
  AnswerStatus,
  AskOptions,
  RankedPassage,
  TopicContext,
} from './answer-engine.js';
import { EntryTable } from './index/entry-table.js';
import { NoteIndex } from './index/note-index.js';
import { NoteStore } from './index/note-store.js';
import { SnapshotReader, SnapshotWriter } from './index/snapshot.js';
import { entriesOfNote } from './index/units.js';
import { passagesOf, type Note } from './note.js';
import { contrastOf } from './query/contrast.js';
import { filledIn, leaningOf } from './query/follow-up.js';
import { withoutNoise } from './query/noise.js';
import { slotsOf, type Slot } from './query/slots.js';
import { CandidateSearch } from './rank/candidates.js';
import { contrastBonus } from './rank/contrast-bonus.js';
import { confidenceOf, confidenceRow, type Scored } from './rank/confidence.js';
import { Describer, type Described } from './rank/describer.js';
import { placeOf } from './rank/features.js';
import { MOST_CANDIDATES } from './rank/limits.js';
import { createRanker } from './rank/ranker.js';
import { CONFIDENCE_WEIGHTS, RANKER_WEIGHTS } from './rank/weights.js';
import { tokenize } from './words/tokenize.js';

/** Options of the engine. */
export interface EngineOptions {
  /** From this confidence on the answer is `answered`; default 0.7. */
  readonly answeredFrom?: number;
  /** From this confidence on it is `suggested`; default 0.25. */
  readonly suggestedFrom?: number;
}

const CONTENT_COVERAGE = placeOf('contentCoverage');

/**
 * Share of the question's content words from which a candidate that has them all is worth suggesting, however
 * many others have them too: "image vs container" must not be told that the notes have nothing.
 */
const WHOLLY = 0.999;

const DEFAULT_TOP = 3;
const MOST_PASSAGES = 100;
/** Removed notes are cleared out of the index when they outnumber the living, and this number. */
const PACK_LEAST = 2000;

/** A candidate that shares more than function words with the question, with its score by the ranker. */
interface Ranked {
  readonly one: Described;
  readonly score: number;
}

/** What a search found. */
interface Found {
  readonly slots: readonly Slot[];
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
}

/** An engine whose notes and index can be saved, to be opened again without reading the notes. */
export interface SavableEngine extends AnswerEngine {
  /** Everything it knows, as bytes to be written one after the other. They are views: write them before any `update`. */
  save(): Uint8Array[];
}

/** An engine without notes; `update` gives it some. */
export function createAnswerEngine(options: EngineOptions = {}): SavableEngine {
  return new IndexedAnswerEngine(options);
}

/**
 * An engine with the notes of a saved index. It answers as the saved one did and takes changes as any.
 * @param saved what `save` gave, in one piece; the engine keeps using it
 * @throws UserError when it is no saved index, of another version, cut short or damaged
 */
export function openAnswerEngine(saved: Uint8Array, options: EngineOptions = {}): SavableEngine {
  const engine = new IndexedAnswerEngine(options);
  engine.load(saved);
  return engine;
}

class IndexedAnswerEngine implements SavableEngine {
  private readonly answeredFrom: number;
  private readonly suggestedFrom: number;
  private readonly rank = createRanker(RANKER_WEIGHTS);
  private index = new NoteIndex();
  private search = new CandidateSearch(this.index, MOST_CANDIDATES);
  private describer = new Describer(this.index);
  private notes = new NoteStore();
  private entries = new EntryTable();

  constructor({ answeredFrom = 0.7, suggestedFrom = 0.25 }: EngineOptions) {
    this.answeredFrom = answeredFrom;
    this.suggestedFrom = suggestedFrom;
  }

  ask(question: string, options: AskOptions = {}): Answer {
    const { understood, found } = this.understand(withoutNoise(question), options.context);
    const passages = this.passagesFor(found, options);
    const status = passages.length === 0 ? 'not-found' : this.statusOf(found.confidence);
    return {
      question: understood,
      status,
      confidence: passages.length === 0 ? 0 : found.confidence,
      passages,
      quotes: status === 'not-found' ? [] : quotesOf(passages, contrastOf(understood)),
      unknownWords: found.slots
        .filter((slot) => !slot.isFunction && slot.alternatives.length === 0)
        .map((slot) => slot.asked),
    };
  }

  update(removed: readonly string[], added: readonly Note[]): void {
    for (const id of removed) this.remove(id);
    for (const note of added) this.add(note);
    const { notes, liveNotes } = this.index;
    if (notes - liveNotes > Math.max(PACK_LEAST, liveNotes)) this.pack();
    this.index.commit();
  }

  size(): { notes: number; passages: number } {
    return { notes: this.notes.living, passages: this.notes.passages };
  }

  save(): Uint8Array[] {
    const to = new SnapshotWriter();
    this.index.save(to);
    this.notes.save(to);
    this.entries.save(to);
    return to.finish();
  }

  /** Takes over a saved index; this engine is new. */
  load(bytes: Uint8Array): void {
    const from = new SnapshotReader(bytes);
    this.index.load(from);
    this.notes.load(from);
    this.entries.load(from);
  }

  private add(note: Note): void {
    this.remove(note.id);
    const number = this.notes.add(note);
    for (const { opening, units } of entriesOfNote(note))
      this.entries.add(this.index.add(`${note.id}#${opening}`, units), number, opening);
  }

  private remove(id: string): void {
    const note = this.notes.numberOf(id);
    if (note < 0) return;
    for (const entry of this.entries.ofNote(note)) this.index.remove(entry);
    this.notes.remove(note);
  }

  /** Starts a fresh index with the living notes, so that removed ones take no room. */
  private pack(): void {
    const before = this.notes;
    this.index = new NoteIndex();
    this.search = new CandidateSearch(this.index, MOST_CANDIDATES);
    this.describer = new Describer(this.index);
    this.notes = new NoteStore();
    this.entries = new EntryTable();
    for (const note of before.all()) this.add(note);
  }

  /** Searches for the question alone, or with what it leaves out when it leans on the one before. */
  private understand(
    core: string,
    context: TopicContext | undefined,
  ): { understood: string; found: Found } {
    const leaning = context === undefined ? undefined : leaningOf(core);
    if (context !== undefined && leaning !== undefined) {
      const note = this.notes.numberOf(context.noteId);
      const topic = note < 0 ? undefined : this.notes.note(note).topic;
      const missing = leaning === 'question' ? context.question : (topic ?? context.question);
      const understood = filledIn(core, missing);
      return { understood, found: this.find(understood, tokenize(core).length) };
    }
    return { understood: core, found: this.find(core) };
  }

  private find(question: string, asked?: number): Found {
    const slots = slotsOf(this.index, tokenize(question), asked);
    const candidates = this.search.find(slots);
    const described = this.describer.describe(slots, candidates);
    const onlyFunction = slots.every((slot) => slot.isFunction);
    const contrast = contrastOf(question);
    const ranked: Ranked[] = [];
    for (const one of described) {
      if (onlyFunction || one.row[CONTENT_COVERAGE]! > 0)
        ranked.push({
          one,
          score: this.rank(one.row) + contrastBonus(this.index, one.candidate.note, contrast),
        });
    }
    ranked.sort(
      (a, b) => b.score - a.score || this.compareIds(a.one.candidate.note, b.one.candidate.note),
    );
    const confidence =
      ranked.length === 0
        ? 0
        : confidenceOf(confidenceRow(slots, this.rivals(ranked)), CONFIDENCE_WEIGHTS);
    const covered = !onlyFunction && (ranked[0]?.one.row[CONTENT_COVERAGE] ?? 0) >= WHOLLY;
    return {
      slots,
      ranked,
      confidence: covered ? Math.max(confidence, this.suggestedFrom) : confidence,
    };
  }

  /** The best candidate and those of other notes: another section of the same note makes the answer no less sure. */
  private rivals(ranked: readonly Ranked[]): Scored[] {
    const noteOf = ({ one }: Ranked): number => this.entries.note(one.candidate.note);
    const [best] = ranked;
    return ranked
      .filter((other) => other === best || best === undefined || noteOf(other) !== noteOf(best))
      .map(({ one, score }) => ({ row: one.row, score }));
  }

  private compareIds(a: number, b: number): number {
    const [left, right] = [a, b].map((entry) => this.notes.id(this.entries.note(entry)));
    if (left !== right) return (left ?? '') < (right ?? '') ? -1 : 1;
    return this.entries.opening(a) - this.entries.opening(b);
  }

  private statusOf(confidence: number): AnswerStatus {
    if (confidence >= this.answeredFrom) return 'answered';
    return confidence >= this.suggestedFrom ? 'suggested' : 'not-found';
  }

  private passagesFor(
    { ranked, slots }: Found,
    { top = DEFAULT_TOP, oncePerNote = false }: AskOptions,
  ): RankedPassage[] {
    const limit = Math.max(1, Math.min(MOST_PASSAGES, Math.floor(top) || DEFAULT_TOP));
    const best = ranked[0]?.score ?? 0;
    const entries = oncePerNote ? this.firstOfEachNote(ranked) : ranked;
    const found = entries
      .slice(0, limit)
      .flatMap(({ one, score }) =>
        this.passagesOfCandidate(one, slots, Math.exp((score - best) / 2), oncePerNote),
      );
    return withoutRepeats(found.sort((a, b) => b.score - a.score))
      .slice(0, limit)
      .map(({ note: number, position, unit, score }) => {
        const note = this.notes.note(number);
        const passage = passagesOf(note)[position] ?? note.root;
        return { note, passage, score, evidence: evidenceOf(this.index, slots, unit) };
      });
  }

  private firstOfEachNote(ranked: readonly Ranked[]): Ranked[] {
    const seen = new Set<number>();
    return ranked.filter(({ one }) => {
      const note = this.entries.note(one.candidate.note);
      return !seen.has(note) && seen.add(note);
    });
  }

  /** A candidate's passages, each once; the best one has the candidate's whole score. */
  private passagesOfCandidate(
    { candidate, bestUnit }: Described,
    slots: readonly Slot[],
    share: number,
    oncePerNote: boolean,
  ): { note: number; position: number; unit: number; score: number }[] {
    const note = this.entries.note(candidate.note);
    const position = this.index.unitPassage[bestUnit]!;
    if (oncePerNote) return [{ note, position, unit: bestUnit, score: share }];
    const lines = locate(this.index, slots, this.unitsBelow(candidate.note, note));
    const best = lines[0]?.score ?? 0;
    if (best === 0) return [{ note, position, unit: bestUnit, score: share }];
    return lines
      .filter(({ score }) => score > 0)
      .map((line) => ({ ...line, note, score: (share * line.score) / best }));
  }

  /** The units of an entry; those of all sections too where the entry is the note itself. */
  private unitsBelow(number: number, note: number): number[] {
    const whole = this.entries.opening(number) === 0;
    const numbers = whole ? this.entries.ofNote(note) : [number];
    return numbers.flatMap((entry) => {
      const first = this.index.noteFirst[entry]!;
      return Array.from({ length: this.index.noteUnits[entry]! }, (_, at) => first + at);
    });
  }
}

/** Each passage once: a section's lines are found through the section and through its note. */
function withoutRepeats<T extends { readonly note: number; readonly position: number }>(
  found: readonly T[],
): T[] {
  const seen = new Map<number, Set<number>>();
  return found.filter(({ note, position }) => {
    const positions = seen.get(note) ?? new Set();
    const isNew = !positions.has(position);
    seen.set(note, positions.add(position));
    return isNew;
  });
}
