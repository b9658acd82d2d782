/** Posts through a `response_url`: five times within half an hour, also where the bot is no member. */
import type { KnownBlock } from '@slack/types';
import type { PostOutcome } from '../../../delivery/poster.js';
import { CALL_TIMEOUT_MS } from './web-api.js';

/** A message for a response address, or the removal of the one that the click came from. */
export type UrlResponse =
  | {
      readonly response_type: 'ephemeral' | 'in_channel';
      readonly replace_original: false;
      readonly text: string;
      readonly blocks: readonly KnownBlock[];
      readonly thread_ts?: string;
    }
  | { readonly delete_original: true };

/** Posts it. Never rejects. */
export async function postToUrl(url: string, response: UrlResponse): Promise<PostOutcome> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(response),
      redirect: 'error',
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    return await toOutcome(answer);
  } catch {
    return { kind: 'later', after: 0, maybePosted: true };
  }
}

async function toOutcome(answer: Response): Promise<PostOutcome> {
  const words = (await answer.text()).slice(0, 200);
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after') ?? 1);
    return { kind: 'later', after: seconds * 1000 || 1000, maybePosted: false };
  }
  if (answer.status >= 500) return { kind: 'later', after: 0, maybePosted: true };
  if (!answer.ok) return { kind: 'refused', reason: `response_url: ${answer.status} ${words}` };
  return { kind: 'posted', id: null };
}
