/** What `/listen on` has to add where Discord keeps the words of messages from the bot. */
import type { Bot } from '../../../bot/bot.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { LISTEN } from '../../../bot/settings/listen-command.js';

/** The same bot, which says what it can't hear. Without the message-content intent only titles of posts come along. */
export function withListenCaveat(bot: Bot, prefix: string): Bot {
  return {
    ...bot,
    handle: async (message) => {
      const reply = await bot.handle(message);
      const named = message.text.trim().toLowerCase();
      const isListen = [`/${LISTEN.name} on`, `/${prefix}${LISTEN.name} on`, `${LISTEN.name} on`];
      if (reply === null || !isListen.includes(named)) return reply;
      const content = messagesOf(reply.language).inline('listen.caveat');
      return { ...reply, blocks: [...reply.blocks, { kind: 'note', content }] };
    },
  };
}
