/**
 * Vetoes against cards: whoever is asked something unfair says so, and is not asked it again; when a second person says so
 * too, nobody is. A veto is against the words as they stood: a card whose note was mended since is asked again.
 */
import type { WorkspaceId } from '../../message.js';

/** So many people retire a card in the whole workspace. */
export const VETOES_TO_RETIRE = 2;

/** A person's word against a card. */
export interface CardVeto {
  /** The card's id. */
  readonly card: string;
  /** A mark of its words, as `wordingOf` makes it. */
  readonly wording: string;
  /** Opaque id of the person; kept as a mark that names nobody. */
  readonly person: string;
}

/** What was said against a card in one of its wordings. */
export interface VetoedCard {
  readonly card: string;
  readonly wording: string;
  /** How many people said so. */
  readonly people: number;
  /** Whether whoever asks is one of them. */
  readonly own: boolean;
}

/** The port that keeps vetoes. They are their workspace's alone. */
export interface CardVetoes {
  /** Says it; a second time changes nothing. @returns how many people have said so by now */
  cast(workspace: WorkspaceId, veto: CardVeto): Promise<number>;
  /** Takes it back. @returns false when that person had not said so */
  withdraw(workspace: WorkspaceId, veto: CardVeto): Promise<boolean>;
  /** All of a workspace. @param person - whose own are marked; absent: nobody's */
  list(workspace: WorkspaceId, person?: string): Promise<readonly VetoedCard[]>;
}

/** Whether somebody is asked a card no more, or nobody. */
export function isRetired({ people, own }: Pick<VetoedCard, 'people' | 'own'>): boolean {
  return own || people >= VETOES_TO_RETIRE;
}
