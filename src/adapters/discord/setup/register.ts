/** Registers the bot's commands, only when they changed: Discord allows few registrations a day. */
import type { CommandSpec } from '../../../bot/command.js';
import type { Log } from '../../../core/log.js';
import { discordCommands, isRegistered, type Registration } from './commands.js';
import type { DiscordApi } from '../post/discord-api.js';

/** Registers if needed. @returns whether it was */
export async function registerCommands(
  api: DiscordApi,
  application: string,
  commands: readonly CommandSpec[],
  registration: Registration,
  log: Log,
): Promise<boolean> {
  const wanted = discordCommands(commands, registration);
  if (isRegistered(await api.commands(application), wanted)) return false;
  await api.register(application, wanted);
  log.info({ commands: wanted.length }, 'the commands changed and were registered with Discord');
  return true;
}
