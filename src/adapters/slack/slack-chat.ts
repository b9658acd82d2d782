/** Slack, as an entry of the table of chats. */
import type { ChatDefinition } from '../shared/chat.js';
import type { PlatformManifest } from '../shared/platform-manifest.js';
import { askSlack } from './setup/ask-slack.js';
import { slackVariables, toSlack, type SlackConfig } from './setup/slack-config.js';
import { linkToPlace } from './slack-target.js';
import type { SlackMode } from './slack-adapter.js';

/** The entry. The SDK is loaded where it is used. */
export const SLACK: ChatDefinition<typeof slackVariables, SlackConfig> = {
  variables: slackVariables,
  secrets: [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_CLIENT_SECRET',
    'SLACK_STATE_SECRET',
  ],
  needs: [
    { way: 'Slack, Socket Mode', variables: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] },
    {
      way: 'Slack, signed requests',
      variables: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_PORT'],
    },
    {
      way: 'Slack, many workspaces (with SECRET_KEY)',
      variables: [
        'SLACK_CLIENT_ID',
        'SLACK_CLIENT_SECRET',
        'SLACK_STATE_SECRET',
        'SLACK_SIGNING_SECRET',
      ],
    },
  ],
  settingsOf: toSlack,
  async create(slack, parts) {
    const { createSlackAdapter } = await import('./slack-adapter.js');
    return createSlackAdapter({
      ...parts,
      mode: slackMode(slack),
      apiUrl: apiUrlOf(slack),
      staff: slack.staff,
    });
  },
  async examine(slack) {
    const { examineSlack } = await import('./setup/doctor.js');
    return examineSlack({ mode: slackMode(slack), apiUrl: apiUrlOf(slack) });
  },
  manifest: slackAppManifest,
  linkToPlace,
  ask: (questions) =>
    askSlack(questions, (publicUrl) =>
      slackAppManifest({
        prefix: questions.commandPrefix,
        ...(publicUrl !== undefined && { publicUrl }),
      }),
    ),
};

/** How Slack reaches the bot: read from the configuration, which is checked and complete for one of the modes. */
function slackMode(slack: SlackConfig): SlackMode {
  const { botToken, appToken, signingSecret, port, oauth } = slack;
  if (oauth !== undefined && signingSecret !== undefined)
    return { kind: 'oauth', signingSecret, port, ...oauth };
  if (botToken !== undefined && signingSecret !== undefined)
    return { kind: 'http', botToken, signingSecret, port };
  if (botToken !== undefined && appToken !== undefined)
    return { kind: 'socket', botToken, appToken };
  throw new Error('the configuration let an incomplete Slack mode pass');
}

/** The SDK wants a final slash. */
function apiUrlOf({ apiUrl }: SlackConfig): string | undefined {
  if (apiUrl === undefined) return undefined;
  return apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
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

/** The Slack app's manifest, generated from the bot's commands. */
async function slackAppManifest(choice: {
  readonly prefix: string;
  readonly publicUrl?: string;
}): Promise<PlatformManifest> {
  // Whoever reads the configuration loads this file, and needs no bot for it.
  const { slackManifest, installLink } = await import('./setup/manifest.js');
  const { specsIn } = await import('../../bot/commands.js');
  const { prefix, publicUrl } = choice;
  const manifest = slackManifest({
    commands: specsIn('slack'),
    prefix,
    ...(publicUrl !== undefined && { publicUrl }),
  });
  return {
    json: JSON.stringify(manifest, null, 2),
    link: installLink(manifest),
    steps: [...SOCKET_STEPS, publicUrl === undefined ? APP_TOKEN_STEP : SIGNING_STEP],
  };
}
