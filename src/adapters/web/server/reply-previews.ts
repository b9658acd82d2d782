/** The port to the other outlets: how each would show a reply. The page draws it beside its own. */
import type { Reply } from '../../../core/reply.js';
import type { DiscordPreview, SlackPreview } from './api-contract.js';

/** Draws a reply for one outlet. @param pictures - names of the reply's pictures, by their SVG */
type Draw<Preview> = (reply: Reply, pictures: ReadonlyMap<string, string>) => Preview;

/** What other outlets make of a reply: their own renderers, handed in by whoever knows them. */
export interface ReplyPreviews {
  readonly slack: Draw<SlackPreview>;
  readonly discord: Draw<DiscordPreview>;
  /** Turns a vector picture into PNG, as both outlets get it. */
  readonly rasterise: (svg: string) => Promise<Uint8Array>;
}
