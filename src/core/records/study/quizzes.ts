/**
 * What is kept of questions that are asked together, in quizzes and once a day: who asked for them, what was asked as it was
 * shown, and who answered what. Everybody answers a question once.
 */
import type { Place, WorkspaceId } from '../../message.js';

/** How good an answer was. */
export type AnswerGrade = 'right' | 'half' | 'wrong';

/** A quiz: some questions in one conversation, one after another. */
export interface Quiz {
  /** Counts up within the store. */
  readonly id: number;
  /** The conversation; the channel's own until the thread that is opened for it is known. */
  readonly place: Place;
  /** In the words of whoever began it; empty: anything. */
  readonly topic: string;
  /** Minutes for each question; `null`: as long as people like. */
  readonly minutes: number | null;
  readonly total: number;
  /** The question that is open, from 1; one more than `total` when all were asked. */
  readonly position: number;
  readonly isRunning: boolean;
  /** When somebody did something in it last, in milliseconds since 1970. */
  readonly touchedAt: number;
}

/** A quiz that begins. */
export interface NewQuiz extends Pick<Quiz, 'place' | 'topic' | 'minutes'> {
  /** Opaque id of the person; kept as a mark that names nobody. */
  readonly starter: string;
  /** At least one. */
  readonly cards: readonly NewCard[];
}

/** A card that is to be asked. */
export interface NewCard {
  /** The card's id. */
  readonly card: string;
  /** It as it is shown, in the words of who asks; the store does not look into it. */
  readonly shown: string;
}

/** A question as it was asked. */
export interface QuizQuestion extends NewCard {
  /** Counts up within the store. */
  readonly id: number;
  /** The quiz that it belongs to; `null`: the question of a day. */
  readonly quiz: number | null;
  /** Its place in the quiz, from 1; that of a day counts the days. */
  readonly position: number;
  /** The channel in which it was asked. */
  readonly place: Place;
  /** In milliseconds since 1970; `null`: not yet. */
  readonly askedAt: number | null;
  readonly closedAt: number | null;
  /** Counts how often its post was drawn. */
  readonly drawn: number;
}

/** What somebody answered. */
export interface QuizAnswer {
  /** Which of the choices, from 0; `null`: in their own words, which are not kept. */
  readonly choice: number | null;
  readonly grade: AnswerGrade;
}

/** An answer to be kept. */
export interface NewAnswer extends QuizAnswer {
  readonly question: number;
  /** Opaque id of the person. */
  readonly person: string;
  /** The person's own day, `2026-11-30`. */
  readonly day: string;
}

/** How an attempt to answer ended. */
export type Answered =
  | { readonly kind: 'taken' }
  /** The person answered before, and that counts. */
  | { readonly kind: 'before'; readonly answer: QuizAnswer }
  | { readonly kind: 'closed' };

/** A day on which somebody answered. */
export interface AnsweredDay {
  /** Their own, `2026-11-30`. */
  readonly day: string;
  /** The last answer of it, in milliseconds since 1970. */
  readonly at: number;
}

/** Somebody's result in a channel. */
export interface Score {
  /** Opaque id of the person. */
  readonly person: string;
  readonly right: number;
  readonly half: number;
  readonly answers: number;
}

/** How a card fares with everybody who was asked it. */
export interface CardFate {
  readonly answers: number;
  readonly wrong: number;
  readonly people: number;
}

/** Who takes part in a quiz. */
export interface Taking {
  readonly people: number;
  readonly missing: number;
}

/** The port that keeps it all. What is of one workspace is never seen from another. */
export interface Quizzes {
  /** Begins a quiz, unless one runs in its place already: then that one is given. */
  begin(quiz: NewQuiz): Promise<{ readonly kind: 'begun' | 'running'; readonly quiz: Quiz }>;
  find(workspace: WorkspaceId, id: number): Promise<Quiz | null>;
  /** The one that runs in a conversation. */
  runningIn(place: Place): Promise<Quiz | null>;
  isStarter(workspace: WorkspaceId, id: number, person: string): Promise<boolean>;
  /** Keeps in which thread of its channel a quiz came to be. */
  settle(id: number, place: Place): Promise<void>;
  /**
   * Closes the open question and opens the next one; behind the last the quiz ends.
   * @param from - the position that is thought to be open
   * @returns false when it was not: somebody was quicker
   */
  advance(workspace: WorkspaceId, id: number, from: number): Promise<boolean>;
  /** Ends a quiz with the question that is open. @returns false when it had ended */
  stop(workspace: WorkspaceId, id: number): Promise<boolean>;
  question(workspace: WorkspaceId, id: number): Promise<QuizQuestion | null>;
  /** The questions of a quiz in their order. */
  questionsOf(workspace: WorkspaceId, quiz: number): Promise<readonly QuizQuestion[]>;
  /** Counts that a question is being drawn, before it is looked at. */
  draw(workspace: WorkspaceId, question: number): Promise<void>;
  /** Keeps an answer to an open question, once for each person. */
  answer(workspace: WorkspaceId, answer: NewAnswer): Promise<Answered>;
  /** What was answered, in no order that tells of people. */
  answers(workspace: WorkspaceId, question: number): Promise<readonly QuizAnswer[]>;
  /** What one person answered; `null`: nothing. */
  answerOf(workspace: WorkspaceId, question: number, person: string): Promise<QuizAnswer | null>;
  /** How many people answered an earlier question of a quiz, and how many of them have not answered this one. */
  taking(workspace: WorkspaceId, question: QuizQuestion): Promise<Taking>;
  /** When each card was asked last in a channel, by its id, in milliseconds since 1970. */
  lastAsked(place: Place): Promise<ReadonlyMap<string, number>>;
  /** Of all workspaces, running quizzes in which nobody did anything since then, or whose question is over time. */
  due(idleSince: number, now: number): Promise<readonly Quiz[]>;
  /** The days on which a person answered, newest first. @param since - in milliseconds since 1970 */
  daysOf(workspace: WorkspaceId, person: string, since: number): Promise<readonly AnsweredDay[]>;
  /** Results in a channel from then on, without those who don't want to be listed, best first. */
  scores(place: Place, since: number): Promise<readonly Score[]>;
  /** Whether somebody wants to be listed among others; everybody does who never said otherwise. */
  isListed(workspace: WorkspaceId, person: string): Promise<boolean>;
  list(workspace: WorkspaceId, person: string, listed: boolean): Promise<void>;
  /** How a card fares in a workspace since then. */
  fares(workspace: WorkspaceId, card: string, since: number): Promise<CardFate>;
  /** Asks the question of a day, once for each position of its channel. */
  askDaily(place: Place, position: number, card: NewCard): Promise<QuizQuestion>;
  /** The questions of days of a channel, newest first. */
  dailyOf(place: Place, limit: number): Promise<readonly QuizQuestion[]>;
  /** Closes a question of a day. */
  close(workspace: WorkspaceId, question: number): Promise<void>;
}
