/**
 * Bolt's listeners for what people say: events, slash commands, the message shortcut. They read, accept and return;
 * Slack gets its acknowledgement when they have, so that nothing acknowledged is lost.
 */
import type { App } from '@slack/bolt';
import { canirunForm } from './canirun-form.js';
import { homeTab } from './home-tab.js';
import { ANSWER_SHORTCUT } from './manifest.js';
import { readJoined, readMessage } from './read-event.js';
import { fromCommand, readCommand, readShortcut, type SlashCommand } from './read-interaction.js';
import type { SlackTeam } from './slack-target.js';
import { receiverOf, teamOf, type Wiring } from './wiring.js';

/** Registers the listeners. */
export function listenToTalk(app: App, wiring: Wiring): void {
  const { desk, store, background, prefix } = wiring;

  for (const name of ['message', 'app_mention'] as const) {
    app.event(name, async ({ event, context }) => {
      const incoming = readMessage(event, receiverOf(context));
      if (incoming) await desk.accept(incoming);
    });
  }

  app.event('member_joined_channel', async ({ event, context }) => {
    const incoming = readJoined(event, receiverOf(context));
    if (incoming) await desk.accept(incoming);
  });

  app.event('app_home_opened', ({ event, context }) => {
    const team = teamOf(context);
    if (event.tab === 'home') {
      background.run('showing the home tab', () => showHome(wiring, team, event.user));
    }
    return Promise.resolve();
  });

  for (const name of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(name, async ({ context }) => {
      await store.installations.remove('slack', teamOf(context).id);
    });
  }

  app.command(/.*/, async ({ body, context, ack }) => {
    const command = readCommand(body, prefix);
    if (command) await takeCommand(wiring, command, teamOf(context));
    await ack();
  });

  app.shortcut(ANSWER_SHORTCUT, async ({ body, context, ack }) => {
    const incoming = readShortcut(body, receiverOf(context));
    if (incoming) await desk.accept(incoming);
    await ack();
  });
}

/** `/canirun` alone opens the form; where that fails, the bot explains the command. */
async function takeCommand(wiring: Wiring, command: SlashCommand, team: SlackTeam): Promise<void> {
  const { desk, access, background } = wiring;
  const incoming = fromCommand(command, team);
  if (command.name !== 'canirun' || command.rest !== '') {
    await desk.accept(incoming);
    return;
  }
  background.run('opening the form', async () => {
    const view = canirunForm(incoming.target);
    try {
      const client = await access.clientOf(team);
      await client.views.open({ trigger_id: command.triggerId, view });
    } catch (error) {
      await desk.accept(incoming);
      throw error;
    }
  });
}

async function showHome(wiring: Wiring, team: SlackTeam, user: string): Promise<void> {
  const { bot, access, prefix } = wiring;
  const help = await bot.handle({
    id: `home/${user}`,
    place: { adapter: 'slack', workspace: team.id, channel: `home/${user}`, thread: 'home' },
    author: user,
    text: '/help',
    addressed: true,
  });
  if (!help) return;
  const client = await access.clientOf(team);
  await client.views.publish({ user_id: user, view: homeTab(help, bot.commands, prefix) });
}
