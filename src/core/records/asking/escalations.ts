/** Questions that somebody wanted people to answer: each is put before them once while it waits in the inbox. */
import type { Place } from '../../message.js';

/** Somebody wants people to answer a question. */
export interface Escalation {
  /** Where and whom to tell when it is answered. */
  readonly place: Place;
  /** Opaque id of the person who asks. */
  readonly author: string;
  /** As understood. */
  readonly question: string;
  /** What it is about; sorted, each once, not empty. */
  readonly stems: readonly string[];
  /** Id of the message by which it is wanted: handled again, it is the same wish. */
  readonly by: string;
}

/** How a wish ended. */
export type Escalating =
  /** It is to be put before people now, under this id; `entry` is its number in the inbox. */
  | { readonly kind: 'new'; readonly id: number; readonly entry: number }
  /** It was put before them already, `at` that time in milliseconds since 1970. Who wanted it hears of the answer, too. */
  | { readonly kind: 'known'; readonly at: number; readonly entry: number }
  /** This person, or all of the workspace together, wanted too much within {@link ESCALATION_SPAN}. Nothing was kept. */
  | { readonly kind: 'too-many'; readonly of: 'person' | 'workspace' };

/** Within so many milliseconds one person may call people so often, and a whole workspace together. */
export const ESCALATION_SPAN = 60 * 60_000;
/** See {@link ESCALATION_SPAN}. */
export const MOST_ESCALATIONS: Readonly<Record<'person' | 'workspace', number>> = {
  person: 3,
  workspace: 20,
};

/** The port that keeps them. They end when their question is closed. */
export interface Escalations {
  /** Keeps the wish, and the question in the inbox with who waits for it, both or neither. */
  begin(wanted: Escalation): Promise<Escalating>;
}
