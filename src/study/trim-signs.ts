/** Takes the signs off both ends of words, a step a character. */

/**
 * A text without the characters at its beginning and end that are of no use.
 * @param isSign whether a character goes
 */
export function trimSigns(text: string, isSign: (character: string) => boolean): string {
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (start < end && isSign(characters[start] ?? '')) start++;
  while (end > start && isSign(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}
