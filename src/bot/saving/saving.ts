/** The port by which answers become notes, with all that can come of it. */
import type { ChosenSource } from '../../core/message.js';
import type { NoteProblem } from '../../core/note.js';
import type { ClosingOutcome, InboxEntry } from '../../core/records/inbox.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { DraftProblem, NoteDraft } from '../teach/note-draft.js';
import type { Teacher } from '../teach/teaching.js';
import type { WAYS } from './answer-place.js';

/** An answer that somebody wants kept. */
export interface Answer {
  /** The same when it is sent again: it is kept once. */
  readonly key: string;
  /** Empty: nobody knows. */
  readonly question: string;
  /** Markdown, without what is private. */
  readonly text: string;
  readonly as: (typeof WAYS)[number];
  /** Of the note that it belongs to, or of its own; empty: the question. */
  readonly topic: string;
  /** The question of the inbox that it answers, where that is named. */
  readonly entry: InboxEntry | null;
  /** The message that it was written in. */
  readonly source: ChosenSource | null;
  /** The writer's name, as whoever keeps it wishes: taken where they wrote it themselves. `null`: nobody is named. */
  readonly credit: string | null;
  /** Something was struck out of it. */
  readonly struck: boolean;
}

/** How an attempt to keep one ended. */
export type SavingOutcome =
  | {
      readonly kind: 'kept';
      readonly note: TaughtNote;
      /** It was to go into a note that others see, too, and stands beside it. */
      readonly beside: boolean;
      readonly closing: ClosingOutcome | null;
      /** What the check of the notes finds because of it. */
      readonly warnings: readonly NoteProblem[];
    }
  | {
      readonly kind: 'proposed';
      readonly note: TaughtNote;
      readonly warnings: readonly NoteProblem[];
    }
  /** It can't be read as a note; nothing was kept. */
  | { readonly kind: 'held'; readonly problems: readonly NoteProblem[] }
  | { readonly kind: 'unfit'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'full' }
  /** So many of their proposals wait to be decided already. */
  | { readonly kind: 'many-waiting'; readonly most: number }
  | { readonly kind: 'refused' }
  /** Others changed the note again and again while it was tried. */
  | { readonly kind: 'busy' };

/** What is decided about a proposal. */
export type Decision = 'accept' | 'reject';

/** What a proposal says instead, where somebody mended it first. */
export type Mended = Pick<NoteDraft, 'topic' | 'text' | 'questions'>;

/** How a decision ended. */
export type DecisionOutcome =
  | {
      readonly kind: 'kept';
      readonly note: TaughtNote;
      readonly closing: ClosingOutcome | null;
      readonly warnings: readonly NoteProblem[];
    }
  | { readonly kind: 'rejected'; readonly note: TaughtNote }
  /** There is no such proposal that they may see, or it was decided before. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unfit'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'held'; readonly problems: readonly NoteProblem[] }
  | { readonly kind: 'busy' };

/** The service. */
export interface Saving {
  /** Whether what somebody saves is kept at once. */
  mayTeach(by: Teacher): Promise<boolean>;
  save(answer: Answer, by: Teacher): Promise<SavingOutcome>;
  /** Proposals that somebody may see and decide, oldest first. */
  proposals(by: Teacher): Promise<readonly TaughtNote[]>;
  /** A proposal by its id; `null`: there is none that they may decide. */
  proposal(id: string, by: Teacher): Promise<TaughtNote | null>;
  decide(id: string, decision: Decision, by: Teacher, edited?: Mended): Promise<DecisionOutcome>;
}
