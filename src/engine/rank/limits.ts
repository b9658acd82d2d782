/** Limits of the search that several of its parts share. */

/** Notes that the first stage hands to the second. */
export const MOST_CANDIDATES = 30;

/** Units of one note that are looked at closely. */
export const MOST_UNITS = 24;
