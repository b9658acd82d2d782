/** What `quaymaster init` asks, in which order, and the settings that come of it. Talks through a port. */
import type { Settings } from './env-file.js';
import type { PlatformManifest } from '../../app/manifests.js';

/** An answer to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** How a typed answer is checked: what is wrong with it as a sentence, or nothing. */
export type Check = (answer: string) => string | undefined;

/** The port to whoever answers. Every method rejects when they give up. */
export interface Asker {
  /** @returns the value of the option taken */
  one(question: string, options: readonly Option[]): Promise<string>;
  /** @returns the values of the options taken, maybe none */
  some(question: string, options: readonly Option[]): Promise<readonly string[]>;
  text(question: string, check: Check): Promise<string>;
  /** What is typed is not shown. */
  secret(question: string, check: Check): Promise<string>;
  /** Shows steps to follow, then what is to be pasted. */
  show(title: string, steps: readonly string[], paste?: readonly string[]): Promise<void>;
}

/** What the questions need to know. */
export interface InitOptions {
  readonly ask: Asker;
  /** Checks a variable as the configuration would. */
  readonly check: (name: string, value: string) => string | undefined;
  readonly slackManifest: (publicUrl: string | undefined) => Promise<PlatformManifest>;
  /** The invite of a Discord application. */
  readonly discordInvitation: (applicationId: string) => Promise<PlatformManifest>;
  /** A fresh random secret. */
  readonly makeSecret: () => string;
}

const SLACK_WAYS: readonly Option[] = [
  { value: 'socket', label: 'Socket Mode', hint: 'one workspace, no public address; the easiest' },
  { value: 'http', label: 'Signed requests', hint: 'one workspace, a public https address' },
  { value: 'oauth', label: 'Many workspaces', hint: 'each installs it, a public https address' },
];

/** Asks. @returns the settings to write, none of them empty */
export async function askSettings(options: InitOptions): Promise<Settings> {
  const { ask } = options;
  const chats = await ask.some(
    'Where shall the bot answer, besides the web page and the terminal?',
    [
      { value: 'slack', label: 'Slack' },
      { value: 'discord', label: 'Discord' },
    ],
  );
  const settings: Record<string, string> = await askNotes(options);
  if (chats.includes('slack')) Object.assign(settings, await askSlack(options));
  if (chats.includes('discord')) Object.assign(settings, await askDiscord(options));
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

async function askNotes({ ask, check }: InitOptions): Promise<Record<string, string>> {
  const folder = await ask.text(
    'Which folder holds your notes? (empty: the notes that come along)',
    (answer) => check('KNOWLEDGE_DIR', answer),
  );
  return { KNOWLEDGE_DIR: folder };
}

async function askSlack(options: InitOptions): Promise<Record<string, string>> {
  const { ask, slackManifest, makeSecret } = options;
  const way = await ask.one('How shall Slack reach the bot?', SLACK_WAYS);
  const publicUrl =
    way === 'socket' ? undefined : await ask.text('The bot’s public address?', publicAddress);
  await showManifest(ask, 'Create the Slack app', await slackManifest(publicUrl));
  const secret = secretsOf(options);
  if (way === 'oauth')
    return {
      SLACK_CLIENT_ID: await ask.text('SLACK_CLIENT_ID (“Basic Information”)', needed),
      ...(await secret('SLACK_CLIENT_SECRET')),
      ...(await secret('SLACK_SIGNING_SECRET')),
      SLACK_STATE_SECRET: makeSecret(),
      SECRET_KEY: makeSecret(),
    };
  const other = way === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return { ...(await secret('SLACK_BOT_TOKEN')), ...(await secret(other)) };
}

const DISCORD_STEPS = [
  'Open https://discord.com/developers/applications, “New Application”.',
  '“General Information”: copy the “Application ID”.',
  '“Bot”, “Reset Token”, “Yes, do it!”: copy the token.',
];

async function askDiscord(options: InitOptions): Promise<Record<string, string>> {
  const { ask, check, discordInvitation } = options;
  await ask.show('Create the Discord application', DISCORD_STEPS);
  const id = await ask.text('DISCORD_APPLICATION_ID', required(check, 'DISCORD_APPLICATION_ID'));
  const token = await secretsOf(options)('DISCORD_TOKEN');
  await showManifest(ask, 'Invite the bot to your server', await discordInvitation(id));
  return { DISCORD_APPLICATION_ID: id, ...token };
}

/** Asks for a secret by its variable's name. */
function secretsOf({ ask, check }: InitOptions) {
  return async (name: string): Promise<Record<string, string>> => ({
    [name]: (await ask.secret(name, required(check, name))).trim(),
  });
}

const needed: Check = (answer) =>
  answer.trim() === '' ? 'It is needed; paste it here.' : undefined;

/** What is needed, and right for the configuration. */
function required(check: InitOptions['check'], name: string): Check {
  return (answer) => needed(answer) ?? check(name, answer.trim());
}

const publicAddress: Check = (answer) =>
  /^https:\/\/[^\s/]+\.[^\s/]+/.test(answer.trim())
    ? undefined
    : 'Slack delivers to public https addresses only; write it as https://bot.example.com.';

function showManifest(ask: Asker, title: string, manifest: PlatformManifest): Promise<void> {
  const paste = [manifest.link, manifest.json].filter((part) => part !== undefined);
  return ask.show(title, manifest.steps, paste);
}
