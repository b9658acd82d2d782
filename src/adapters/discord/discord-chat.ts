/** Discord, as an entry of the table of chats. */
import { UserError } from '../../core/errors.js';
import type { ChatDefinition } from '../shared/chat.js';
import type { PlatformManifest } from '../shared/platform-manifest.js';
import { askSecret, required, showManifest } from '../shared/setup-questions.js';
import { linkToPlace } from './discord-target.js';
import { discordVariables, toDiscord, type DiscordConfig } from './setup/discord-config.js';

/** The entry. The SDK is loaded where it is used. */
export const DISCORD: ChatDefinition<typeof discordVariables, DiscordConfig> = {
  variables: discordVariables,
  secrets: ['DISCORD_TOKEN'],
  needs: [{ way: 'Discord', variables: ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'] }],
  settingsOf: toDiscord,
  async create({ publicKey, port, ...settings }, parts) {
    const { createDiscordAdapter } = await import('./discord-adapter.js');
    return createDiscordAdapter({
      ...parts,
      ...settings,
      http: publicKey === undefined ? undefined : { publicKey, port },
    });
  },
  async examine(discord) {
    const { examineDiscord } = await import('./setup/doctor.js');
    return examineDiscord(discord);
  },
  linkToPlace,
  manifest: ({ settings }) => invitation(settings?.applicationId),
  async ask(questions) {
    const { ask, check } = questions;
    await ask.show('Create the Discord application', CREATE_STEPS);
    const id = await ask.text('DISCORD_APPLICATION_ID', required(check, 'DISCORD_APPLICATION_ID'));
    const token = await askSecret(questions, 'DISCORD_TOKEN');
    await showManifest(ask, 'Invite the bot to your server', await invitation(id));
    return { DISCORD_APPLICATION_ID: id, ...token };
  },
};

const CREATE_STEPS = [
  'Open https://discord.com/developers/applications, “New Application”.',
  '“General Information”: copy the “Application ID”.',
  '“Bot”, “Reset Token”, “Yes, do it!”: copy the token.',
];

const INVITE_STEPS = [
  'Open the link, choose your server, “Continue”, “Authorize”.',
  'To let it answer overheard questions too: “Bot”, “Message Content Intent”, on https://discord.com/developers/applications.',
];

/** The invite: a link does it all. @throws UserError when the application's id is not known */
async function invitation(applicationId: string | undefined): Promise<PlatformManifest> {
  if (applicationId === undefined)
    throw new UserError(
      'bad-input',
      'The invite link needs the application’s id. Set DISCORD_APPLICATION_ID to the number on “General Information” of https://discord.com/developers/applications.',
    );
  const { inviteLink } = await import('./setup/invite.js');
  return { link: inviteLink(applicationId), steps: INVITE_STEPS };
}
