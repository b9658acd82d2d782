/** Mends misspelt words by the words that the catalogue knows. Numbers are never touched. */

/** Shorter words are taken as they stand: too many of them are one letter apart. */
const MIN_TYPED = 4;
const MIN_MEANT = 5;
/** From this length on, two letters may be wrong. */
const LONG = 8;
/** Longer words are no misspelling of ours. */
const MAX_LENGTH = 24;
const MAX_REMEMBERED = 10_000;

/** Finds the known word that was probably meant. */
export interface Spelling {
  /** The word itself if it is known; else what was meant, possibly two words typed as one; else nothing. */
  mend(word: string): readonly string[] | undefined;
}

/**
 * Prepares mending. Known words are indexed by what is left of them when a letter is lost (the idea of
 * SymSpell), on the first misspelling.
 * @param known - every word that means something
 * @param meant - those among them that a misspelling may stand for
 */
export function createSpelling(known: ReadonlySet<string>, meant: ReadonlySet<string>): Spelling {
  const remembered = new Map<string, readonly string[] | undefined>();
  let index: ReadonlyMap<string, readonly string[]> | undefined;
  const find = (word: string): readonly string[] | undefined => {
    index ??= indexByDeletion(meant);
    const close = closest(word, index);
    return close === undefined ? splitInTwo(word, known) : [close];
  };
  return {
    mend(word) {
      if (known.has(word)) return [word];
      if (word.length < MIN_TYPED || word.length > MAX_LENGTH) return undefined;
      if (remembered.has(word)) return remembered.get(word);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      const mended = find(word);
      remembered.set(word, mended);
      return mended;
    },
  };
}

function indexByDeletion(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < MIN_MEANT) continue;
    for (const key of new Set([word, ...deletions(word)])) {
      const entries = index.get(key);
      if (entries === undefined) index.set(key, [word]);
      else entries.push(word);
    }
  }
  return index;
}

function deletions(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** The closest word; none if two different words are equally close, for then nobody can tell. */
function closest(word: string, index: ReadonlyMap<string, readonly string[]>): string | undefined {
  let best: string | undefined;
  let bestDistance = word.length >= LONG ? 2.5 : 1.5;
  let tied = false;
  const seen = new Set<string>();
  for (const key of [word, ...deletions(word)]) {
    for (const candidate of index.get(key) ?? []) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      const distance =
        editDistance(word, candidate) + (word.startsWith(candidate.slice(0, 1)) ? 0 : 0.4);
      if (distance > bestDistance || (distance > 1.5 && candidate.length < LONG)) continue;
      tied = distance === bestDistance && best !== undefined;
      best = candidate;
      bestDistance = distance;
    }
  }
  return tied ? undefined : best;
}

function splitInTwo(word: string, known: ReadonlySet<string>): readonly string[] | undefined {
  for (let i = 3; i <= word.length - 3; i += 1) {
    const head = word.slice(0, i);
    const tail = word.slice(i);
    if (known.has(head) && known.has(tail)) return [head, tail];
  }
  return undefined;
}

/**
 * Edit distance with neighbours swapped counted as one (optimal string alignment).
 * @param a - at most {@link MAX_LENGTH} letters
 * @param b - likewise
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
