/** How long things are kept. Whoever runs the bot decides; these are the words for it. */

/** Times in days, and the bound of the inbox. */
export interface Retention {
  /** That a message came, its author's mark, and which answer it got: until then edits and clicks are understood. */
  readonly answers: number;
  /** What a conversation is about, from its last question on. */
  readonly conversations: number;
  /** The words of a question, and the mark of who asked. */
  readonly questions: number;
  /** That something was asked, and what became of it. */
  readonly counts: number;
  /** A vote on an answer, with its reason; a choice among notes that were offered. */
  readonly feedback: number;
  /** That a setting was changed. */
  readonly audit: number;
  /** An open entry of the inbox, from when it was asked last. */
  readonly openEntries: number;
  /** A closed entry of the inbox. */
  readonly closedEntries: number;
  /** Whom to tell when an entry is closed, from when they asked. Whoever waited longer asks again. */
  readonly askers: number;
  /** What somebody remembers of cards, from when they studied last; a veto against a card; and what was asked together. */
  readonly study: number;
  /** Open entries of one workspace; those that were asked once make room first, then the others, oldest first. */
  readonly mostOpenEntries: number;
}

/** What holds where nothing is configured. A year's numbers can be compared with those of the year before. */
export const DEFAULT_RETENTION: Retention = {
  answers: 30,
  conversations: 30,
  questions: 90,
  counts: 800,
  feedback: 365,
  audit: 730,
  openEntries: 365,
  closedEntries: 180,
  askers: 90,
  study: 730,
  mostOpenEntries: 1_000,
};

/** How many things a sweep removed, by what they were. */
export interface Swept extends Readonly<
  Record<Exclude<keyof Retention, 'mostOpenEntries'>, number>
> {
  readonly coolDowns: number;
  /** Open entries that a full inbox had no room for. */
  readonly crowdedOut: number;
}
