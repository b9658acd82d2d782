/**
 * The answer engine: finds and ranks what the notes say to a question, estimates how sure the best of it is, and
 * chooses what to quote. How it works, with an example: docs/answers.md.
 */
import { limitOf, rankedPassages } from './answer/passages.js';
import { quotesOf, shownFirst } from './answer/quotes.js';
import type {
  Answer,
  AnswerEngine,
  AnswerStatus,
  AskOptions,
  Quote,
  RankedPassage,
  TopicContext,
} from './answer-engine.js';
import type { EngineData } from './engine-data.js';
import { NoteCollection } from './index/note-collection.js';
import { sectionOf, type Note } from '../core/note.js';
import {
  exchangedIn,
  filledIn,
  filledParts,
  leaningOf,
  mayLean,
  type Leaning,
} from './query/follow-up.js';
import { withoutNoise } from './query/noise.js';
import { partsOf } from './query/sentences.js';
import { Finder, type Found } from './rank/finder.js';
import type { Words } from './words/words.js';

/** Options of the engine. */
export interface EngineOptions {
  /** From this confidence on the answer is `answered`. */
  readonly answeredFrom?: number;
  /** From this confidence on it is `suggested`. */
  readonly suggestedFrom?: number;
  /** From this confidence on it is sure enough for a question that was only overheard. */
  readonly sureFrom?: number;
}

/** The thresholds, chosen on folders that nothing was trained on: docs/measurements.md. */
const ANSWERED_FROM = 0.6;
const SUGGESTED_FROM = 0.18;
const SURE_FROM = 0.85;

/** How likely it is that somebody who says "happy birthday" asks the notes for it. */
const OF_SMALL_TALK = 0.05;

/** So much below a threshold is below it. */
const BARELY = 0.01;

/** A part of a message is taken for its question when it is surer than the whole by this. */
const CLEARLY = 0.1;

/** A question with what it leaves out, and what was found for it. */
interface Understood {
  readonly understood: string;
  readonly found: Found;
  readonly confidence: number;
  /** In a thread: whether the best passage has a word of substance of what was asked, apart from what was filled in. */
  readonly tells: boolean;
}

/**
 * An engine without notes; `update` gives it some.
 * @param data the tables that it needs
 * @throws Error when their weights are of another version
 */
export function createAnswerEngine(data: EngineData, options: EngineOptions = {}): AnswerEngine {
  return new IndexedAnswerEngine(data, options);
}

class IndexedAnswerEngine implements AnswerEngine {
  private readonly answeredFrom: number;
  private readonly suggestedFrom: number;
  private readonly sureFrom: number;
  readonly words: Words;
  private readonly data: EngineData;
  private collection: NoteCollection;
  private finder: Finder;

  constructor(
    data: EngineData,
    {
      answeredFrom = ANSWERED_FROM,
      suggestedFrom = SUGGESTED_FROM,
      sureFrom = SURE_FROM,
    }: EngineOptions,
  ) {
    this.data = data;
    this.words = data.words;
    this.collection = new NoteCollection(data.words);
    this.finder = new Finder(this.collection, data);
    this.sureFrom = sureFrom;
    this.answeredFrom = answeredFrom;
    this.suggestedFrom = suggestedFrom;
  }

  ask(question: string, options: AskOptions = {}): Answer {
    const core = withoutNoise(question);
    const before = options.again === true ? this.followUpAgain(core, options) : undefined;
    if (before !== undefined) return this.answerOf(before, options);
    const whole = this.understand(core, options);
    // What is said without asking anything asks for a note only where one is called so.
    if (!whole.found.isNamed && this.words.isSmallTalk(question))
      return this.answerOf(
        { ...whole, confidence: Math.min(whole.confidence, OF_SMALL_TALK) },
        options,
      );
    if (whole.confidence >= this.answeredFrom) return this.answerOf(whole, options);
    const { questions, others } = partsOf(core, this.words);
    const asked = questions.map((part) => this.understand(part, options));
    const found = asked.filter(({ confidence }) => confidence >= this.suggestedFrom);
    if (found.length > 1)
      return joined(
        core,
        found.map((part) => this.answerOf(part, options)),
        limitOf(options),
      );
    const told = found.length > 0 ? [] : others.map((part) => this.understand(part, options));
    return this.answerOf(surest([...found, ...told], whole), options);
  }

  private answerOf({ understood, found, confidence }: Understood, options: AskOptions): Answer {
    const passages = rankedPassages(this.collection, found, options);
    const status = passages.length === 0 ? 'not-found' : this.statusOf(confidence);
    const quotes = quotesOf(passages, found.contrast, this.words);
    return {
      question: understood,
      status,
      confidence,
      sure: status === 'answered' && confidence >= this.sureFrom,
      passages: shownFirst(passages, quotes),
      quotes: status === 'not-found' ? [] : quotes,
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
      this.finder = new Finder(this.collection, this.data);
    }
    this.collection.index.commit();
  }

  size(): { notes: number; passages: number } {
    const { living, passages } = this.collection.notes;
    return { notes: living, passages };
  }

  /** Searches for the question alone, or with what it leaves out when it leans on the one before. */
  private understand(core: string, options: AskOptions): Understood {
    const { context } = options;
    const wanted = limitOf(options);
    const asked = context === undefined ? [] : this.substanceOf(core);
    const search = (understood: string, words?: number): Understood => {
      const found = this.finder.find(understood, wanted, words);
      return {
        understood,
        found,
        confidence: this.confidenceOf(found),
        tells: this.tells(found, asked),
      };
    };
    const alone = search(core);
    const leaning = context === undefined ? undefined : leaningOf(core, this.words);
    if (context !== undefined && leaning !== undefined) {
      const filled = this.filledFrom(core, leaning, context, search);
      const exchanged = exchangedIn(core, context.question, this.words);
      const other = exchanged === undefined ? filled : search(exchanged);
      const surer = other.tells && other.confidence > filled.confidence ? other : filled;
      const leant = hedged(surer, this.suggestedFrom);
      // "And what is a registry?" is a whole question where a note surely answers it.
      return leant.confidence < this.answeredFrom && alone.confidence >= this.sureFrom
        ? alone
        : leant;
    }
    if (
      context === undefined ||
      alone.confidence >= this.suggestedFrom ||
      !mayLean(core, this.words)
    )
      return alone;
    // Nothing is found for so few words: perhaps what the thread is about is left out. Nothing says so, though: each of them
    // must stand there.
    const filled = this.filledFrom(core, 'topic', context, search);
    const isAboutIt = this.bestNote(filled.found)?.id === context.noteId;
    return isAboutIt &&
      this.tellsAll(filled.found, asked) &&
      filled.confidence >= this.suggestedFrom
      ? filled
      : alone;
  }

  /** A follow-up with what was filled in then, searched as then; nothing where the brackets were typed. */
  private followUpAgain(core: string, options: AskOptions): Understood | undefined {
    const parts = filledParts(core, this.words);
    if (parts === undefined) return undefined;
    const found = this.finder.find(core, limitOf(options), this.words.tokenize(parts.asked).length);
    const leans = leaningOf(parts.asked, this.words) !== undefined;
    const topic = this.bestNote(found)?.topic;
    if (!leans && (topic === undefined || !parts.missing.startsWith(topic))) return undefined;
    const tells = this.tells(found, this.substanceOf(parts.asked));
    const reading = { understood: core, found, confidence: this.confidenceOf(found), tells };
    return leans ? hedged(reading, this.suggestedFrom) : reading;
  }

  /** The question with what it leaves out, searched. */
  private filledFrom(
    core: string,
    leaning: Leaning,
    context: TopicContext,
    search: (question: string, asked: number) => Understood,
  ): Understood {
    const count = this.words.tokenize(core).length;
    const filledWith = (missing: string): Understood => search(filledIn(core, missing), count);
    if (leaning === 'question') return filledWith(context.question);
    const [topic, ...sections] = this.subjectOf(context);
    if (topic === undefined) return filledWith(context.question);
    const narrow = filledWith([topic, ...sections].join(' › '));
    return sections.length === 0 || narrow.tells || this.substanceOf(core).length === 0
      ? narrow
      : filledWith(topic);
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
    const [quoted] = quotesOf(passages, found.contrast, this.words);
    return quoted?.note.id === noteId ? sectionOf(note, quoted.passage) : [note.topic];
  }

  /**
   * Whether the best passage has something of what is asked: "and its size?" after a section about speed leaves that
   * section, "and where?" does not.
   */
  private tells(found: Found, asked: readonly string[]): boolean {
    if (asked.length === 0) return false;
    const [best] = rankedPassages(this.collection, found, { top: 1 });
    return best?.evidence.some((match) => asked.includes(match.asked)) === true;
  }

  /** Whether the best passage, with what it hangs below, has every word of substance of what is asked, as it was typed. */
  private tellsAll(found: Found, asked: readonly string[]): boolean {
    if (asked.length === 0) return false;
    const [best] = rankedPassages(this.collection, found, { top: 1 });
    const said = new Set(
      best?.evidence
        .filter(({ by }) => by === 'exact' || by === 'stem')
        .map((match) => match.asked),
    );
    return asked.every((word) => said.has(word));
  }

  private bestNote(found: Found): Note | undefined {
    return rankedPassages(this.collection, found, { top: 1 })[0]?.note;
  }

  /**
   * The estimate. What has all words of the question is worth suggesting, however many others have them too: "image
   * vs container" must not be told that the notes have nothing. And who types the name of one note means that note,
   * also where a single word is too little for the estimate to be sure. What has next to nothing of the question is at most
   * suggested: off-topic questions are often worded like those that the notes answer. So is what is the name of two notes.
   */
  private confidenceOf({ confidence, isCovered, isNamed, ...found }: Found): number {
    if (isNamed) return Math.max(confidence, this.answeredFrom);
    const isDoubtful = found.isOffSubject || found.isAmbiguous;
    const sure = isDoubtful ? Math.min(confidence, this.answeredFrom - BARELY) : confidence;
    return isCovered ? Math.max(sure, this.suggestedFrom) : sure;
  }

  private substanceOf(question: string): string[] {
    const { tokenize, isFunctionWord } = this.words;
    return tokenize(question).filter((word) => !isFunctionWord(word));
  }

  private statusOf(confidence: number): AnswerStatus {
    if (confidence >= this.answeredFrom) return 'answered';
    return confidence >= this.suggestedFrom ? 'suggested' : 'not-found';
  }
}

/** The surest of several readings of a message; the whole of it where no part is clearly surer. */
function surest(parts: readonly Understood[], whole: Understood): Understood {
  const [best] = [...parts].sort((a, b) => b.confidence - a.confidence);
  return best !== undefined && best.confidence > whole.confidence + CLEARLY ? best : whole;
}

/** The answer to several questions of one message: the best of each, as sure as the least sure of them. */
function joined(core: string, answers: readonly Answer[], limit: number): Answer {
  const turns = Array.from({ length: limit }, (_, turn) =>
    answers.flatMap(({ passages }) => passages[turn] ?? []),
  ).flat();
  const [least] = [...answers].sort((a, b) => a.confidence - b.confidence);
  return {
    question: core,
    status: least?.status ?? 'not-found',
    confidence: least?.confidence ?? 0,
    sure: least?.sure === true,
    passages: turns.filter((one, at) => firstOf(turns, one.passage.id) === at).slice(0, limit),
    quotes: quotesTogether(answers),
    unknownWords: answers.flatMap(({ unknownWords }) => unknownWords),
  };
}

function quotesTogether(answers: readonly Answer[]): Quote[] {
  const first = answers.flatMap(({ quotes }) => quotes.slice(0, 1));
  return first.filter(
    ({ passage }, at) => first.findIndex((other) => other.passage === passage) === at,
  );
}

const firstOf = (passages: readonly RankedPassage[], id: string): number =>
  passages.findIndex(({ passage }) => passage.id === id);

/** A follow-up of which only what was filled in is found is no more than a suggestion. */
function hedged(reading: Understood, most: number): Understood {
  return reading.tells ? reading : { ...reading, confidence: Math.min(reading.confidence, most) };
}
