/**
 * The answer engine: finds and ranks what the notes say to a question, estimates how sure the best of it is, and
 * chooses what to quote. How it works, with an example: docs/answers.md.
 */
import { limitOf, rankedPassages } from './answer/passages.js';
import { quotesOf } from './answer/quotes.js';
import type {
  Answer,
  AnswerEngine,
  AnswerStatus,
  AskOptions,
  TopicContext,
} from './answer-engine.js';
import { NoteCollection } from './index/note-collection.js';
import { SnapshotReader, SnapshotWriter } from './index/snapshot.js';
import { sectionOf, type Note } from './note.js';
import { contrastOf } from './query/contrast.js';
import { filledIn, leaningOf } from './query/follow-up.js';
import { withoutNoise } from './query/noise.js';
import { Finder, type Found } from './rank/finder.js';
import { tokenize } from './words/tokenize.js';

/** Options of the engine. */
export interface EngineOptions {
  /** From this confidence on the answer is `answered`; default 0.7. */
  readonly answeredFrom?: number;
  /** From this confidence on it is `suggested`; default 0.25. */
  readonly suggestedFrom?: number;
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
  private collection = new NoteCollection();
  private finder = new Finder(this.collection);

  constructor({ answeredFrom = 0.7, suggestedFrom = 0.25 }: EngineOptions) {
    this.answeredFrom = answeredFrom;
    this.suggestedFrom = suggestedFrom;
  }

  ask(question: string, options: AskOptions = {}): Answer {
    const { understood, found } = this.understand(withoutNoise(question), options);
    const passages = rankedPassages(this.collection, found, options);
    const confidence = this.confidenceOf(found);
    const status = passages.length === 0 ? 'not-found' : this.statusOf(confidence);
    return {
      question: understood,
      status,
      confidence,
      passages,
      quotes: status === 'not-found' ? [] : quotesOf(passages, contrastOf(understood)),
      unknownWords: found.slots
        .filter((slot) => !slot.isFunction && slot.alternatives.length === 0)
        .map((slot) => slot.asked),
    };
  }

  update(removed: readonly string[], added: readonly Note[]): void {
    for (const id of removed) this.collection.remove(id);
    for (const note of added) this.collection.add(note);
    if (this.collection.isSparse) {
      this.collection = this.collection.packed();
      this.finder = new Finder(this.collection);
    }
    this.collection.index.commit();
  }

  size(): { notes: number; passages: number } {
    const { living, passages } = this.collection.notes;
    return { notes: living, passages };
  }

  save(): Uint8Array[] {
    const to = new SnapshotWriter();
    this.collection.save(to);
    return to.finish();
  }

  /** Takes over a saved index; this engine is new. */
  load(bytes: Uint8Array): void {
    this.collection.load(new SnapshotReader(bytes));
  }

  /** Searches for the question alone, or with what it leaves out when it leans on the one before. */
  private understand(core: string, options: AskOptions): { understood: string; found: Found } {
    const { context } = options;
    const wanted = limitOf(options);
    const leaning = context === undefined ? undefined : leaningOf(core);
    if (context === undefined || leaning === undefined)
      return { understood: core, found: this.finder.find(core, wanted) };
    const missing = leaning === 'question' ? undefined : this.subjectOf(context);
    const understood = filledIn(core, missing ?? context.question);
    return { understood, found: this.finder.find(understood, wanted, tokenize(core).length) };
  }

  /**
   * What the thread is about: the topic of the note that answered, and the section of it that was quoted. Which one
   * that was, asking again tells.
   */
  private subjectOf({ noteId, question }: TopicContext): string | undefined {
    const number = this.collection.notes.numberOf(noteId);
    if (number < 0) return undefined;
    const note = this.collection.notes.note(number);
    const passages = rankedPassages(this.collection, this.finder.find(question, 3), { top: 3 });
    const [quoted] = quotesOf(passages, contrastOf(question));
    return quoted?.note.id === noteId ? sectionOf(note, quoted.passage).join(' › ') : note.topic;
  }

  /**
   * The estimate. What has all words of the question is worth suggesting, however many others have them too: "image
   * vs container" must not be told that the notes have nothing.
   */
  private confidenceOf({ confidence, isCovered }: Found): number {
    return isCovered ? Math.max(confidence, this.suggestedFrom) : confidence;
  }

  private statusOf(confidence: number): AnswerStatus {
    if (confidence >= this.answeredFrom) return 'answered';
    return confidence >= this.suggestedFrom ? 'suggested' : 'not-found';
  }
}
