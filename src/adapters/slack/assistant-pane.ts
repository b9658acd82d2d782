/**
 * Slack's pane for agents and assistants: a conversation with the bot beside whatever somebody looks at. Answers come as in
 * direct messages; around them Slack shows suggested questions, a title of a thread, and what the bot is doing meanwhile.
 * Which channel somebody looks at beside it is no matter: answers don't depend on it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Bot } from '../../bot/bot.js';
import type { Log } from '../../core/log.js';
import type { Message, Place } from '../../core/message.js';
import { remember } from '../../core/remember.js';
import type { Choice, Reply } from '../../core/reply.js';
import { cleanText, cutAtWord, oneLine } from '../shared/safe-text.js';
import { slackError } from './post/web-api.js';
import { LIMITS } from './render/limits.js';
import type { WorkspaceAccess } from './setup/workspace-access.js';
import { isDirect, type SlackTeam } from './slack-target.js';

/** A conversation of the pane. */
export interface Pane {
  readonly team: SlackTeam;
  readonly channel: string;
}

/** A thread of it. */
export interface PaneThread extends Pane {
  /** `ts` of its first message. */
  readonly thread: string;
}

/** What is shown around a conversation. Nothing here rejects: without it the answers are the same. */
export interface AssistantPane {
  /** Offers the questions that a reply to `/help` offers. */
  suggest(at: Pane & Partial<PaneThread>, help: Reply): Promise<void>;
  /** Names a conversation after what was asked first. */
  entitle(at: PaneThread, question: string): Promise<void>;
  /** Says what the bot is doing. Nothing: takes it away. */
  say(at: PaneThread, status: string): Promise<void>;
}

/** What the pane works with. */
export interface AssistantPaneOptions {
  readonly access: WorkspaceAccess;
  readonly log: Log;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** An app gets a scope by being installed anew; until then it is not asked for with every message. */
const REFUSAL_MS = 60 * 60_000;
const MOST_TEAMS = 500;

/** Creates the pane. */
export function createAssistantPane({ access, log, now }: AssistantPaneOptions): AssistantPane {
  /** By workspace: until when Slack's no counts. */
  const refusedUntil = new Map<string, number>();

  async function attempt(
    { team }: Pane,
    call: (threads: WebClient['assistant']['threads']) => Promise<unknown>,
  ): Promise<void> {
    if ((refusedUntil.get(team.id) ?? 0) > now()) return;
    try {
      await call((await access.clientOf(team)).assistant.threads);
    } catch (error) {
      // A thread of direct messages need not be one of the pane's; then there is nothing to show.
      if (slackError(error) !== 'missing_scope') {
        log.debug({ err: error, team: team.id }, 'the assistant pane was not changed');
        return;
      }
      // Two calls may be under way; the first one says it.
      const isKnown = (refusedUntil.get(team.id) ?? 0) > now();
      remember(refusedUntil, team.id, now() + REFUSAL_MS, MOST_TEAMS);
      if (isKnown) return;
      const lost = 'no suggested questions, titles or status in the assistant pane';
      log.warn({ team: team.id, scope: 'assistant:write' }, `Slack refused a scope: ${lost}`);
    }
  }

  return {
    suggest: async (at, help) => {
      const offers = help.blocks.flatMap((block) => (block.kind === 'choices' ? [block] : []));
      const prompts = offers.flatMap(({ choices }) => choices).slice(0, LIMITS.prompts);
      if (prompts.length === 0) return;
      await attempt(at, (threads) =>
        threads.setSuggestedPrompts({
          channel_id: at.channel,
          ...(at.thread !== undefined && { thread_ts: at.thread }),
          title: fitting(offers[0]?.prompt ?? ''),
          prompts: prompts.map(drawPrompt),
        }),
      );
    },
    entitle: (at, question) =>
      attempt(at, (threads) =>
        threads.setTitle({
          channel_id: at.channel,
          thread_ts: at.thread,
          title: fitting(question),
        }),
      ),
    say: (at, status) =>
      attempt(at, (threads) =>
        threads.setStatus({ channel_id: at.channel, thread_ts: at.thread, status }),
      ),
  };
}

function drawPrompt({ label, message }: Choice): { title: string; message: string } {
  return { title: fitting(label), message };
}

function fitting(words: string): string {
  return cutAtWord(oneLine(cleanText(words)), LIMITS.promptTitle);
}

/** The notes answer long before; a registry takes longer. In milliseconds. */
const PATIENCE_MS = 700;

/**
 * The bot, which says in the pane that it is looking something up when that takes a while. The status is gone when the
 * answer is posted: Slack takes it away by itself only where that stands in the same thread.
 */
export function withStatus(bot: Bot, pane: AssistantPane): Bot {
  return {
    ...bot,
    async handle(message, ...more) {
      const answering = bot.handle(message, ...more);
      const at = paneThread(message.place) ?? rootOf(message);
      if (at === null) return answering;
      const ended = new AbortController();
      const telling = sleep(PATIENCE_MS, true, { signal: ended.signal, ref: false })
        .catch(() => false)
        .then(async (isLate) => {
          if (isLate) await pane.say(at, (await bot.messages(message.place)).say('pane.lookingUp'));
          return isLate;
        });
      const reply = await answering.finally(() => {
        ended.abort();
      });
      const isTold = await telling;
      if (isTold) await pane.say(at, '');
      return reply;
    },
  };
}

/** The thread of the pane that a place may be: only direct messages in threads can. */
export function paneThread({ workspace, channel, thread }: Place): PaneThread | null {
  if (!isDirect(channel) || thread === channel || !/^\d+\.\d+$/.test(thread)) return null;
  return { team: { id: workspace, enterprise: null, orgWide: false }, channel, thread };
}

/** The thread that a direct message itself may begin: its delivery is named after it. */
function rootOf({ id, place: { workspace, channel } }: Message): PaneThread | null {
  const [, team, where, ts = ''] = id.split('/');
  return team === workspace && where === channel
    ? paneThread({ adapter: 'slack', workspace, channel, thread: ts })
    : null;
}
