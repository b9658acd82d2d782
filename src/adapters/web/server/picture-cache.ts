/** Keeps the pictures of recent replies, so that the page can fetch each as the PNG that Slack and Discord get. */
import { createHash } from 'node:crypto';
import type { Reply } from '../../../core/reply.js';

/** The pictures of recent replies. */
export interface PictureCache {
  /** Keeps a reply's pictures. @returns their names, by SVG */
  keep(reply: Reply): ReadonlyMap<string, string>;
  /** Draws a picture. @returns the PNG's bytes; `undefined` when none of that name is kept (any more) */
  draw(name: string): Promise<Uint8Array> | undefined;
}

/** As many as a long conversation has; a picture's SVG is about 3 kB. */
const MOST_KEPT = 200;

/** Creates an empty cache. @param rasterise - turns SVG into PNG */
export function createPictureCache(rasterise: (svg: string) => Promise<Uint8Array>): PictureCache {
  const kept = new Map<string, string>();
  return {
    keep(reply) {
      const names = new Map<string, string>();
      for (const block of reply.blocks) {
        if (block.kind !== 'picture') continue;
        const name = nameOf(block.svg);
        names.set(block.svg, name);
        kept.delete(name);
        kept.set(name, block.svg);
      }
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return names;
    },
    draw(name) {
      const svg = kept.get(name);
      return svg === undefined ? undefined : rasterise(svg);
    },
  };
}

/** The same picture has the same name, so that a browser that has it need not ask again. */
function nameOf(svg: string): string {
  return `${createHash('sha256').update(svg).digest('hex').slice(0, 32)}.png`;
}
