/**
 * First stage: from all notes to the few that are worth a closer look, those with the highest first score
 * (first-score.ts). Only notes that may get among them are scored; the others are ruled out by bounds.
 *
 *     terms     kernel · · · · · | ubuntu · · · | image · | the ·      most telling first, by what each can give at most
 *     seeds     ---------------->                                      short lists: each note that may be among the best is scored
 *     sweep                        ------------>                       window by window, in the order of the notes
 *     looked up                                   --------------->     only for notes met in the sweep
 *
 * A note's bound is the sum of its impacts (index/impacts.ts) and of what the lists not yet looked at can add. What a
 * note must reach rises as better ones are found; when all lists from some term on cannot add up to that, a note must
 * hold a term before it, so those lists are only looked up (Turtle and Flood's MaxScore, 1995; in windows as in Lucene).
 *
 * Of the notes that score at least `RIVAL_SHARE` of the best, the result holds those of a full sweep, unless
 * `MOST_STEPS` came first. Where there are few such, others that were met fill it up to `LEAST`.
 */
import type { NoteIndex } from '../../index/note-index.js';
import { MOST_IMPACT, noteOf } from '../../index/postings/postings.js';
import type { Slot } from '../../query/slots.js';
import { FirstScore, type Candidate } from './first-score.js';
import { boundsFrom, termsOf, type Term } from './terms.js';
import { TopNotes } from './top-notes.js';
import { WindowSweep, type Rivals } from './window-sweep.js';

/** A note that scores less than this share of the best one hardly ever comes first in the end: it is not looked for. */
const RIVAL_SHARE = 0.4;
/** What is far behind, and was met, fills up the candidates to this number, or to what is wanted. */
const LEAST = 10;
/** In an index with fewer notes, nothing is ruled out but what cannot get among the candidates. */
const SMALL = 2000;
/**
 * So many postings are read at most, once something was found (an anytime ranking, Lin and Trotman, 2015); scoring a
 * note counts as `STEPS_A_NOTE`.
 */
const MOST_STEPS = 2_000_000;
const STEPS_A_NOTE = 50;
/** So many notes of short lists are scored before the sweep: enough to know about what the best come to. */
const MOST_SEEDS = 60;

/** The first stage's working columns; made once for an index and cleared after each question. */
export class CandidateSearch implements Rivals {
  private readonly index: NoteIndex;
  private readonly best: TopNotes;
  private readonly score: FirstScore;
  private readonly windows: WindowSweep;
  /** By note: the last question, counted by `questions`, that scored it. */
  private scoredFor = new Uint32Array(0);
  private questions = 0;
  private highest = NaN;
  private rivalShare = RIVAL_SHARE;
  private wanted = LEAST;
  private steps = 0;

  /**
   * @param index what to search
   * @param limit at most so many candidates a question
   */
  constructor(index: NoteIndex, limit: number) {
    this.index = index;
    this.best = new TopNotes(limit);
    this.score = new FirstScore(index);
    this.windows = new WindowSweep(this);
  }

  /** What a note must be able to reach to be worth a look. */
  get needed(): number {
    return this.best.size < this.wanted ? 0 : this.least;
  }

  /** What a note must reach to be looked for. */
  get least(): number {
    return Math.max(this.best.least, this.rivalShare * this.highest);
  }

  /**
   * The best notes for a question, best first.
   * @param wanted in a large index, those that are far behind the best fill up to so many, as far as they are met
   */
  find(slots: readonly Slot[], wanted = LEAST): Candidate[] {
    const { index } = this;
    this.begin(Math.max(LEAST, wanted));
    const step = index.impacts.step(index.meanNoteLength, index.meanUnitLength);
    const terms = termsOf(index, slots, step);
    const bounds = boundsFrom(terms);
    this.score.open(terms);
    const seeded = this.seed(terms, bounds, step);
    if (seeded < terms.length)
      for (const lists of index.postings.of(terms))
        this.windows.sweep(lists, { terms, bounds, step, from: seeded, notes: index.notes });
    const found = this.best.sorted(this.wanted, this.rivalShare * this.highest);
    const candidates = found.map((note) => this.score.candidate(note));
    this.score.close();
    return candidates;
  }

  /** Scores a note that may be among the best, unless it has been scored before. */
  offer(note: number): void {
    if (this.scoredFor[note] === this.questions) return;
    this.scoredFor[note] = this.questions;
    this.steps += STEPS_A_NOTE;
    const score = this.score.of(note);
    if (score === 0) return;
    if (score > this.highest) this.highest = score;
    this.best.offer(note, score);
  }

  /** Counts postings read; whether there is time for more. */
  spend(postings: number): boolean {
    this.steps += postings;
    return this.steps < MOST_STEPS || this.highest === 0;
  }

  /**
   * Scores the notes of the first lists, while they are short and matter; returns the first term that was not. A note
   * of an earlier list is done with, so what it can come to is its impact and all that later lists can add.
   */
  private seed(terms: readonly Term[], bounds: Float64Array, step: number): number {
    let seeds = 0;
    let at = 0;
    for (; at < terms.length; at++) {
      const { length, weight } = terms[at]!;
      if (bounds[at]! < this.least) return terms.length;
      if ((seeds += length) > MOST_SEEDS) break;
      const gain = weight * step;
      const rest = bounds[at + 1]!;
      for (const { data, starts, ends } of this.index.postings.of(terms, at, at + 1)) {
        const end = ends[0]!;
        for (let place = starts[0]!; place < end; place++) {
          const posting = data[place]!;
          if (gain * (posting & MOST_IMPACT) + rest >= this.needed) this.offer(noteOf(posting));
        }
      }
    }
    return at;
  }

  private begin(wanted: number): void {
    const { notes, liveNotes } = this.index;
    this.wanted = wanted;
    if (this.scoredFor.length < notes || this.questions === 2 ** 32 - 1) {
      this.scoredFor = new Uint32Array(Math.ceil(notes * 1.25));
      this.questions = 0;
    }
    this.questions++;
    this.best.clear(this.index.noteKey);
    this.highest = this.steps = 0;
    this.rivalShare = liveNotes < SMALL ? 0 : RIVAL_SHARE;
  }
}
