/** A tree of phrases: finds the known phrases that begin at an atom. */
import type { Atom } from './atoms.js';
import type { Phrase, PhraseStep } from './phrase.js';

/** Most branches end in one way, so that maps and lists are made only where they are needed. */
interface Branch<T> {
  atoms?: Map<string, Branch<T>>;
  /** Atoms that must follow without a space. */
  tight?: Map<string, Branch<T>>;
  numbers?: NumberEdge<T>[];
  values?: T[];
}

interface NumberEdge<T> {
  readonly key: string;
  readonly tight: boolean;
  readonly to: Branch<T>;
  accepts(text: string): boolean;
}

/** A phrase that was found: its values and the atom behind its last one. */
export interface PhraseMatch<T> {
  readonly values: readonly T[];
  readonly to: number;
}

/** A phrase that may end in more ways than this is a mistake of its author. */
const MAX_ENDS = 4000;

/** Phrases and what they stand for; several things may share a phrase. */
export class PhraseTree<T> {
  readonly #root: Branch<T> = {};

  /**
   * Adds a phrase.
   * @param phrase - from `readPhrase`
   * @param value - what it stands for
   * @param onWord - told each word that is new at its place
   * @throws RangeError with half a sentence when the phrase may be empty or stands for too much
   */
  add(phrase: Phrase, value: T, onWord: (word: string) => void): void {
    const ends = grow(phrase, [this.#root], onWord);
    if (ends.includes(this.#root))
      throw new RangeError('may be empty: at least one word must be needed');
    for (const end of ends) {
      const values = (end.values ??= []);
      if (!values.includes(value)) values.push(value);
    }
  }

  /**
   * Finds all known phrases that begin at an atom, the longest first.
   * @param atoms - the description's atoms
   * @param from - where the phrase has to begin
   */
  matches(atoms: readonly Atom[], from: number): readonly PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    walk(this.#root, atoms, from, from, found);
    return found.length < 2 ? found : found.sort((a, b) => b.to - a.to);
  }
}

/** Adds a phrase behind each of some branches; returns the branches at which it ends. */
function grow<T>(
  phrase: Phrase,
  from: readonly Branch<T>[],
  onWord: (word: string) => void,
): readonly Branch<T>[] {
  switch (phrase.kind) {
    case 'word':
      return from.map((branch) =>
        phrase.steps.reduce((at, step) => follow(at, step, onWord), branch),
      );
    case 'sequence':
      return phrase.parts.reduce((ends, part) => grow(part, ends, onWord), from);
    case 'choice': {
      const ends = [...new Set(phrase.options.flatMap((option) => grow(option, from, onWord)))];
      if (ends.length > MAX_ENDS)
        throw new RangeError(`stands for more than ${MAX_ENDS} phrases: split it`);
      return ends;
    }
  }
}

function follow<T>(branch: Branch<T>, step: PhraseStep, onWord: (word: string) => void): Branch<T> {
  if (step.kind !== 'atom') return followNumber(branch, step);
  const map = step.tight ? (branch.tight ??= new Map()) : (branch.atoms ??= new Map());
  const known = map.get(step.text);
  if (known !== undefined) return known;
  const next: Branch<T> = {};
  map.set(step.text, next);
  onWord(step.text);
  return next;
}

function followNumber<T>(
  branch: Branch<T>,
  step: Exclude<PhraseStep, { kind: 'atom' }>,
): Branch<T> {
  const numbers = (branch.numbers ??= []);
  const known = numbers.find((n) => n.key === step.key && n.tight === step.tight);
  if (known !== undefined) return known.to;
  const to: Branch<T> = {};
  numbers.push({ key: step.key, tight: step.tight, to, accepts: accepts(step) });
  return to;
}

function accepts(step: Exclude<PhraseStep, { kind: 'atom' }>): (text: string) => boolean {
  if (step.kind === 'range') {
    const least = String(step.low).length;
    const most = String(step.high).length;
    return (text) =>
      text.length >= least &&
      text.length <= most &&
      !text.includes('.') &&
      Number(text) >= step.low &&
      Number(text) <= step.high;
  }
  return (text) =>
    text.length === step.digits.length &&
    !text.includes('.') &&
    Array.from(step.digits).every((digit, i) => digit === '#' || digit === text[i]);
}

function walk<T>(
  branch: Branch<T>,
  atoms: readonly Atom[],
  from: number,
  at: number,
  found: PhraseMatch<T>[],
): void {
  if (branch.values !== undefined) found.push({ values: branch.values, to: at });
  const atom = atoms[at];
  if (atom === undefined || (at > from && atom.join === 'break')) return;
  const next = branch.atoms?.get(atom.text);
  if (next !== undefined) walk(next, atoms, from, at + 1, found);
  const tight = atom.join === 'space' ? undefined : branch.tight?.get(atom.text);
  if (tight !== undefined) walk(tight, atoms, from, at + 1, found);
  if (atom.kind !== 'number') return;
  for (const number of branch.numbers ?? []) {
    if (number.tight && atom.join === 'space') continue;
    if (number.accepts(atom.text)) walk(number.to, atoms, from, at + 1, found);
  }
}
