/** Discord as an outlet: mentions in a thread, through the real SDK, and what Discord shows of the message. */
import type { Bot } from '../../src/bot/bot.js';
import type { DiscordMessage } from '../../src/adapters/discord/render/render.js';
import type { Tone } from '../../src/core/reply.js';
import { openRoom, until } from '../adapters/discord/discord-room.js';
import { ANN, GENERAL } from '../servers/discord-state.js';
import { citationsIn, flat, type Outlet } from './shown.js';

/** Colours of embeds. */
const TONES = new Map<number, Tone>([
  [0x2e7d32, 'good'],
  [0xf9a825, 'caution'],
  [0xc62828, 'bad'],
]);

/** Opens it. */
export async function openDiscord(bot: Bot): Promise<Outlet> {
  const room = await openRoom('gateway', { bot, staff: [ANN] }); // Whoever talks may change settings.
  const { posts } = room.state;
  let channel = GENERAL;
  return {
    begin: () => {
      channel = room.people.thread('a question', GENERAL);
      return Promise.resolve();
    },
    async say(text) {
      const before = posts.length;
      room.say(room.people.mention(text, { channel }));
      await until('an answer', () => posts.length > before, 20_000);
      const post = posts[before];
      const { content, embeds, components, allowed_mentions } = (post?.body ??
        {}) as unknown as DiscordMessage;
      const [sources] = embeds.flatMap(({ fields = [] }) =>
        fields.filter(({ name }) => /^(?:Sources?|Quellen?)$/.test(name)),
      );
      const smallPrint = content.match(/^-# (?:Sources?|Quellen?): .*$/gm)?.join(' ') ?? '';
      const parts = embeds.flatMap(({ title = '', description = '', fields = [] }) => [
        title,
        description,
        ...fields.flatMap(({ name, value }) => [name, value]),
      ]);
      return {
        words: flat([content, ...parts].map(unmarked).join('\n')),
        cites: citationsIn(unmarked(`${sources?.value ?? ''} ${smallPrint}`)),
        offers: components
          .flatMap((row) => row.components)
          .filter(({ custom_id }) => /^(say|pick):/.test(custom_id))
          .map((button) => ('label' in button ? (button.label ?? '') : '')),
        audience: post?.seenBy != null || post?.channel !== channel ? 'asker' : 'everyone',
        // Words stand in the message itself, which has no colour.
        tone: embeds.length === 0 ? null : (TONES.get(embeds[0]?.color ?? 0) ?? 'plain'),
        mentions: allowed_mentions.parse,
      };
    },
    async close() {
      await room.close();
      if (room.state.violations.length > 0) throw new Error(room.state.violations.join('\n'));
    },
  };
}

/** The words of Discord's markdown as our drawing writes it: escapes and marks taken out. */
function unmarked(markdown: string): string {
  return markdown
    .replace(/^(?:-# |> |#{1,3} )/gm, '')
    .replace(/\\([^\w\s])|(\*\*|[*`])|\u200b/g, (_all, escaped?: string) => escaped ?? '');
}
