/** Numbers with what they count, as the reader's language writes numbers. */

const NUMBER = new Intl.NumberFormat();

/** "1 note", "1,204 notes". @param what - in the singular; its plural ends in "s" */
export function countOf(count: number, what: string): string {
  return `${NUMBER.format(count)} ${what}${count === 1 ? '' : 's'}`;
}
