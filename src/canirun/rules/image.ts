/** The first step of the reasoning: what the image brings. */
import { formatPlatform } from '../platform.js';
import type { Attempt, Check } from './check.js';

const SHOWN = 6;

/** An image holds programs for certain platforms and no kernel. */
export function describeImage({ image }: Attempt): Check {
  const platforms = [...new Set(image.entries.map((entry) => formatPlatform(entry.platform)))];
  const shown = platforms.slice(0, SHOWN).join(', ');
  const more = platforms.length > SHOWN ? ` and ${platforms.length - SHOWN} more` : '';
  return {
    layer: 'image',
    blocker: 'pull',
    ok: true,
    text: `The image brings programs and libraries for ${shown}${more}, and no kernel.`,
    source: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
  };
}
