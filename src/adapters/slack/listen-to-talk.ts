/**
 * Bolt's listeners for what people say: events, slash commands, the message shortcut. They read, accept and return;
 * Slack gets its acknowledgement when they have, so that nothing acknowledged is lost.
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messageMarkdown, type MessageMarkdown } from './read/message-markdown.js';
import { ANSWER_SHORTCUT } from './setup/manifest.js';
import { readJoined, readMessage, readRemoval } from './read/read-event.js';
import { readReaction } from './read/read-reaction.js';
import {
  fromCommand,
  readCommand,
  readShortcut,
  type SlashCommand,
} from './read/read-interaction.js';
import type { Dismisser } from '../../delivery/queue.js';
import type { Incoming } from '../../core/records/incoming.js';
import type { SourceEvent } from '../../bot/teach/own-notes.js';
import { takeReaction } from '../shared/take-reaction.js';
import { noticeCheck, noticeThanks } from './notice-help.js';
import { paneThread, type AssistantPane } from './assistant-pane.js';
import { showHome } from './show-home.js';
import { commandThread, type SlackTarget, type SlackTeam } from './slack-target.js';
import { openForm } from './take-form.js';
import { receiverOf, teamOf, type Listening } from './listening.js';
import { parseMessageId } from './slack-target.js';

/** Registers the listeners. */
export function listenToTalk(app: App, listening: Listening): void {
  const { queue, store, background, prefix, permissions } = listening;

  for (const name of ['message', 'app_mention'] as const) {
    app.event(name, async ({ event, context }) => {
      const receiver = receiverOf(context);
      const incoming = readMessage(event, receiver);
      if (incoming) await takeSaid(listening, incoming);
      if (incoming && name === 'message')
        background.run('noticing thanks', () => noticeThanks(listening, incoming));
      const removal = readRemoval(event, receiver);
      if (removal) {
        await queue.retract(removal.target, removal.question);
        await sourceChanged(listening, removal.question, receiver.team.id, 'deleted');
      }
      if (incoming?.edited === true && incoming.question !== null)
        await sourceChanged(
          listening,
          incoming.question,
          receiver.team.id,
          'edited',
          wordsOf(event),
        );
    });
  }

  app.event('member_joined_channel', async ({ event, context }) => {
    const incoming = readJoined(event, receiverOf(context));
    if (incoming) await queue.accept(incoming);
  });

  for (const name of ['reaction_added', 'reaction_removed'] as const) {
    app.event(name, async ({ event, context }) => {
      const receiver = receiverOf(context);
      background.run('noticing a check mark', () => noticeCheck(listening, event, receiver));
      const put = readReaction(event, receiver);
      if (put === null) return;
      const { target, reaction } = put;
      const isStaff = async () => (await permissions.of(target.team, target.user)).administrates;
      const dismiss = (by: Dismisser) => queue.dismiss(target, reaction.answer, by);
      const parts = { store, dismiss, isStaff, ownThread: commandThread };
      const taking = takeReaction(parts, reaction);
      if (reaction.sign === 'remove') background.run('dismissing an answer', () => taking);
      else await taking;
    });
  }

  // Of apps with Slack's older assistant view; newer ones hear that their messages were opened.
  app.event('assistant_thread_started', ({ event, context }) => {
    const team = teamOf(context);
    const { user_id: user, channel_id: channel, thread_ts: thread } = event.assistant_thread;
    background.run('suggesting questions', () =>
      suggest(listening, user, { team, channel, thread }),
    );
    return Promise.resolve();
  });

  app.event('app_home_opened', ({ event, context }) => {
    const team = teamOf(context);
    const { user, channel } = event;
    if (event.tab === 'messages')
      background.run('suggesting questions', () => suggest(listening, user, { team, channel }));
    if (event.tab === 'home') {
      background.run('showing the home tab', () => showHome(listening, team, event.user, 0));
    }
    return Promise.resolve();
  });

  for (const name of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(name, async ({ context }) => {
      await store.installations.remove('slack', teamOf(context).id);
    });
  }

  app.command(/^/, async ({ body, context, ack }) => {
    const command = readCommand(body, prefix);
    if (command) await takeCommand(listening, command, teamOf(context));
    await ack();
  });

  app.shortcut(ANSWER_SHORTCUT, async ({ body, context, ack }) => {
    const incoming = readShortcut(body, receiverOf(context));
    if (incoming) await queue.accept(incoming);
    await ack();
  });
}

/** A conversation in the assistant pane is named after its first question. */
async function takeSaid(
  { queue, store, pane, background }: Listening,
  incoming: Incoming<SlackTarget>,
): Promise<void> {
  const { message, edited, fromBot, target } = incoming;
  const at = edited || fromBot ? null : paneThread(message.place);
  const isFirst =
    at !== null && (await store.outbox.askedIn(message.place, message.author)) === 'nobody';
  const isNew = await queue.accept(incoming);
  if (isNew && isFirst)
    background.run('naming a conversation', () =>
      pane.entitle({ ...at, team: target.team }, message.text),
    );
}

/** Somebody opened the assistant pane: the notes have questions that they surely answer. */
async function suggest(
  { bot, pane, permissions }: Listening,
  author: string,
  at: Parameters<AssistantPane['suggest']>[0],
): Promise<void> {
  const { team, channel, thread = channel } = at;
  const place = { adapter: 'slack', workspace: team.id, channel, thread } as const;
  const asking = { id: `pane/${thread}`, place, author, text: '/help', addressed: true };
  const help = await bot.handle({ ...asking, permissions: await permissions.of(team, author) });
  if (help) await pane.suggest(at, help);
}

/** A command with a form and without words opens it; where that fails, the bot explains the command. */
async function takeCommand(
  listening: Listening,
  command: SlashCommand,
  team: SlackTeam,
): Promise<void> {
  const { queue, bot, background } = listening;
  const incoming = fromCommand(command, team);
  const spec = bot.commands('slack').find(({ name }) => name === command.name);
  if (spec?.form === undefined || command.rest !== '') {
    await queue.accept(incoming);
    return;
  }
  const { user, triggerId, channel, responseUrl } = command;
  const origin = { channel, thread: null, responseUrl, home: null };
  background.run('opening the form', async () => {
    try {
      await openForm(listening, { form: spec.name, user, triggerId, origin }, team);
    } catch (error) {
      await queue.accept(incoming);
      throw error;
    }
  });
}

/** A note may have been made from it. @param question - the message's name */
async function sourceChanged(
  { bot }: Listening,
  question: string,
  workspace: string,
  event: SourceEvent,
  words?: MessageMarkdown,
): Promise<void> {
  const { channel, ts: message } = parseMessageId(question);
  await bot.sourceChanged({ adapter: 'slack', workspace, channel, message }, event, words);
}

const changed = z.object({
  message: z.object({ text: z.string().default(''), blocks: z.unknown().optional() }),
});

/** What an edited message says now. */
function wordsOf(event: unknown): MessageMarkdown | undefined {
  const { data } = changed.safeParse(event);
  return data && messageMarkdown(data.message);
}
