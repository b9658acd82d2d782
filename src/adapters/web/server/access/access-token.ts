/** Who may see the page when it is served beyond this machine: whoever knows the token, or holds the cookie made from it. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Checks tokens and cookies without telling by its speed how much of them was right. */
export interface AccessToken {
  /** True for the token itself, as typed. */
  matches(candidate: string): boolean;
  /** What the cookie holds: derived from the token, so that a stolen cookie doesn't give the token away. */
  readonly cookie: string;
  /** True for the cookie's value. */
  matchesCookie(candidate: string): boolean;
}

/**
 * Makes the checks for one token.
 * @param token - the configured secret
 */
export function createAccessToken(token: string): AccessToken {
  const cookie = digest(token, 'quaymaster web session v1').toString('base64url');
  return {
    cookie,
    matches: (candidate) => sameText(candidate, token),
    matchesCookie: (candidate) => sameText(candidate, cookie),
  };
}

/** Digests are of one length, so the comparison leaks neither a prefix nor the length. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a, 'compare'), digest(b, 'compare'));
}

function digest(key: string, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest();
}
