/** Limits of the search that several of its parts share. */

/** Notes that the first stage hands to the second. */
export const MOST_CANDIDATES = 40;
