/** Puts the Slack adapter together from the configuration. */
import type { SlackAdapter, SlackMode } from '../adapters/slack/slack-adapter.js';
import type { ChatParts } from './chat.js';
import type { Config, SlackConfig } from './config/config.js';
import type { Finding } from '../core/finding.js';
import { noteLinks } from './note-links.js';
import { rasterise } from '../picture/rasterise.js';

/** How Slack reaches the bot: read from the configuration, which is checked and complete for one of the modes. */
export function slackMode(slack: SlackConfig): SlackMode {
  const { botToken, appToken, signingSecret, port, oauth } = slack;
  if (oauth !== undefined && signingSecret !== undefined)
    return { kind: 'oauth', signingSecret, port, ...oauth };
  if (botToken !== undefined && signingSecret !== undefined)
    return { kind: 'http', botToken, signingSecret, port };
  if (botToken !== undefined && appToken !== undefined)
    return { kind: 'socket', botToken, appToken };
  throw new Error('the configuration let an incomplete Slack mode pass');
}

/**
 * Creates the Slack adapter; nothing is opened. The SDK is loaded here, so that nobody else waits for it.
 * @param slack - the configuration's part about Slack
 */
export async function createSlack(
  slack: SlackConfig,
  config: Config,
  parts: ChatParts,
): Promise<SlackAdapter> {
  const { createSlackAdapter } = await import('../adapters/slack/slack-adapter.js');
  return createSlackAdapter({
    ...parts,
    mode: slackMode(slack),
    apiUrl: apiUrlOf(slack),
    commandPrefix: config.commandPrefix,
    staff: slack.staff,
    linkTo: noteLinks(config.publicUrl),
    rasterise,
  });
}

/** Examines the Slack app's tokens and permissions. */
export async function examineSlackApp(slack: SlackConfig): Promise<Finding[]> {
  const { examineSlack } = await import('../adapters/slack/setup/doctor.js');
  return examineSlack({ mode: slackMode(slack), apiUrl: apiUrlOf(slack) });
}

/** The SDK wants a final slash. */
function apiUrlOf({ apiUrl }: SlackConfig): string | undefined {
  return apiUrl?.replace(/\/*$/, '/');
}
