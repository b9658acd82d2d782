/**
 * The port of everything that must outlive the process: deliveries seen, the outbox, installations, settings,
 * cool-downs, what conversations are about, and feedback. Homes are exchangeable; each passes the same
 * contract. Every promise that resolves means that the write survives a killed process.
 */
import type { CardVetoes } from './study/card-vetoes.js';
import type { DailyQuestions } from './study/daily-questions.js';
import type { Quizzes } from './study/quizzes.js';
import type { Changes } from './changes.js';
import type { ConversationMemory } from '../conversation.js';
import type { Feedback, FeedbackReason } from './feedback.js';
import type { HostProfiles } from './host-profiles.js';
import type { AnswerSource, Inbox } from './inbox.js';
import type { Jobs } from './jobs.js';
import type { AdapterName } from '../adapters.js';
import type { SourceEdits } from './asking/source-edits.js';
import type { NoteAnswers } from './asking/note-answers.js';
import type { AnsweredQuestions } from './asking/answered-questions.js';
import type { Place, WorkspaceId } from '../message.js';
import type { PersonalData } from './privacy.js';
import type { Reply } from '../reply.js';
import type { Retention, Swept } from './retention.js';
import type { Escalations } from './asking/escalations.js';
import type { Selections } from './asking/selections.js';
import type { SettingsStore } from './settings.js';
import type { UseLog } from './statistics.js';
import type { StudyRecords } from './study/study.js';
import type { Proposers } from './asking/proposers.js';
import type { TaughtFiles } from './taught-files.js';
import type { TaughtNotes } from './taught-notes.js';
import type { Watches } from './watches.js';

/** All that is kept, in one home. */
export interface Store {
  /** Name of this process among those that share the store: what it took from the outbox is its own by this name. */
  readonly replica: string;
  readonly changes: Changes;
  readonly outbox: Outbox;
  readonly installations: Installations;
  readonly settings: SettingsStore;
  readonly coolDowns: CoolDowns;
  readonly conversations: ConversationMemory;
  readonly feedback: FeedbackLog;
  readonly inbox: Inbox;
  readonly selections: Selections;
  readonly escalations: Escalations;
  readonly answered: AnsweredQuestions;
  readonly use: UseLog;
  readonly hosts: HostProfiles;
  readonly watches: Watches;
  readonly study: StudyRecords;
  readonly vetoes: CardVetoes;
  readonly taught: TaughtNotes;
  readonly proposers: Proposers;
  readonly noteAnswers: NoteAnswers;
  readonly sourceEdits: SourceEdits;
  readonly quizzes: Quizzes;
  readonly dailyQuestions: DailyQuestions;
  readonly taughtFiles: TaughtFiles;
  readonly personal: PersonalData;
  readonly jobs: Jobs;
  /** Forgets, in all workspaces, what was kept long enough, and cool-downs that ended. */
  sweep(retention: Retention): Promise<Swept>;
  /** Stops the jobs and lets go of files and connections. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** Something that came in and wants handling exactly once. */
export interface NewDelivery {
  /** The same whenever the platform delivers the same thing again, under whatever event id. */
  readonly key: string;
  readonly adapter: AdapterName;
  readonly workspace: string;
  /** Deliveries of one lane are handled one after another, in the order of acceptance: a lane is a conversation. */
  readonly lane: string;
  /** Opaque id of the person who asked. */
  readonly author: string;
  /** The platform's id of the message that asks, by which an edit finds its answer; `null` where nothing can be edited. */
  readonly question: string | null;
  /** What its handler needs, as JSON text. Forgotten once the delivery is settled. */
  readonly body: string;
}

/** A delivery taken from the outbox to be handled now. */
export interface TakenDelivery extends Omit<NewDelivery, 'author' | 'lane'> {
  /** How often it was taken, this time included. */
  readonly attempts: number;
  /** An earlier attempt ended without saying what became of it (the process died): it may have posted. */
  readonly interrupted: boolean;
  /** When it was accepted, in milliseconds since 1970. */
  readonly acceptedAt: number;
  /** The reply of an earlier attempt that could not be posted. */
  readonly reply: Reply | null;
  /** The platform's id of the latest answer that its question has already; `null`: none that stands. */
  readonly answered: string | null;
}

/** How an attempt ended that is to be repeated. */
export interface PutOff {
  /** Whether the platform may have taken the post all the same (the connection broke before it answered). */
  readonly maybePosted: boolean;
  /** The reply that could not be posted, to be posted by the next attempt as it is. */
  readonly reply?: Reply;
}

/** What is open of one adapter. */
export interface Backlog {
  readonly adapter: AdapterName;
  readonly open: number;
  /** When the oldest of them was accepted, in milliseconds since 1970. */
  readonly oldestAt: number;
}

/** A delivery as remembered. */
export interface DeliveryRecord {
  readonly key: string;
  readonly workspace: string;
  /** The conversation; `null` where it can't be read any more. */
  readonly lane: string | null;
  /** `open`: still to be handled; `done`: answered or rightly silent; `failed`: given up. */
  readonly state: 'open' | 'done' | 'failed';
  /** The platform's id of the posted answer. */
  readonly answer: string | null;
  /** The reply, where it was kept for showing more of it or sharing it. */
  readonly reply: Reply | null;
}

/** Accepted deliveries until they are settled, and what became of them for a while after. */
export interface Outbox {
  /**
   * Claims a delivery and keeps it to be handled, in one step.
   * @returns false when its key was accepted before: it must not be handled again
   */
  accept(delivery: NewDelivery): Promise<boolean>;
  /**
   * As {@link accept}, and {@link take} of this delivery in the same step, unless an earlier one of its lane is open.
   * @returns the delivery when it was taken; else whether it was accepted, as `accept` has it
   */
  acceptAndTake(
    delivery: NewDelivery,
    owner: string,
    lease: number,
  ): Promise<TakenDelivery | boolean>;
  /**
   * Takes due deliveries, oldest first, at most one of a lane and none whose lane has an earlier one still open.
   * What is taken belongs to `owner` until settled, put off or the lease ends.
   * @param lease - milliseconds after which another owner may take it over
   */
  take(adapter: AdapterName, owner: string, lease: number, limit: number): Promise<TakenDelivery[]>;
  /** Prolongs deliveries that `owner` still holds: their lease begins anew, `lease` milliseconds long. */
  renew(keys: readonly string[], owner: string, lease: number): Promise<void>;
  /**
   * Settles a delivery: answered under the platform's id `answer`, or `null` for silence and answers without id.
   * @returns whether another one of its lane was waiting for that
   */
  done(key: string, answer: string | null, keptReply?: Reply): Promise<boolean>;
  /** Puts a delivery off by `delay` milliseconds. */
  putOff(key: string, delay: number, how: PutOff): Promise<void>;
  /** Gives a delivery up; `reason` is for the log. */
  fail(key: string, reason: string): Promise<void>;
  /**
   * Gives up, of every adapter, what is older than `age` milliseconds and that nobody has in hand.
   * @returns how many deliveries
   */
  giveUp(age: number): Promise<number>;
  /** How many deliveries are open, adapter by adapter; adapters without any may be missing. */
  backlog(): Promise<readonly Backlog[]>;
  /** Frees at once all that `owner` took and did not settle: called when that owner starts anew. */
  release(adapter: AdapterName, owner: string): Promise<void>;
  /** By key. */
  find(key: string): Promise<DeliveryRecord | null>;
  /** By the platform's id of the posted answer. */
  findAnswer(adapter: AdapterName, answer: string): Promise<DeliveryRecord | null>;
  /** The latest delivery of a message that asks, by the platform's id of it. */
  findQuestion(adapter: AdapterName, question: string): Promise<DeliveryRecord | null>;
  /** Forgets that `answer` was posted, so that neither an edit nor a click finds it. */
  forgetAnswer(adapter: AdapterName, answer: string): Promise<void>;
  /** Whether somebody is who asked. People are kept as keyed hashes, so they can be compared and not listed. */
  isAuthor(key: string, person: string): Promise<boolean>;
  /** Whose questions were answered, or are being answered, in a place: nobody's, others' alone, or this author's too. */
  askedIn(place: Place, author: string): Promise<'nobody' | 'others' | 'author'>;
}

/** Credentials of workspaces that installed the bot. Encrypted at rest. */
export interface Installations {
  /** @throws UserError when there is no key to encrypt with */
  put(adapter: AdapterName, workspace: string, credentials: string): Promise<void>;
  /** @throws UserError when it was encrypted with another key */
  get(adapter: AdapterName, workspace: string): Promise<string | null>;
  remove(adapter: AdapterName, workspace: string): Promise<void>;
}

/** Times during which something is not done again. */
export interface CoolDowns {
  /** Starts a cool-down of `duration` milliseconds. @returns false when an earlier one still runs, which stays as it is */
  start(workspace: WorkspaceId, key: string, duration: number): Promise<boolean>;
  /** Keys of those that still run and begin with `prefix`. */
  running(workspace: WorkspaceId, prefix: string): Promise<readonly string[]>;
}

/** What somebody thought of an answer, as kept: with the question and the note as they were then. */
export interface GivenFeedback {
  readonly helpful: boolean;
  readonly reason: FeedbackReason | null;
  readonly comment: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `null` once forgotten, or never kept because the answer rests on a note that not everybody may see. */
  readonly question: string | null;
  readonly answer: AnswerSource | null;
}

/** Keeps feedback; a person's later word on the same answer replaces the earlier one. */
export interface FeedbackLog {
  /** @returns whether the same person found it helpful before; `null`: they said nothing yet */
  record(feedback: Feedback): Promise<boolean | null>;
  /** Takes back what a person said. @returns false when they had not said that, or it was replaced meanwhile */
  withdraw(feedback: Feedback): Promise<boolean>;
  /** How many found an answer helpful, and how many not. */
  count(
    workspace: WorkspaceId,
    delivery: string,
  ): Promise<{ readonly helpful: number; readonly unhelpful: number }>;
  /** What was said in a workspace, newest first. */
  list(workspace: WorkspaceId, limit: number): Promise<readonly GivenFeedback[]>;
}

/** Encrypts text for keeping. */
export interface Seal {
  /** @param context - what the text belongs to; opening needs the same */
  close(text: string, context: string): string;
  /** @throws UserError when the text was sealed with another key, for another context, or tampered with */
  open(sealed: string, context: string): string;
}
