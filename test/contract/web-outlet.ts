/** The web page as an outlet: its JSON interface, over HTTP, and what the page shows of a reply. */
import type { Bot } from '../../src/bot/bot.js';
import { messagesOf } from '../../src/bot/messages/messages.js';
import type { MessageResponse } from '../../src/adapters/web/server/api-contract.js';
import { plainForm } from '../../src/adapters/shared/plain-form.js';
import { createTinyClient, startPlayground } from '../adapters/web/playground.js';
import { flat, type Outlet } from './shown.js';

/** Opens it. */
export async function openWeb(bot: Bot): Promise<Outlet> {
  const client = await createTinyClient();
  const playground = await startPlayground({ clientDirectory: client.path, bot });
  let conversations = 0;
  return {
    begin: () => {
      conversations += 1;
      return Promise.resolve();
    },
    async say(text) {
      const response = await fetch(new URL('/api/message', playground.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, conversation: `conversation-${conversations}` }),
      });
      const { reply } = (await response.json()) as MessageResponse;
      if (reply === null) throw new Error(`silence after ${text}`);
      const { blocks, tone, audience } = reply;
      return {
        words: flat(blocks.map((block) => plainForm(block, messagesOf(reply.language))).join('\n')),
        cites: blocks.flatMap((block) =>
          block.kind === 'sources' ? block.sources.map(({ file, line }) => `${file}:${line}`) : [],
        ),
        offers: blocks.flatMap((block) =>
          block.kind === 'choices' ? block.choices.map(({ label }) => label) : [],
        ),
        audience,
        tone,
        mentions: [],
      };
    },
    async close() {
      await playground.stop();
      await client.remove();
    },
  };
}
