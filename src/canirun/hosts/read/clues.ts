/** Clues: what a description says, sorted by what it is about. */
import type { Atom } from './atoms.js';
import type { Entry, Lexicon } from './lexicon.js';
import type {
  ClaimFacts,
  CpuEntry,
  GpuEntry,
  Machine,
  Release,
  System,
  ToolEntry,
} from '../host-schema.js';
import type { Mention } from './mentions.js';
import { bindNumbers, type NumberBinding } from './numbers.js';

/** One thing that was mentioned, and which mention it was. */
export interface Clue<T> {
  readonly value: T;
  /** Index among the mentions. */
  readonly mention: number;
}

/** A system that was named, by itself or by one of its releases. */
export interface SystemClue {
  readonly system: System;
  readonly mention: number;
  /** Numbers that were said of it, in order. */
  readonly numbers: readonly string[];
}

/** A release's own name; several systems may have one of this name. */
export interface ReleaseClue {
  readonly candidates: readonly { readonly system: System; readonly release: Release }[];
  readonly mention: number;
}

/** Everything that was said. */
export interface Clues {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly mentions: readonly Mention[];
  readonly systems: readonly SystemClue[];
  readonly releases: readonly ReleaseClue[];
  readonly machines: readonly Clue<Machine>[];
  readonly cpus: readonly Clue<CpuEntry>[];
  readonly tools: readonly (Clue<ToolEntry> & { readonly version?: string })[];
  readonly gpus: readonly Clue<GpuEntry>[];
  readonly claims: readonly Clue<ClaimFacts>[];
  readonly numbers: NumberBinding;
}

/**
 * Sorts the mentions.
 * @param text - the description, for showing words
 * @param atoms - its atoms, mended
 * @param mentions - its mentions
 * @param lexicon - the catalogue
 */
export function collectClues(
  text: string,
  atoms: readonly Atom[],
  mentions: readonly Mention[],
  lexicon: Pick<Lexicon, 'systems' | 'newestKernel'>,
): Clues {
  const numbers = bindNumbers(text, atoms, mentions, lexicon);
  const pick = <K extends Entry['kind'], T>(
    kind: K,
    value: (entry: Extract<Entry, { kind: K }>) => T,
  ): Clue<T>[] =>
    mentions.flatMap((mention, i) => {
      const entry = mention.entries.find((e): e is Extract<Entry, { kind: K }> => e.kind === kind);
      return entry === undefined ? [] : [{ value: value(entry), mention: i }];
    });
  return {
    text,
    atoms,
    mentions,
    numbers,
    systems: pick('system', (e) => e.system).map(({ value, mention }) => ({
      system: value,
      mention,
      numbers: numbers.ofMention.get(mention) ?? [],
    })),
    releases: mentions.flatMap((mention, i) => {
      if (mention.entries.some((e) => e.kind === 'system')) return [];
      const candidates = mention.entries.filter((e) => e.kind === 'release');
      return candidates.length === 0 ? [] : [{ candidates, mention: i }];
    }),
    machines: pick('machine', (e) => e.machine),
    cpus: pick('cpu', (e) => e.cpu),
    tools: pick('tool', (e) => e.tool).map((clue) => {
      const version = numbers.ofMention.get(clue.mention)?.[0];
      return version === undefined ? clue : { ...clue, version };
    }),
    gpus: pick('gpu', (e) => e.gpu),
    claims: pick('claim', (e) => e.claim.sets),
  };
}

/**
 * The words that a mention consists of, as typed.
 * @param clues - of the description
 * @param index - of the mention
 */
export function wordsOf(clues: Clues, index: number): string {
  const mention = clues.mentions[index];
  const first = mention === undefined ? undefined : clues.atoms[mention.from];
  const last = mention === undefined ? undefined : clues.atoms[mention.to - 1];
  return first === undefined || last === undefined ? '' : clues.text.slice(first.start, last.end);
}

/**
 * The first value that any claim gives a fact.
 * @param clues - of the description
 * @param fact - name of the fact
 */
export function claimed<K extends keyof ClaimFacts>(clues: Clues, fact: K): ClaimFacts[K] {
  return clues.claims.find(({ value }) => value[fact] !== undefined)?.value[fact];
}

/**
 * The number said of a fact: the kernel's or the driver's version.
 * @param clues - of the description
 * @param fact - which
 */
export function numberOf(clues: Clues, fact: NonNullable<ClaimFacts['takes']>): string | undefined {
  for (const { value, mention } of clues.claims) {
    const number = value.takes === fact ? clues.numbers.ofMention.get(mention)?.[0] : undefined;
    if (number !== undefined) return number;
  }
  return fact === 'kernel' ? clues.numbers.kernel?.version : undefined;
}
