import { expect, test } from '@jest/globals';
import { installLink, slackManifest } from '../../../../src/adapters/slack/setup/manifest.js';
import { createEchoBot } from '../../../delivery/echo-bot.js';

const commands = createEchoBot().commands('slack');

test('each command is registered with its form, as data and not as typed markup', () => {
  expect(slackManifest({ commands }).features.slash_commands).toEqual([
    {
      command: '/ask',
      description: 'Ask the notes',
      usage_hint: '<question>',
      should_escape: false,
    },
    {
      command: '/canirun',
      description: 'Whether an image runs on a host',
      usage_hint: '<image> <host>',
      should_escape: false,
    },
  ]);
});

test('a prefix keeps commands apart from another app’s; Slack’s own names are left out', () => {
  const spec = { name: 'help', summary: 'Help', arguments: [], example: '/help' };
  const names = (prefix?: string) =>
    slackManifest({ commands: [spec], ...(prefix && { prefix }) }).features.slash_commands.map(
      ({ command }) => command,
    );
  expect(names()).toEqual([]);
  expect(names('qm-')).toEqual(['/qm-help']);
});

test('without a public address it runs by Socket Mode, with one by signed HTTP', () => {
  const socket = slackManifest({ commands });
  expect(socket.settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(socket)).not.toContain('request_url');
  const http = slackManifest({ commands, publicUrl: 'https://bot.example/' });
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: 'https://bot.example/slack/events' },
    interactivity: { message_menu_options_url: 'https://bot.example/slack/events' },
  });
  expect(http.features.slash_commands[0]).toMatchObject({
    url: 'https://bot.example/slack/events',
  });
  expect(http.oauth_config).toMatchObject({
    redirect_urls: ['https://bot.example/slack/oauth_redirect'],
  });
});

test('people can write to the bot, and every event has its permission', () => {
  const { features, oauth_config: oauth, settings } = slackManifest({ commands });
  expect(features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  const needs: Record<string, string> = {
    app_mention: 'app_mentions:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.mpim': 'mpim:history',
    'message.im': 'im:history',
    member_joined_channel: 'channels:read',
  };
  for (const event of settings.event_subscriptions.bot_events) {
    const scope = needs[event];
    if (scope !== undefined) expect(oauth.scopes.bot).toContain(scope);
  }
});

test('the install link carries the whole manifest', () => {
  const manifest = slackManifest({ commands });
  const link = new URL(installLink(manifest));
  expect(link.origin + link.pathname).toBe('https://api.slack.com/apps');
  expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(manifest);
});
