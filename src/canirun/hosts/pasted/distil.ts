/** A description in few words, for keeping. */
import { cleanText } from '../read/atoms.js';
import { describePaste } from './paste.js';

/**
 * What a description says of a host. Of pasted output only what tells of the machine is left: names, addresses and
 * whatever else stood there are gone.
 * @param text - as typed or pasted
 * @returns one line that is recognised as the text itself would be
 */
export function distilHost(text: string): string {
  const clean = cleanText(text);
  return (describePaste(clean) ?? clean).replace(/(?<!\s)\s*\n\s*/g, ' ; ').trim();
}
