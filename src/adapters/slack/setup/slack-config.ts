/** Slack's part of the configuration: its environment variables, and what they say together. */
import { z } from 'zod';
import { given, needIn, people, port, webAddress, type Need } from '../../shared/variables.js';

const prefixed = (prefix: string, what: string) =>
  z.string().startsWith(prefix, `does not begin with ${prefix}; paste the ${what}`).optional();

/** How to reach Slack: Socket Mode with `appToken`, signed HTTP with `signingSecret`. */
export interface SlackConfig {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly port: number;
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
  };
  readonly apiUrl?: string;
  /** Ids of people who may remove any answer, besides the workspace's admins. */
  readonly staff: readonly string[];
}

/** The variables. SECRET_KEY is the program's; many workspaces need it. */
export const slackVariables = z
  .object({
    SLACK_BOT_TOKEN: prefixed('xoxb-', 'Bot User OAuth Token of the Slack app'),
    SLACK_APP_TOKEN: prefixed('xapp-', 'App-Level Token of the Slack app (connections:write)'),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_PORT: port.default(4142),
    SLACK_CLIENT_ID: z.string().optional(),
    SLACK_CLIENT_SECRET: z.string().optional(),
    SLACK_STATE_SECRET: z.string().optional(),
    SLACK_API_URL: webAddress,
    SLACK_STAFF: people,
    SECRET_KEY: z.string().optional(),
  })
  .superRefine((variables, context) => {
    const need = needIn(context);
    checkMode(variables, need);
    if (variables.SLACK_CLIENT_ID !== undefined) checkOauth(variables, need);
  });

type SlackVariables = z.infer<typeof slackVariables>;

function checkMode(env: SlackVariables, need: Need): void {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing } = env;
  if (app !== undefined && signing !== undefined)
    need(
      'SLACK_APP_TOKEN',
      'and SLACK_SIGNING_SECRET are both set; keep the first for Socket Mode or the second for signed HTTP',
    );
  if (app !== undefined && bot === undefined)
    need('SLACK_BOT_TOKEN', 'is missing beside SLACK_APP_TOKEN; Socket Mode needs both');
  if (bot !== undefined && app === undefined && signing === undefined)
    need(
      'SLACK_BOT_TOKEN',
      'stands alone; add SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for signed HTTP',
    );
}

const FROM_BASIC_INFORMATION =
  'is missing beside SLACK_CLIENT_ID; copy it from “Basic Information” of the Slack app';

function checkOauth(env: SlackVariables, need: Need): void {
  if (env.SLACK_BOT_TOKEN !== undefined)
    need(
      'SLACK_CLIENT_ID',
      'and SLACK_BOT_TOKEN are both set; keep the first for many workspaces or the second for one',
    );
  if (env.SLACK_SIGNING_SECRET === undefined) need('SLACK_SIGNING_SECRET', FROM_BASIC_INFORMATION);
  if (env.SLACK_CLIENT_SECRET === undefined) need('SLACK_CLIENT_SECRET', FROM_BASIC_INFORMATION);
  if (env.SLACK_STATE_SECRET === undefined)
    need(
      'SLACK_STATE_SECRET',
      'is missing beside SLACK_CLIENT_ID; make one with: openssl rand -hex 24',
    );
  if (env.SECRET_KEY === undefined)
    need(
      'SECRET_KEY',
      'is missing; it encrypts the workspaces’ tokens. Make one with: openssl rand -hex 32',
    );
}

/** From the variables to the configuration; `undefined`: Slack is not configured. */
export function toSlack(env: SlackVariables): SlackConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_BOT_TOKEN: botToken } = env;
  if (botToken === undefined && clientId === undefined) return undefined;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = env;
  const oauth =
    clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
      ? { clientId, clientSecret, stateSecret }
      : undefined;
  return {
    port: env.SLACK_PORT,
    staff: env.SLACK_STAFF,
    ...given({
      botToken,
      appToken: env.SLACK_APP_TOKEN,
      signingSecret: env.SLACK_SIGNING_SECRET,
      apiUrl: env.SLACK_API_URL,
      oauth,
    }),
  };
}
