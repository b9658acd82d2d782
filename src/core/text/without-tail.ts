/** Cuts marks off the end of what somebody wrote. A pattern that looks for them would try at each of many such marks. */

/**
 * @param marks - single characters, in any order
 * @returns the text up to its last character that is none of them
 */
export function withoutTail(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
