/** How close together words stand in a text: words of one thought stand side by side, chance ones anywhere. */

/**
 * The share that the words make of the shortest stretch that has each of them (the minimum cover of Tao and Zhai,
 * "An Exploration of Proximity Measures in Information Retrieval", SIGIR 2007).
 * @param places - for each word its positions in the text, ascending, at least one
 * @returns 1 where they stand side by side, towards 0 the farther apart; 0 for fewer than two words
 */
export function closeness(places: readonly (readonly number[])[]): number {
  if (places.length < 2) return 0;
  const cursors = places.map(() => 0);
  let shortest = Infinity;
  for (;;) {
    const at = cursors.map((cursor, word) => places[word]?.[cursor] ?? Infinity);
    const last = Math.max(...at);
    if (last === Infinity) return Math.min(1, places.length / shortest);
    const first = Math.min(...at);
    shortest = Math.min(shortest, last - first + 1);
    // Only a later place of the word that stands first can make the stretch shorter.
    const leading = at.indexOf(first);
    cursors[leading] = (cursors[leading] ?? 0) + 1;
  }
}
