/** The same items in another order (Fisher and Yates). */
export function shuffled<T>(of: readonly T[], random: () => number): T[] {
  const items = [...of];
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
