/** Builds records without undefined members, as exact optional properties ask. */

/**
 * Leaves out what is undefined.
 * @param record - values by name
 */
export function defined<T extends object>(
  record: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as never;
}
