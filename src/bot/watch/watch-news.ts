/** What is news of a watched image. Pure: two looks in, a decision out. */
import type { VerdictKind } from '../../canirun/judge/verdict.js';
import type { TagAdvice } from '../../canirun/tags/tag-that-runs.js';
import type { Watch, WatchState } from '../../core/records/watches.js';

/** How an image is: its verdict's code, or `gone` where its registry has it no longer. */
export type WatchedVerdict = Exclude<VerdictKind, 'unknown'> | 'gone';

/** From best to worst, as the verdicts are ordered where several ways work. */
const ORDER: readonly string[] = [
  'native',
  'vm',
  'emulated',
  'legacy',
  'no',
  'gone',
] satisfies WatchedVerdict[];

/**
 * Milliseconds for which something worse has to stand before it is told. A build pushes its platforms one after another,
 * and a tag that is half built runs nowhere else for some minutes.
 */
const PATIENCE = 30 * 60_000;

/** What a look leads to. */
export interface WatchDecision {
  /** Whether the channel is told. */
  readonly tell: boolean;
  /** What is kept of the look. */
  readonly keep: Pick<Watch, 'state' | 'worseSince'>;
}

/**
 * Decides what a look leads to. What is better is told at once, what is worse when a later look sees it still.
 * @param now - milliseconds since 1970
 */
export function decide(
  { state, worseSince }: Pick<Watch, 'state' | 'worseSince'>,
  seen: WatchState,
  now: number,
): WatchDecision {
  const told = { state: seen, worseSince: null };
  if (seen.verdict === state.verdict) return { tell: false, keep: told };
  if (!isWorse(state.verdict, seen.verdict)) return { tell: true, keep: told };
  const since = worseSince ?? now;
  return now - since < PATIENCE
    ? { tell: false, keep: { state, worseSince: since } }
    : { tell: true, keep: told };
}

/** Whether a verdict is worse than another. */
export function isWorse(before: string, after: string): boolean {
  return ORDER.indexOf(after) > ORDER.indexOf(before);
}

/** Why an image runs no longer, as far as its tags tell. */
export type Loss =
  /** Its registry has the tag no longer. */
  | { readonly kind: 'gone' }
  /** Other tags of its newest release still have what it lost: probably a mistake, and `image` helps meanwhile. */
  | { readonly kind: 'mistake'; readonly lost: readonly string[]; readonly image: string }
  /** No release from `next` on has it: dropped on purpose; `image` is the last that runs. */
  | {
      readonly kind: 'dropped';
      readonly lost: readonly string[];
      readonly next: string;
      readonly image: string;
    }
  /** Platforms went, and no tag tells more. */
  | { readonly kind: 'lost'; readonly lost: readonly string[] }
  /** It offers what it offered: the image needs more, or the host is another. */
  | { readonly kind: 'needs' };

/**
 * Tells kinds of loss apart.
 * @param advice - what was found of the image's other tags; `null`: nothing
 */
export function lossOf(before: WatchState, seen: WatchState, advice: TagAdvice | null): Loss {
  if (seen.verdict === 'gone') return { kind: 'gone' };
  const lost = before.platforms.filter((platform) => !seen.platforms.includes(platform));
  if (lost.length === 0) return { kind: 'needs' };
  if (advice?.kind !== 'runs') return { kind: 'lost', lost };
  const { image, next } = advice;
  return next === undefined
    ? { kind: 'mistake', lost, image }
    : { kind: 'dropped', lost, next, image };
}
