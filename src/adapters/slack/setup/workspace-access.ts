/** Which token speaks in which workspace: one by configuration, or many by OAuth. */
import type { AuthorizeResult } from '@slack/bolt';
import type { InstallProvider } from '@slack/oauth';
import type { WebClient } from '@slack/web-api';
import { UserError } from '../../../core/errors.js';
import type { Log } from '../../../core/log.js';
import { missingScopes } from './missing-scopes.js';
import type { SlackTeam } from '../slack-target.js';
import { turnedAway } from './start-errors.js';

/** Access to the workspaces. */
export interface WorkspaceAccess {
  /** The client of a workspace. @throws UserError when the bot is not installed there */
  clientOf(team: SlackTeam): Promise<WebClient>;
}

/**
 * Asks Slack who the token is, once, and says which permissions are missing.
 * @throws UserError when Slack turns the token away, with the clicks that mend it
 */
export async function identify(
  client: WebClient,
  botToken: string,
  log: Log,
): Promise<AuthorizeResult> {
  try {
    const who = await client.auth.test();
    warnOfMissing(who.response_metadata?.scopes, log);
    return {
      botToken,
      ...(who.bot_id !== undefined && { botId: who.bot_id }),
      ...(who.user_id !== undefined && { botUserId: who.user_id }),
      ...(who.team_id !== undefined && { teamId: who.team_id }),
    };
  } catch (error) {
    throw (
      turnedAway(error, 'bot') ??
      new UserError(
        'unreachable',
        'Slack could not be reached to check SLACK_BOT_TOKEN. Check the network, a proxy, and SLACK_API_URL.',
        { cause: error },
      )
    );
  }
}

function warnOfMissing(granted: readonly string[] | undefined, log: Log): void {
  if (!granted) return;
  for (const { scope, loss } of missingScopes(granted)) {
    log.warn(
      { scope },
      `Slack permission ${scope} is missing: ${loss}. Add it under “OAuth & Permissions” and reinstall the app.`,
    );
  }
}

/** One workspace. */
export function singleAccess(client: WebClient): WorkspaceAccess {
  return { clientOf: () => Promise.resolve(client) };
}

/** All workspaces that installed the bot. */
export function installedAccess(
  installer: InstallProvider,
  clientFor: (token: string) => WebClient,
): WorkspaceAccess {
  return {
    async clientOf({ id, enterprise, orgWide }) {
      const query = orgWide
        ? { teamId: undefined, enterpriseId: enterprise ?? id, isEnterpriseInstall: true }
        : { teamId: id, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false };
      const { botToken } = await installer.authorize(query).catch((cause: unknown) => {
        throw new UserError('refused', `The bot is not installed in workspace ${id}.`, { cause });
      });
      if (botToken === undefined) {
        throw new UserError('refused', `The installation in workspace ${id} has no bot token.`);
      }
      return clientFor(botToken);
    },
  };
}
