/** Slack as an outlet: mentions in a thread, through the real SDK, and what Slack shows of the blocks. */
import type { Bot } from '../../src/bot/bot.js';
import { openRoom, until } from '../adapters/slack/slack-room.js';
import { citationsIn, flat, type Outlet } from './shown.js';

/** Opens it. */
export async function openSlack(bot: Bot): Promise<Outlet> {
  const room = await openRoom('socket', { bot });
  const { posts, ephemerals } = room.server;
  // Whoever talks may change settings.
  room.server.admins.add('U1');
  let thread = room.server.timestamp();
  return {
    begin: () => {
      thread = room.server.timestamp();
      return Promise.resolve();
    },
    async say(text) {
      const [public_, private_] = [posts.length, ephemerals.length];
      await room.deliver(room.people.mention(asSlackSends(text), { thread }));
      await until('an answer', () => posts.length + ephemerals.length > public_ + private_);
      const toAsker = ephemerals.length > private_;
      const message = toAsker ? ephemerals[private_] : posts[public_];
      const blocks = (message?.blocks ?? []) as readonly SlackNode[];
      const words = wordsOf(blocks);
      return {
        words: flat(words),
        cites: citationsIn(words.split(/(?:Source|Quelle): /)[1]?.split('\n\n')[0] ?? ''),
        offers: nodesOf(blocks)
          .filter(({ action_id }) => action_id?.startsWith('choice:'))
          .map(({ text: label }) => (label as SlackNode).text as string),
        audience: toAsker ? 'asker' : 'everyone',
        tone: null,
        mentions: [
          ...nodesOf(blocks).flatMap(({ type }) => (MENTIONS.has(type ?? '') ? (type ?? '') : [])),
          ...(message?.text.match(/<[!@#][^>]*>/g) ?? []),
        ],
      };
    },
    async close() {
      await room.close();
      if (room.server.violations.length > 0) throw new Error(room.server.violations.join('\n'));
    },
  };
}

/** Slack escapes what people type, so that only its own markup is markup. */
function asSlackSends(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const MENTIONS = new Set(['user', 'usergroup', 'channel', 'broadcast']);

interface SlackNode {
  readonly type?: string;
  readonly action_id?: string;
  readonly text?: unknown;
  readonly elements?: readonly SlackNode[];
  readonly rows?: readonly (readonly SlackNode[])[];
}

/** All nodes of a tree of blocks, in reading order. */
function nodesOf(nodes: readonly SlackNode[]): SlackNode[] {
  return nodes.flatMap((node) => [
    node,
    ...nodesOf([...(node.elements ?? []), ...(node.rows ?? []).flat()]),
  ]);
}

function wordsOf(blocks: readonly SlackNode[]): string {
  return blocks.map((block) => nodesOf([block]).map(ownWords).join('')).join('\n\n');
}

/** Where a node begins, a blank keeps it from its neighbour; plain leaves stand as they are. */
function ownWords({ type, text }: SlackNode): string {
  if (typeof text === 'string') return type === 'text' || type === 'link' ? text : ` ${text}`;
  const words = (text as SlackNode | undefined)?.text;
  return typeof words === 'string' ? ` ${words} ` : type === 'rich_text_section' ? '\n' : '';
}
