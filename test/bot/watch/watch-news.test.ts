/** What is told of a watched image, and what is not. */
import { describe, expect, test } from '@jest/globals';
import { decide, lossOf, type Loss } from '../../../src/bot/watch/watch-news.js';
import type { TagAdvice } from '../../../src/canirun/tags/tag-that-runs.js';

const MINUTE = 60_000;
const state = (verdict: string, platforms: readonly string[] = []) => ({
  verdict,
  platforms,
  digest: null,
});

describe('when it is told', () => {
  test.each([
    // known, seen, minutes since it was worse (null: it was not), told
    ['native', 'native', null, false],
    ['no', 'native', null, true],
    ['gone', 'no', null, true],
    ['emulated', 'vm', null, true],
    ['native', 'no', null, false],
    ['native', 'no', 10, false],
    ['native', 'no', 45, true],
    ['native', 'gone', 45, true],
    ['vm', 'emulated', 45, true],
    ['native', 'native', 45, false],
  ])('%s, then %s, worse for %s minutes: %s', (known, seen, minutes, told) => {
    const now = 1_000 * MINUTE;
    const worseSince = minutes === null ? null : now - minutes * MINUTE;
    expect(decide({ state: state(known), worseSince }, state(seen), now).tell).toBe(told);
  });

  test('what is worse for the first time is remembered beside what the channel knows', () => {
    const known = { state: state('native'), worseSince: null };
    expect(decide(known, state('no'), 5)).toEqual({
      tell: false,
      keep: { state: known.state, worseSince: 5 },
    });
  });

  test('what recovers before it was told leaves no trace', () => {
    const { keep } = decide({ state: state('native'), worseSince: 5 }, state('native'), 9);
    expect(keep.worseSince).toBeNull();
  });
});

describe('why it runs no longer', () => {
  const both = state('native', ['linux/amd64', 'linux/arm64']);
  const less = state('no', ['linux/amd64']);
  const runs = (image: string, next?: string): TagAdvice => ({
    kind: 'runs',
    image,
    becomes: 'native',
    from: 'registry',
    ...(next === undefined ? {} : { next }),
  });
  test.each<[string, Parameters<typeof lossOf>[1], TagAdvice | null, Loss['kind']]>([
    ['the tag is deleted', state('gone'), null, 'gone'],
    ['the newest release still has it', less, runs('app:1.28'), 'mistake'],
    ['only older releases have it', less, runs('app:1.27', 'app:1.28'), 'dropped'],
    ['no tag has it', less, { kind: 'none', name: 'app', tags: 9 }, 'lost'],
    ['tags can not be told', less, null, 'lost'],
    ['the same platforms', state('no', both.platforms), null, 'needs'],
  ])('%s', (_what, seen, advice, kind) => {
    expect(lossOf(both, seen, advice)).toMatchObject({ kind });
  });
});
