/**
 * The ports of what the team wants to know of its notes: every question with what became of it, and the inbox, where
 * the questions that the notes did not answer wait for somebody to write a note. The same question in other words
 * counts once.
 */
import { isChat } from '../adapters.js';
import type { FeedbackReason } from './feedback.js';
import type { Place, WorkspaceId } from '../message.js';

/** What an answer rests on: enough to find the note again and to see whether it was changed since. */
export interface AnswerSource {
  /** Id of the note. */
  readonly note: string;
  readonly topic: string;
  /** Id of the first passage that was quoted or came closest. */
  readonly passage: string;
  /** Changes whenever the words of the note change. */
  readonly version: string;
}

/** A question that was put to the notes, and what became of it. */
export interface AskedQuestion {
  /** Id of the message that asked: the same when it is handled again. */
  readonly id: string;
  readonly place: Place;
  readonly author: string;
  /** As understood: without greetings, with a follow-up's topic. */
  readonly question: string;
  /** What the question is about, by which it is told to be like another one; sorted, each once. */
  readonly stems: readonly string[];
  readonly status: 'answered' | 'suggested' | 'not-found';
  /** What was quoted, or came closest; `null` where nothing was near. */
  readonly answer: AnswerSource | null;
}

/** Keeps what was asked. What the notes did not cover goes into the inbox. */
export interface QuestionLog {
  /** Keeps a question, once for each id. */
  record(question: AskedQuestion): Promise<void>;
}

/**
 * Why a question is in the inbox: nothing was found; the answer was voted down; the answer was removed; many who were asked it
 * did not know.
 */
export type Complaint = 'not-found' | 'unhelpful' | 'dismissed' | 'missed';

/** A question that the bot asked, and that many got wrong: its note may be unclear. */
export interface MissedQuestion extends Pick<AskedQuestion, 'question' | 'stems'> {
  readonly answer: AnswerSource;
  /** How often it was answered wrongly. */
  readonly times: number;
}

/** Somebody did not like an answer. */
export interface Complaining extends WorkspaceId {
  /** Id of the message that asked. */
  readonly question: string;
  readonly cause: Exclude<Complaint, 'not-found' | 'missed'>;
  /** Who is to be told when there is a better answer, and where; `null`: nobody. */
  readonly asker: { readonly place: Place; readonly author: string } | null;
}

/** How a question was settled: by a note that now answers it, or by a reason why none will. */
export interface Resolution {
  readonly kind: 'note' | 'reason';
  /**
   * The note's topic, or the reason, as typed; at most {@link LONGEST_RESOLUTION} characters. Empty: the topic of a note
   * that not everybody may see, kept nowhere.
   */
  readonly text: string;
}

/** Longest topic or reason, in UTF-16 code units. */
export const LONGEST_RESOLUTION = 300;

/** Why somebody found that an answer did not help. */
export interface Said {
  readonly reason: FeedbackReason | null;
  /** In the person's own words. */
  readonly comment: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the note that answered. */
  readonly version: string | null;
}

/** A question of the inbox, with all that were found to be like it. */
export interface InboxEntry extends WorkspaceId {
  readonly id: number;
  readonly state: 'open' | 'closed';
  /** In the words in which it was asked first. */
  readonly question: string;
  /** Other words in which it was asked, oldest first; not all are kept. */
  readonly wordings: readonly string[];
  /** How often it came up, by cause. */
  readonly causes: Readonly<Record<Complaint, number>>;
  /** How many people asked, and in how many conversations, since it was opened. */
  readonly askers: number;
  readonly places: number;
  /** Why answers to it did not help, as far as somebody said: the latest first, not all. */
  readonly said: readonly Said[];
  /** What was quoted or came closest last. */
  readonly nearest: AnswerSource | null;
  /** It was put before people since it was opened. */
  readonly escalated: boolean;
  /** Milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often it was closed so far. */
  readonly closings: number;
  /** Present when closed. */
  readonly closing?: {
    readonly at: number;
    readonly resolution: Resolution;
    /** The outlet that it was closed through. */
    readonly through: string;
  };
}

/** Which entries are wanted. */
export interface InboxFilter {
  readonly state: 'open' | 'closed' | 'all';
  /** At most this many, the most asked first, then the latest. */
  readonly limit: number;
}

/** Whether who asked there can be told later: on the web page and in the terminal nobody is there any more. */
export function canBeTold({ adapter }: Pick<WorkspaceId, 'adapter'>): boolean {
  return isChat(adapter);
}

/** Who waits for an answer in one place. */
export interface Waiting {
  readonly place: Place;
  readonly authors: readonly string[];
  /** All of them had an answer that did not help. */
  readonly complained: boolean;
}

/** Who closes an entry. */
export interface Closer {
  readonly through: string;
  readonly author: string;
}

/** The inbox as the store keeps it. */
export interface Inbox extends QuestionLog {
  /** Puts an answered question into the inbox. Does nothing where the question is not known (any more). */
  complain(complaining: Complaining): Promise<void>;
  /**
   * Takes a complaint back: it counts no more, and who made it is not told. An entry that nothing else is counted in goes;
   * one that was closed meanwhile stays as it is.
   */
  recant(complaining: Complaining): Promise<void>;
  /** Puts a question that the bot asked into the inbox. Nobody waits for an answer to it. */
  missed(workspace: WorkspaceId, question: MissedQuestion): Promise<void>;
  list(workspace: WorkspaceId, filter: InboxFilter): Promise<readonly InboxEntry[]>;
  find(workspace: WorkspaceId, id: number): Promise<InboxEntry | null>;
  /** The entry of a question that was asked in these words, or is like one: open or closed. @param stems - as in {@link AskedQuestion} */
  match(workspace: WorkspaceId, stems: readonly string[]): Promise<InboxEntry | null>;
  /** The words of a question, by the id of the message that asked; `null`: not known, or forgotten. */
  questionOf(workspace: WorkspaceId, message: string): Promise<string | null>;
  /** Who asked and has not been told, one entry a place. */
  waiting(workspace: WorkspaceId, id: number): Promise<readonly Waiting[]>;
  /**
   * Closes an open entry and forgets who asked.
   * @returns false when there is no such open entry
   */
  close(
    workspace: WorkspaceId,
    id: number,
    resolution: Resolution,
    closer: Closer,
  ): Promise<boolean>;
  /**
   * Opens a closed entry again, as if it had not been closed; who asked before that is known no more, and told nothing.
   * @returns false when there is no such closed entry
   */
  reopen(workspace: WorkspaceId, id: number): Promise<boolean>;
  /** Every workspace that anything was asked in. */
  workspaces(): Promise<readonly WorkspaceId[]>;
}

/** How an attempt to close an entry ended. */
export type ClosingOutcome =
  | {
      readonly kind: 'closed';
      readonly entry: InboxEntry;
      /** Conversations that are told. */
      readonly told: number;
      /** Conversations that are not, because the note can't be seen there. */
      readonly untold: number;
    }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'closed-before'; readonly entry: InboxEntry };

/** The inbox as people work with it, through whatever outlet: closing tells those who asked. */
export interface InboxService {
  list(workspace: WorkspaceId, filter: InboxFilter): Promise<readonly InboxEntry[]>;
  find(workspace: WorkspaceId, id: number): Promise<InboxEntry | null>;
  /** The words of a question, by the id of the message that asked; `null`: not known, or forgotten. */
  questionOf(workspace: WorkspaceId, message: string): Promise<string | null>;
  /** Topics of the notes that everybody in a workspace may see. */
  topics(workspace: WorkspaceId): Promise<readonly string[]>;
  /**
   * Closes an entry.
   * @param resolution - a note's topic as the closer may see it; told of it is only who may see the note, too
   */
  close(
    workspace: WorkspaceId,
    id: number,
    resolution: Resolution,
    closer: Closer,
  ): Promise<ClosingOutcome>;
  workspaces(): Promise<readonly WorkspaceId[]>;
}
