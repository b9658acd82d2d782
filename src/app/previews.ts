/** Lets the web page show each reply also as Slack and Discord would: with the renderers that draw for them. */
import { renderReply as renderForDiscord } from '../adapters/discord/render/render.js';
import { formatButtonValue } from '../adapters/slack/read/button-value.js';
import { renderReply as renderForSlack } from '../adapters/slack/render/render.js';
import type { ReplyPreviews } from '../adapters/web/server/reply-previews.js';
import { rasterise } from '../picture/rasterise.js';

/** The buttons below a preview belong to no delivery. */
const KEY = 'preview';

/** As in a channel, where the question mentioned the bot: what only the asker may see goes to the asker. */
export const replyPreviews: ReplyPreviews = {
  slack: (reply, pictures) =>
    renderForSlack(reply, {
      pictures,
      toAsker: reply.audience === 'asker',
      value: formatButtonValue({ key: KEY, thread: null }),
    }),
  discord: (reply, pictures) =>
    renderForDiscord(reply, { pictures, toAsker: reply.audience === 'asker', key: KEY }).message,
  rasterise,
};
