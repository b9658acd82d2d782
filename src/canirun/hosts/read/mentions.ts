/** Finds what a description mentions: the catalogue's phrases in the order of the text. */
import type { Atom } from './atoms.js';
import type { Entry, Lexicon } from './lexicon.js';
import type { PhraseMatch } from './phrase-tree.js';
import { isAmount } from './units.js';

/** A phrase of the catalogue found in the text. */
export interface Mention {
  /** What it may stand for; never empty, and noise only if it stands for nothing else. */
  readonly entries: readonly Entry[];
  /** Its first atom and the one behind its last. */
  readonly from: number;
  readonly to: number;
}

/** Version numbers that people write as words. */
const SPELT_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['eleven', '11'],
  ['twelve', '12'],
]);

/**
 * Mends the spelling of a description's words.
 * @param atoms - as typed; offsets stay those of the typed words
 * @param lexicon - the known words
 */
export function mendAtoms(atoms: readonly Atom[], lexicon: Lexicon): readonly Atom[] {
  return atoms.flatMap((atom) => {
    if (atom.kind !== 'word') return [atom];
    const number = SPELT_NUMBERS.get(atom.text);
    if (number !== undefined) return [{ ...atom, text: number, kind: 'number' as const }];
    const mended = lexicon.spelling.mend(atom.text);
    if (mended === undefined) return [atom];
    return mended.map((text, i) =>
      i === 0 ? { ...atom, text } : { ...atom, text, join: 'none' as const },
    );
  });
}

/**
 * Finds the mentions of a description from left to right, taking the longest phrase everywhere, also where a
 * shorter one begins before it: `intel core` gives way to `core 2 quad`.
 * @param atoms - the description's atoms, mended
 * @param lexicon - the phrases
 */
export function findMentions(atoms: readonly Atom[], lexicon: Lexicon): readonly Mention[] {
  const words = new Set(atoms.map((a) => a.text));
  const mentions: Mention[] = [];
  let at = 0;
  while (at < atoms.length) {
    const mention = canBegin(atoms, at, mentions.at(-1))
      ? bestFrom(atoms, at, words, lexicon)
      : undefined;
    if (mention === undefined) {
      at += 1;
    } else {
      mentions.push(mention);
      at = mention.to;
    }
  }
  return mentions;
}

/** A phrase can't begin in the middle of a word that means nothing: the `14` of `t14` is no version. */
function canBegin(atoms: readonly Atom[], at: number, last: Mention | undefined): boolean {
  const atom = atoms[at];
  if (atom === undefined || atom.kind === 'plus') return false;
  if (atom.join !== 'none') return true;
  const before = atoms[at - 1]?.text ?? '';
  return (last?.to === at && before.length > 1) || (atom.kind === 'word' && atom.text.length > 1);
}

/** The longest phrase from here, cut back to where the name of a part or machine begins that says more. */
function bestFrom(
  atoms: readonly Atom[],
  from: number,
  words: ReadonlySet<string>,
  lexicon: Lexicon,
): Mention | undefined {
  const whole = longest(atoms, from, words, lexicon);
  if (whole === undefined) return undefined;
  for (let at = from + 1; at < whole.to; at += 1) {
    if (atoms[at]?.join === 'none') continue;
    const model = longest(atoms, at, words, lexicon);
    if (model?.entries.some(isModel) !== true || model.to <= whole.to) continue;
    const before = longest(atoms, from, words, lexicon, at);
    const maker = before?.to === at ? before.entries.filter(isMakerName) : [];
    if (before !== undefined && maker.length > 0) return { ...before, entries: maker };
    if (model.to - at > whole.to - from) return before;
  }
  return whole;
}

function isModel({ kind }: Entry): boolean {
  return kind === 'cpu' || kind === 'machine' || kind === 'gpu';
}

/** A maker's name may stand before all that it makes. */
function isMakerName(entry: Entry): boolean {
  return entry.kind === 'claim' && Object.keys(entry.claim.sets).join() === 'vendor';
}

/** @param limit - atom before which the phrase has to end */
function longest(
  atoms: readonly Atom[],
  at: number,
  words: ReadonlySet<string>,
  lexicon: Lexicon,
  limit = atoms.length,
): Mention | undefined {
  for (const match of lexicon.tree.matches(atoms, at)) {
    if (match.to > limit) continue;
    const entries = admissible(match, words).filter((entry) => isWhole(entry, atoms, at, match.to));
    const to = entries.length === 0 ? undefined : endOf(atoms, match, entries, lexicon);
    if (to !== undefined) return { entries, from: at, to };
  }
  return undefined;
}

/** The `GB` of `8 GB 200 GB` is no beginning of a `GB200`. */
function isUnitOfAmount(atoms: readonly Atom[], at: number): boolean {
  const unit = /^(?:gb|mb|tb)$/.test(atoms[at]?.text ?? '');
  return unit && atoms[at - 1]?.kind === 'number' && atoms[at + 1]?.join === 'space';
}

/** `386 GB` is no i386, and the `64` of `x86 64 GB` is memory; what is written as one word stays one (`x86_64`). */
function endsInAmount(entry: Entry, atoms: readonly Atom[], from: number, to: number): boolean {
  const [number, unit] = [atoms[to - 1], atoms[to]];
  if (number?.kind !== 'number' || unit === undefined || !isAmount(number, unit)) return false;
  const isAlone = to - from === 1;
  const isApart = entry.kind === 'claim' && (number.join === 'space' || number.join === 'break');
  return (isAlone || isApart) && entry.kind !== 'noise';
}

/** A single letter names a system only with a version glued to it: `w10`, but not the `w` of `w/ docker`. */
function isWhole(entry: Entry, atoms: readonly Atom[], from: number, to: number): boolean {
  if (isUnitOfAmount(atoms, from)) return entry.kind === 'noise';
  if (endsInAmount(entry, atoms, from, to)) return false;
  if (entry.kind !== 'system' || to - from > 1 || (atoms[from]?.text.length ?? 0) > 1) return true;
  const next = atoms[to];
  return next?.kind === 'number' && next.join === 'none';
}

/** Entries whose context is given; those that need one and have it say more than those that need none. */
function admissible(match: PhraseMatch<Entry>, words: ReadonlySet<string>): readonly Entry[] {
  const telling = match.values.filter((entry) => entry.kind !== 'noise');
  if (telling.length === 0) return match.values;
  const inContext = telling.filter((entry) => hasContext(entry, words));
  if (inContext.length > 0) return inContext;
  return telling.filter((entry) => contextOf(entry) === undefined);
}

function hasContext(entry: Entry, words: ReadonlySet<string>): boolean {
  for (const word of contextOf(entry) ?? []) if (words.has(word)) return true;
  return false;
}

function contextOf(entry: Entry): ReadonlySet<string> | undefined {
  return entry.kind === 'machine' || entry.kind === 'gpu' ? entry.context : undefined;
}

/**
 * Where a match ends: model numbers take the letters glued behind them (`2500k`, `1165g7`);
 * any other match mustn't end inside an unknown word.
 */
function endOf(
  atoms: readonly Atom[],
  match: PhraseMatch<Entry>,
  entries: readonly Entry[],
  lexicon: Lexicon,
): number | undefined {
  const next = atoms[match.to];
  if (next?.join !== 'none') return match.to;
  const last = atoms[match.to - 1];
  if (
    last?.kind === 'number' &&
    entries.some((e) => e.kind === 'gpu' || (e.kind === 'cpu' && e.model))
  ) {
    return endOfWord(atoms, match.to);
  }
  if (next.kind === 'plus' || last?.kind === 'word') return match.to;
  return next.text.length > 1 && lexicon.spelling.mend(next.text) !== undefined
    ? match.to
    : undefined;
}

function endOfWord(atoms: readonly Atom[], from: number): number {
  let to = from;
  while (atoms[to]?.join === 'none') to += 1;
  return to;
}
