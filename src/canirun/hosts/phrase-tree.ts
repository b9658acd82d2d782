/** A tree of phrases: finds the longest known phrase that begins at an atom. */
import type { Atom } from './atoms.js';
import type { PhraseStep } from './phrase.js';

interface Branch<T> {
  readonly atoms: Map<string, Branch<T>>;
  /** Atoms that must follow without a space. */
  readonly tight: Map<string, Branch<T>>;
  readonly numbers: NumberEdge<T>[];
  readonly values: T[];
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

/** Phrases and what they stand for; several things may share a phrase. */
export class PhraseTree<T> {
  readonly #root: Branch<T> = newBranch();

  /**
   * Adds a phrase.
   * @param steps - the phrase, from `expandPhrase`
   * @param value - what it stands for
   */
  add(steps: readonly PhraseStep[], value: T): void {
    let branch = this.#root;
    for (const step of steps) branch = follow(branch, step);
    if (!branch.values.includes(value)) branch.values.push(value);
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

function newBranch<T>(): Branch<T> {
  return { atoms: new Map(), tight: new Map(), numbers: [], values: [] };
}

function follow<T>(branch: Branch<T>, step: PhraseStep): Branch<T> {
  if (step.kind === 'atom') {
    const map = step.tight ? branch.tight : branch.atoms;
    let next = map.get(step.text);
    if (next === undefined) map.set(step.text, (next = newBranch()));
    return next;
  }
  const known = branch.numbers.find((n) => n.key === step.key && n.tight === step.tight);
  if (known !== undefined) return known.to;
  const to = newBranch<T>();
  branch.numbers.push({ key: step.key, tight: step.tight, to, accepts: accepts(step) });
  return to;
}

function accepts(step: Exclude<PhraseStep, { kind: 'atom' }>): (text: string) => boolean {
  if (step.kind === 'range') {
    const digits = String(step.low).length;
    const most = String(step.high).length;
    return (text) =>
      text.length >= digits &&
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
  if (branch.values.length > 0) found.push({ values: branch.values, to: at });
  const atom = atoms[at];
  if (atom === undefined || (at > from && atom.join === 'break')) return;
  const next = branch.atoms.get(atom.text);
  if (next !== undefined) walk(next, atoms, from, at + 1, found);
  const tight = atom.join === 'space' ? undefined : branch.tight.get(atom.text);
  if (tight !== undefined) walk(tight, atoms, from, at + 1, found);
  if (atom.kind !== 'number') return;
  for (const number of branch.numbers) {
    if (number.tight && atom.join === 'space') continue;
    if (number.accepts(atom.text)) walk(number.to, atoms, from, at + 1, found);
  }
}
