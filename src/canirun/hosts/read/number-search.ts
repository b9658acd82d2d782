/** What is known while the numbers of a description are given to what they belong to. */
import type { Atom } from './atoms.js';
import type { Entry } from './lexicon.js';
import type { Mention } from './mentions.js';
import type { System } from '../host-schema.js';

/** The search for what each number belongs to. */
export interface NumberSearch {
  /** The description. */
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly mentions: readonly Mention[];
  readonly systems: ReadonlyMap<string, System>;
  /** Newest Linux kernel that the catalogue knows. */
  readonly newestKernel: string;
  /** Index of the mention that an atom is part of. */
  readonly mentionOf: ReadonlyMap<number, number>;
  /** Indices of the few mentions that a number may belong to wherever it stands. */
  readonly takers: readonly number[];
  /** Numbers by index of the mention that they belong to. */
  readonly ofMention: Map<number, string[]>;
  /** The same numbers by the system that the mention names. */
  readonly ofSystem: Map<System, string[]>;
  readonly years: number[];
  readonly strange: Map<number, string>;
  /** Atoms that are accounted for. */
  readonly used: Set<number>;
  /** Version of the running kernel that stands by itself, with the words that said so. */
  kernel?: { readonly version: string; readonly words: string };
  memory?: number;
  /** An amount that may be of memory: nothing says that it is of anything else. */
  likelyMemory?: number;
  channel?: string;
}

/**
 * The mention that an atom is part of.
 * @param search - the search
 * @param at - index of the atom
 */
export function mentionAt(search: NumberSearch, at: number): Mention | undefined {
  return search.mentions[search.mentionOf.get(at) ?? -1];
}

/** Whether a mention says nothing about a host. */
export function isNoise(mention: Mention): boolean {
  return mention.entries.every((e) => e.kind === 'noise');
}

/**
 * Whether a word that means nothing here stands right before a number, so that the number is that word's:
 * `helm 3.10`.
 * @param search - the search
 * @param at - index of the number
 */
export function followsUnknownWord({ atoms, mentionOf }: NumberSearch, at: number): boolean {
  const number = atoms[at];
  const before = atoms[at - 1];
  if (number === undefined || number.join === 'break' || number.opens === true) return false;
  return before?.kind === 'word' && !mentionOf.has(at - 1) && before.text !== 'v';
}

/**
 * The first entry of a kind.
 * @param mention - may be absent
 * @param kind - of entry
 */
export function entryOf<K extends Entry['kind']>(
  mention: Mention | undefined,
  kind: K,
): Extract<Entry, { kind: K }> | undefined {
  return mention?.entries.find((e): e is Extract<Entry, { kind: K }> => e.kind === kind);
}
