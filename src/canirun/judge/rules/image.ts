/** The first step of the reasoning: what the image brings. */
import { type Platform, formatPlatform } from '../../platform/platform.js';
import type { Check } from './check.js';

const SHOWN = 6;

/** An image holds programs for certain platforms and no kernel. */
export function describeImage(platforms: readonly Platform[]): Check {
  const names = [...new Set(platforms.map(formatPlatform))];
  const shown = names.slice(0, SHOWN).join(', ');
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return {
    layer: 'image',
    blocker: 'pull',
    ok: true,
    text: `The image brings programs and libraries for ${shown}${more}, and no kernel.`,
    source: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
  };
}
