/** The language that the page is shown in, as it says with each request. */
import type { Context } from 'hono';
import { languageFor, type Language } from '../../../core/language.js';

/**
 * The language of a request: of those that its browser accepts (RFC 9110, section 12.5.4), the first that is spoken here.
 * The page puts in what its reader chose. Weights are left aside, since browsers write the best first.
 */
export function languageOf(c: Context): Language | undefined {
  const accepted = c.req.header('accept-language') ?? '';
  return languageFor(accepted.split(',').map((range) => range.split(';')[0] ?? ''));
}
