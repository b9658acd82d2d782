/** Web addresses of notes, for the chats: the page's own, below the address at which people open it. */
import { formatRoute } from '../adapters/web/client/route.js';
import type { Citation } from '../core/reply.js';

/**
 * Makes the links behind citations.
 * @param publicUrl - where people open the web page (PUBLIC_URL); absent: citations are words
 */
export function noteLinks(
  publicUrl: string | undefined,
): ((citation: Citation) => string) | undefined {
  if (publicUrl === undefined) return undefined;
  return ({ file, line }) =>
    new URL(formatRoute({ page: 'notes', place: { file, line } }), publicUrl).href;
}
