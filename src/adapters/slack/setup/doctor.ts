/** Examines the Slack app from outside: whether its tokens are good, and what they allow. */
import type { WebClient } from '@slack/web-api';
import { failure, fine, warning, type Finding } from '../../../core/finding.js';
import { createBoltLogger } from './bolt-logger.js';
import { missingScopes } from './missing-scopes.js';
import type { SlackMode } from '../slack-adapter.js';
import { turnedAway, type TokenKind } from './start-errors.js';
import { createWebClient } from '../post/web-api.js';

/** What is examined. */
export interface SlackExamination {
  readonly mode: SlackMode;
  /** Base address of the Web API with a final slash; absent: Slack's own. */
  readonly apiUrl?: string | undefined;
}

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Asks Slack about everything that the mode needs. Never rejects: what can't be asked is a finding. */
export async function examineSlack({ mode, apiUrl }: SlackExamination): Promise<Finding[]> {
  const client = (token: string) =>
    createWebClient(token, { apiUrl, logger: createBoltLogger(SILENT) });
  switch (mode.kind) {
    case 'socket':
      return [
        ...(await examineBotToken(client(mode.botToken))),
        await examineAppToken(client(mode.appToken)),
      ];
    case 'http':
      return examineBotToken(client(mode.botToken));
    case 'oauth':
      return [
        fine(
          'Slack',
          `Workspaces install the bot themselves, at /slack/install on port ${mode.port}; there is no token to check.`,
        ),
      ];
    default:
      return mode satisfies never;
  }
}

async function examineBotToken(client: WebClient): Promise<Finding[]> {
  try {
    const who = await client.auth.test();
    const found = fine(
      'Slack bot token',
      `It is good: ${who.user ?? 'the bot'} in ${who.team ?? who.team_id ?? 'the workspace'}.`,
    );
    const granted = who.response_metadata?.scopes;
    const scopes = granted === undefined ? [] : examineScopes(granted);
    return [found, ...scopes, ...(await examineMembership(client))];
  } catch (error) {
    return [refusal('Slack bot token', error, 'bot')];
  }
}

function examineScopes(granted: readonly string[]): Finding[] {
  const missing = missingScopes(granted);
  if (missing.length === 0)
    return [fine('Slack permissions', 'All that the manifest asks for are there.')];
  return missing.map(({ scope, loss, vital }) =>
    (vital ? failure : warning)(
      'Slack permissions',
      `${scope} is missing: ${loss}.`,
      `Open https://api.slack.com/apps, choose your app, “OAuth & Permissions”, “Add an OAuth Scope”, ${scope}, then “Reinstall”.`,
    ),
  );
}

/** Without the permissions to read channels there is nothing to tell; the permissions are a finding already. */
async function examineMembership(client: WebClient): Promise<Finding[]> {
  try {
    const { channels = [] } = await client.users.conversations({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
    });
    if (channels.length > 0) return [fine('Slack channels', describeMembership(channels))];
    return [
      warning(
        'Slack channels',
        'The bot is in no channel yet.',
        'Type /invite @ and its name in a channel; direct messages and commands work without.',
      ),
    ];
  } catch {
    return [];
  }
}

function describeMembership(channels: readonly { readonly name?: string }[]): string {
  const names = channels.slice(0, 5).flatMap(({ name }) => (name === undefined ? [] : `#${name}`));
  const more = channels.length > names.length ? ', …' : '';
  const count = channels.length === 1 ? 'one channel' : `${channels.length} channels`;
  return `The bot is in ${count}: ${names.join(', ')}${more}.`;
}

/** Slack gives out the address of a socket only to a good token; the socket is not opened. */
async function examineAppToken(client: WebClient): Promise<Finding> {
  try {
    await client.apps.connections.open();
    return fine('Slack app token', 'It is good: Socket Mode can connect.');
  } catch (error) {
    return refusal('Slack app token', error, 'app');
  }
}

function refusal(subject: string, error: unknown, token: TokenKind): Finding {
  const known = turnedAway(error, token);
  if (known) return failure(subject, 'Slack turns it away.', known.message);
  return failure(
    subject,
    'Slack could not be reached to check it.',
    'Check the network, a proxy, and SLACK_API_URL.',
  );
}
