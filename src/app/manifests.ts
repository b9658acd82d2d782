/** What has to be pasted into the platforms' sites so that they know the bot, generated from its commands. */
import { COMMAND_SPECS } from '../bot/create-bot.js';
import { UserError } from '../core/errors.js';
import { LISTEN } from '../bot/settings/listen-command.js';

/** What a platform has to be told, and how. */
export interface PlatformManifest {
  /** To be pasted; one JSON value as text. Absent where a link does it all. */
  readonly json?: string;
  /** The page that does it, all filled in; where it depends on something not known yet, absent. */
  readonly link?: string;
  /** What to do, one sentence a step. */
  readonly steps: readonly string[];
}

/** What the Slack app depends on. */
export interface SlackManifestChoice {
  /** Stands before each command's name. */
  readonly prefix: string;
  /** Public address of the bot; absent: Socket Mode. */
  readonly publicUrl?: string;
}

const SOCKET_STEPS = [
  'Open the link below (or https://api.slack.com/apps, “Create New App”, “From a manifest”, and paste the manifest).',
  'Choose the workspace, “Next”, “Create”.',
  '“Install App”, “Install to Workspace”, “Allow”; copy the “Bot User OAuth Token” (xoxb-…) to SLACK_BOT_TOKEN.',
];

const APP_TOKEN_STEP =
  '“Basic Information”, “App-Level Tokens”, “Generate Token and Scopes”, add connections:write, “Generate”; copy the token (xapp-…) to SLACK_APP_TOKEN.';

const SIGNING_STEP =
  '“Basic Information”, “App Credentials”: copy the “Signing Secret” to SLACK_SIGNING_SECRET.';

/** The Slack app's manifest. */
export async function slackAppManifest(choice: SlackManifestChoice): Promise<PlatformManifest> {
  const { slackManifest, installLink } = await import('../adapters/slack/setup/manifest.js');
  const commands = [...COMMAND_SPECS, LISTEN];
  const manifest = slackManifest({ commands, ...choice });
  return {
    json: JSON.stringify(manifest, null, 2),
    link: installLink(manifest),
    steps: [...SOCKET_STEPS, choice.publicUrl === undefined ? APP_TOKEN_STEP : SIGNING_STEP],
  };
}

const DISCORD_STEPS = [
  'Open the link, choose your server, “Continue”, “Authorize”.',
  'To let it answer overheard questions too: “Bot”, “Message Content Intent”, on https://discord.com/developers/applications.',
];

/**
 * The invite of the Discord application: a link does it all.
 * @param discord - the configuration's part about Discord
 * @throws UserError when the application's id is not configured
 */
export async function discordInvitation(
  discord: { readonly applicationId?: string } | undefined,
): Promise<PlatformManifest> {
  if (discord?.applicationId === undefined)
    throw new UserError(
      'bad-input',
      'The invite link needs the application’s id. Set DISCORD_APPLICATION_ID to the number on “General Information” of https://discord.com/developers/applications.',
    );
  const { inviteLink } = await import('../adapters/discord/setup/invite.js');
  return { link: inviteLink(discord.applicationId), steps: DISCORD_STEPS };
}
