/** The first step of the reasoning: what the image brings. */
import { type Platform, formatPlatform } from '../../platform/platform.js';
import type { Bases } from '../../image/build/bases.js';
import { said } from '../../said.js';
import type { Check } from './check.js';

const SHOWN = 6;

/** An image holds programs for certain platforms and no kernel. */
export function describeImage(platforms: readonly Platform[]): Check {
  const names = [...new Set(platforms.map(formatPlatform))];
  return {
    layer: 'image',
    blocker: 'pull',
    ok: true,
    text: said('why.brings', {
      platforms: { list: ',', of: names.slice(0, SHOWN) },
      more: Math.max(0, names.length - SHOWN),
    }),
    source: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
  };
}

/** What it is built on, where that is known: its needs are the image's. */
export function describeBase({ shown: base }: Bases): readonly Check[] {
  if (base === undefined) return [];
  return [
    {
      layer: 'image',
      blocker: 'pull',
      ok: true,
      text: said('why.base', { base }),
      source: 'https://github.com/opencontainers/image-spec/blob/main/config.md',
    },
  ];
}
