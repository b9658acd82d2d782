/** Puts the Discord adapter together from the configuration. */
import type { DiscordAdapter } from '../adapters/discord/discord-adapter.js';
import type { ChatParts } from './chat.js';
import type { Config, DiscordConfig } from './config/config.js';
import type { Finding } from '../core/finding.js';
import { noteLinks } from './note-links.js';
import { rasterise } from '../picture/rasterise.js';

/**
 * Creates the Discord adapter; nothing is opened. The SDK is loaded here, so that nobody else waits for it.
 * @param discord - the configuration's part about Discord
 */
export async function createDiscord(
  discord: DiscordConfig,
  config: Config,
  parts: ChatParts,
): Promise<DiscordAdapter> {
  const { createDiscordAdapter } = await import('../adapters/discord/discord-adapter.js');
  const { publicKey, port, ...settings } = discord;
  return createDiscordAdapter({
    ...parts,
    ...settings,
    http: publicKey === undefined ? undefined : { publicKey, port },
    commandPrefix: config.commandPrefix,
    linkTo: noteLinks(config.publicUrl),
    rasterise,
  });
}

/** Examines the Discord application's token, intents and membership. */
export async function examineDiscordApp(discord: DiscordConfig): Promise<Finding[]> {
  const { examineDiscord } = await import('../adapters/discord/setup/doctor.js');
  return examineDiscord(discord);
}
