/** Pictures for Discord: drawn as PNG and sent along with the message. */
import type { RawFile } from 'discord.js';
import type { Log } from '../../../core/log.js';
import type { Reply } from '../../../core/reply.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { LIMITS } from '../render/limits.js';

/** Turns a vector picture into PNG bytes. */
export type Rasterise = (svg: string) => Promise<Uint8Array>;

/** A reply's pictures, ready to send. */
export interface Pictures {
  /** File names by SVG, for drawing. */
  readonly names: ReadonlyMap<string, string>;
  readonly files: readonly RawFile[];
  /** What a screen reader says of each file. */
  readonly attachments: readonly { id: number; filename: string; description: string }[];
}

/** No pictures: their words are shown instead. */
export const NO_PICTURES: Pictures = { names: new Map(), files: [], attachments: [] };

/** More pictures than this are a wall. */
const MOST_PICTURES = 4;

/** Draws a reply's pictures. What can't be drawn is logged and left out. */
export async function drawPictures(
  reply: Reply,
  rasterise: Rasterise | undefined,
  log: Log,
): Promise<Pictures> {
  if (!rasterise) return NO_PICTURES;
  const blocks = reply.blocks.filter((block) => block.kind === 'picture').slice(0, MOST_PICTURES);
  const names = new Map<string, string>();
  const files: RawFile[] = [];
  const attachments: Pictures['attachments'][number][] = [];
  for (const { svg, alt } of blocks) {
    if (names.has(svg)) continue;
    try {
      const data = Buffer.from(await rasterise(svg));
      const id = files.length;
      const filename = `answer-${id + 1}.png`;
      const words = cutAtWord(cleanText(alt).trim(), LIMITS.attachmentDescription) || 'Picture';
      files.push({ name: filename, data, contentType: 'image/png' });
      attachments.push({ id, filename, description: words });
      names.set(svg, filename);
    } catch (error) {
      log.warn({ err: error }, 'a picture could not be drawn; its words are shown instead');
    }
  }
  return { names, files, attachments };
}
