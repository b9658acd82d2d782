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
import { filledIn, leaningOf } from './query/follow-up.js';
import { withoutNoise } from './query/noise.js';
import { Finder, type Found } from './rank/finder.js';
import { FUNCTION_WORDS } from './words/function-words.js';
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

/** A question with what it leaves out, and what was found for it. */
interface Understood {
  readonly understood: string;
  readonly found: Found;
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
      quotes: status === 'not-found' ? [] : quotesOf(passages, found.contrast),
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
  private understand(core: string, options: AskOptions): Understood {
    const { context } = options;
    const wanted = limitOf(options);
    const leaning = context === undefined ? undefined : leaningOf(core);
    if (context === undefined || leaning === undefined)
      return { understood: core, found: this.finder.find(core, wanted) };
    const words = tokenize(core);
    const filledWith = (missing: string): Understood => {
      const understood = filledIn(core, missing);
      return { understood, found: this.finder.find(understood, wanted, words.length) };
    };
    if (leaning === 'question') return filledWith(context.question);
    const [topic, ...sections] = this.subjectOf(context);
    if (topic === undefined) return filledWith(context.question);
    const narrow = filledWith([topic, ...sections].join(' › '));
    return sections.length === 0 || this.tells(narrow.found, words) ? narrow : filledWith(topic);
  }

  /**
   * What the thread is about: the topic of the note that answered, and the sections of it that were quoted. Which ones
   * these were, asking again tells.
   */
  private subjectOf({ noteId, question }: TopicContext): readonly string[] {
    const number = this.collection.notes.numberOf(noteId);
    if (number < 0) return [];
    const note = this.collection.notes.note(number);
    const found = this.finder.find(question, 3);
    const passages = rankedPassages(this.collection, found, { top: 3 });
    const [quoted] = quotesOf(passages, found.contrast);
    return quoted?.note.id === noteId ? sectionOf(note, quoted.passage) : [note.topic];
  }

  /**
   * Whether the best passage has something of what is asked: "and its size?" after a section about speed leaves that
   * section, "and where?" does not.
   */
  private tells(found: Found, words: readonly string[]): boolean {
    const asked = words.filter((word) => !FUNCTION_WORDS.has(word));
    const [best] = rankedPassages(this.collection, found, { top: 1 });
    return (
      asked.length === 0 || best?.evidence.some((match) => asked.includes(match.asked)) === true
    );
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
