/** What `quaymaster init` asks about Slack, and the variables that come of it. */
import type { PlatformManifest } from '../../shared/platform-manifest.js';
import {
  askSecret,
  needed,
  showManifest,
  type Check,
  type Option,
  type SetupQuestions,
} from '../../shared/setup-questions.js';

const WAYS: readonly Option[] = [
  { value: 'socket', label: 'Socket Mode', hint: 'one workspace, no public address; the easiest' },
  { value: 'http', label: 'Signed requests', hint: 'one workspace, a public https address' },
  { value: 'oauth', label: 'Many workspaces', hint: 'each installs it, a public https address' },
];

/** Asks. @param manifest - the app's manifest, for the bot's public address or without one */
export async function askSlack(
  questions: SetupQuestions,
  manifest: (publicUrl: string | undefined) => Promise<PlatformManifest>,
): Promise<Readonly<Record<string, string>>> {
  const { ask, makeSecret } = questions;
  const way = await ask.one('How shall Slack reach the bot?', WAYS);
  const publicUrl =
    way === 'socket' ? undefined : await ask.text('The bot’s public address?', publicAddress);
  await showManifest(ask, 'Create the Slack app', await manifest(publicUrl));
  if (way === 'oauth')
    return {
      SLACK_CLIENT_ID: await ask.text('SLACK_CLIENT_ID (“Basic Information”)', needed),
      ...(await askSecret(questions, 'SLACK_CLIENT_SECRET')),
      ...(await askSecret(questions, 'SLACK_SIGNING_SECRET')),
      SLACK_STATE_SECRET: makeSecret(),
      SECRET_KEY: makeSecret(),
    };
  const other = way === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return {
    ...(await askSecret(questions, 'SLACK_BOT_TOKEN')),
    ...(await askSecret(questions, other)),
  };
}

const publicAddress: Check = (answer) =>
  /^https:\/\/[^\s/]+\.[^\s/]+/.test(answer.trim())
    ? undefined
    : 'Slack delivers to public https addresses only; write it as https://bot.example.com.';
