/** A message as Slack takes it, made ready for drawing. Pure. */
import type { Block } from 'slack-blocks-to-jsx';
import type { SlackPreview } from '../../../server/api-contract.js';
import { pictureAddress } from '../../api.js';

/** A button of a message: what it says when clicked; `null` for one that works in Slack only. */
export type ButtonMessage = string | null;

/** The blocks, with the addresses of their pictures. */
export function drawableBlocks({ blocks }: SlackPreview): Block[] {
  return blocks.map((block) => {
    const known = block as Block;
    const picture = known.type === 'image' ? known.slack_file?.id : undefined;
    return picture === undefined ? known : { ...known, image_url: pictureAddress(picture) };
  });
}

/** What each button in a row of buttons says, in the order in which they are drawn. */
export function buttonMessages({ blocks }: SlackPreview): ButtonMessage[] {
  return (blocks as readonly Block[])
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((element) => {
      if (element.type !== 'button') return [];
      return element.action_id?.startsWith('choice:') ? (element.value ?? null) : null;
    });
}
