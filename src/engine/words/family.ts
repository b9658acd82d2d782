/**
 * Families of English words: "deliver" and "delivery", "pay" and "payment", "cancel" and "cancellation". A stemmer
 * joins the forms of one word; a family joins the words made from one another. Works on stems.
 */

/** Endings by which stems of one family differ. */
const ENDINGS = [
  '', 'e', 'i', 'y', 'ment', 'er', 'or', 'ion', 'at', 'ation', 'abl', 'al', 'li', 'ness', 'ist',
  'anc', 'enc', 'iv', 'ful', 'less', 'ic', 'ant', 'ent', 'ag', 'ship', 'ur', 'it', 'iti', 'ti', 'lat',
] as const; // prettier-ignore

/** Bases of three letters take only endings that rarely arise by chance. */
const SAFE_ENDINGS: ReadonlySet<string> = new Set(['', 'ment', 'er']);

const SHORTEST_BASE = 3;

/**
 * Stems that may belong to the family of a stem.
 * @param stem an English stem
 * @param isKnown whether a stem is worth returning
 */
export function familyOf(stem: string, isKnown: (stem: string) => boolean): string[] {
  const found = new Set<string>();
  for (const ending of ENDINGS) {
    if (!stem.endsWith(ending)) continue;
    const base = stem.slice(0, stem.length - ending.length);
    if (base.length < SHORTEST_BASE) continue;
    for (const other of ENDINGS) {
      if (base.length === SHORTEST_BASE && !(SAFE_ENDINGS.has(ending) && SAFE_ENDINGS.has(other)))
        continue;
      const relative = base + other;
      if (relative !== stem && isKnown(relative)) found.add(relative);
    }
  }
  return [...found].sort();
}
