/**
 * What is kept of whoever studies: how well each card is remembered, and where they are. It is kept by person and workspace, so
 * that a session goes on anywhere; nothing of it is ever written into notes.
 */
import type { WorkspaceId } from '../../message.js';

/** How well a card was known, from `again` (not) to `easy`. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
/** One of those. */
export type Grade = (typeof GRADES)[number];

/** How far a card is learnt: being learnt, known, or forgotten and being learnt anew. */
export type ScheduleState = 'learning' | 'review' | 'relearning';

/** A card's memory as FSRS models it; its numbers are `ts-fsrs`'s own, kept to the last bit. Times in milliseconds since 1970. */
export interface Schedule {
  readonly state: ScheduleState;
  /** When it is to be asked next. */
  readonly due: number;
  readonly lastReview: number;
  /** Days after which it is remembered with a probability of 90 %. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  /** Days from the last review to `due`, as planned. */
  readonly scheduledDays: number;
  /** Which of the short steps within a day it has reached. */
  readonly learningSteps: number;
  /** How often it was asked, and how often forgotten. */
  readonly reps: number;
  readonly lapses: number;
}

/** How somebody studies. */
export interface StudySettings {
  /** Most cards a day that they have never seen. */
  readonly newADay: number;
  /** Most reviews a day. */
  readonly reviewsADay: number;
  /** IANA name of the time zone in which their day begins; `null`: that of their outlet, else UTC. */
  readonly zone: string | null;
}

/** What holds where somebody decided nothing: some minutes a day. */
export const DEFAULT_STUDY_SETTINGS: StudySettings = {
  newADay: 10,
  reviewsADay: 100,
  zone: null,
};

/** A card that was asked. */
export interface AskedCard {
  /** Counts up with every card that is asked of this person, so that a click on an old one is known as such. */
  readonly turn: number;
  readonly card: string;
}

/** The review that was counted last: until the next is, it can be counted otherwise. */
export interface LastReview extends AskedCard {
  readonly grade: Grade;
  /** What was known of the card before; `null`: it was new. */
  readonly before: Schedule | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where somebody is. */
export interface Learner {
  readonly settings: StudySettings;
  /** What they study; `null`: everything. */
  readonly topic: string | null;
  /** Only so many more, the most at risk first; `null`: whatever is due. */
  readonly catchUp: number | null;
  /** The card that waits for an answer; `null`: none. */
  readonly asked: AskedCard | null;
  readonly last: LastReview | null;
  /** Turns so far. */
  readonly turns: number;
  /** What was done on a day of theirs (`2026-11-30`). */
  readonly day: { readonly date: string; readonly fresh: number; readonly reviews: number };
  /** Since when nothing comes due, in milliseconds since 1970; `null`: it does. */
  readonly pausedAt: number | null;
}

/** A learner as kept. */
export interface KeptLearner {
  readonly learner: Learner;
  /** Changes with every write, so that of two at the same time one is done anew. */
  readonly version: number;
}

/** The port that keeps it. A person's is their own, and their workspace's alone. */
export interface StudyRecords {
  /** @returns `null` for whoever never studied */
  find(workspace: WorkspaceId, person: string): Promise<KeptLearner | null>;
  /** All schedules of a person, by the card's id. */
  schedules(workspace: WorkspaceId, person: string): Promise<ReadonlyMap<string, Schedule>>;
  /**
   * Keeps a learner with the schedules that changed, all or nothing.
   * @param version - as read; `null`: they never studied
   * @param changed - by the card's id; `null` forgets one
   * @returns false when somebody else wrote meanwhile: nothing was kept
   */
  save(
    workspace: WorkspaceId,
    person: string,
    learner: Learner,
    version: number | null,
    changed: ReadonlyMap<string, Schedule | null>,
  ): Promise<boolean>;
}
