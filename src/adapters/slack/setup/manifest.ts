/** The app's manifest, generated from the commands: what Slack has to know to run the bot. Pure. */
import { placeholder } from '../../../bot/arguments/write-command.js';
import type { CommandSpec } from '../../../bot/command.js';
import { MESSAGE_FORMS } from '../../../bot/message-forms.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { LIMITS } from '../render/limits.js';
import { cutAtWord } from '../../shared/safe-text.js';
import { slashName, typeable } from './slash-commands.js';

/** What the manifest depends on. */
export interface ManifestOptions {
  readonly commands: readonly CommandSpec[];
  /** Stands before each command's name, for workspaces where another app has `/ask` already. */
  readonly prefix?: string;
  /** How the app is called in Slack (35 characters at most). */
  readonly name?: string;
  /** Public address of the bot, for signed HTTP; absent: Socket Mode. */
  readonly publicUrl?: string;
}

/** Callback of the message shortcut that asks the notes. */
export const ANSWER_SHORTCUT = 'answer_message';

/** Callbacks of the message shortcuts that open forms begin so; the form's word stands behind. */
export const FORM_SHORTCUT = 'form_';

/**
 * Permissions of the bot, each for a reason:
 * mentions; questions, titles and a status where people write to it; posting; commands; direct messages; follow-ups in its threads and questions in channels that allow it;
 * noticing that it joined; opening direct messages for what only the asker may see; pictures; thumbs and wastebaskets
 * below its answers; a sign where thanks are said; knowing who administrates; knowing who is in which user group.
 */
export const BOT_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'im:history',
  'channels:history',
  'groups:history',
  'mpim:history',
  'channels:read',
  'groups:read',
  'im:write',
  'files:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'usergroups:read',
] as const;

const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
] as const;

/** Longest name of an app in Slack. */
const LONGEST_NAME = 35;

/** Builds the manifest, ready for JSON. */
export function slackManifest(options: ManifestOptions) {
  const { commands, prefix = '', name = 'Quaymaster', publicUrl } = options;
  const url = publicUrl && `${publicUrl.replace(/(?<!\/)\/+$/, '')}/slack/events`;
  return {
    display_information: {
      name: cutAtWord(name, LONGEST_NAME),
      description: 'Answers from your notes, and says whether an image runs on a host.',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      // The older assistant_view is closed to new apps (Slack's changelog, June 2026).
      agent_view: {
        agent_description: 'Quotes your notes, and says whether an image runs on a host.',
      },
      bot_user: { display_name: cutAtWord(name, LONGEST_NAME), always_online: true },
      shortcuts: [
        {
          name: 'Answer from the notes',
          type: 'message',
          callback_id: ANSWER_SHORTCUT,
          description: 'Look this message up in the notes',
        },
        ...MESSAGE_FORMS.map(({ form, label, summary }) => ({
          name: messagesOf().say(label),
          type: 'message' as const,
          callback_id: `${FORM_SHORTCUT}${form}`,
          description: messagesOf().say(summary),
        })),
      ],
      slash_commands: typeable(commands, prefix).map((command) => ({
        command: slashName(command, prefix),
        description: cutAtWord(command.summary, LIMITS.commandDescription),
        ...(command.arguments.length > 0 && {
          usage_hint: cutAtWord(command.arguments.map(placeholder).join(' '), LIMITS.commandHint),
        }),
        should_escape: false,
        ...(url && { url }),
      })),
    },
    oauth_config: {
      ...(publicUrl && {
        redirect_urls: [`${publicUrl.replace(/(?<!\/)\/+$/, '')}/slack/oauth_redirect`],
      }),
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...(url && { request_url: url }), bot_events: [...BOT_EVENTS] },
      interactivity: {
        is_enabled: true,
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The link that opens Slack's "create an app" page with the manifest filled in. */
export function installLink(manifest: ReturnType<typeof slackManifest>): string {
  const json = encodeURIComponent(JSON.stringify(manifest));
  return `https://api.slack.com/apps?new_app=1&manifest_json=${json}`;
}
