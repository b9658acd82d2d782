/** Examines the Discord application from outside: its token, its intents, and where it is a member. */
import { ApplicationFlags, ApplicationIntegrationType, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { failure, fine, warning, type Finding } from '../../../core/finding.js';
import { ownValue } from '../../../core/own-value.js';
import { restOptions } from '../post/discord-api.js';
import { examineShards, gatewayAnswer } from './examine-shards.js';
import type { ShardShare } from '../gateway.js';
import { inviteLink, userInstallLink } from './invite.js';
import { disallowedIntents, otherApplication, turnedAway } from './start-errors.js';

/** What is examined. */
export interface DiscordExamination {
  readonly token?: string | undefined;
  readonly applicationId?: string | undefined;
  /** The application's public key, where interactions come by signed requests. */
  readonly publicKey?: string | undefined;
  /** Whether the words of messages that don't address the bot are asked for. */
  readonly messageContent?: boolean | undefined;
  /** Whether this process connects to the gateway (default: yes), and the shards that it takes there (default: all). */
  readonly gateway?: boolean | undefined;
  readonly shards?: ShardShare | undefined;
  /** Base address without version; absent: Discord's own. */
  readonly apiUrl?: string | undefined;
}

const applicationAnswer = z.object({
  id: z.string(),
  name: z.string().default('the bot'),
  flags: z.number().default(0),
  verify_key: z.string().optional(),
  interactions_endpoint_url: z.string().nullish(),
  approximate_guild_count: z.number().optional(),
  /** The ways to install it that its page allows, each with what its own link asks for. */
  integration_types_config: z
    .record(
      z.string(),
      z.object({ oauth2_install_params: z.object({ scopes: z.array(z.string()) }).optional() }),
    )
    .default({}),
});

type Application = z.infer<typeof applicationAnswer>;

/** Asks Discord about everything that is configured. Never rejects: what can't be asked is a finding. */
export async function examineDiscord(options: DiscordExamination): Promise<Finding[]> {
  const { token } = options;
  if (token === undefined)
    return [
      fine('Discord', 'Interactions come by signed requests alone; there is no token to check.'),
    ];
  const rest = new REST({ ...restOptions(options), retries: 0 }).setToken(token);
  try {
    const app = applicationAnswer.parse(await rest.get(Routes.currentApplication()));
    return [
      fine('Discord token', `It is good: ${app.name}, application ${app.id}.`),
      ...examineIdentity(app, options),
      examineIntents(app, options),
      ...examineEndpoint(app, options),
      ...examineMembership(app),
      examineUserInstall(app),
      ...(options.gateway === false ? [] : await examineGateway(rest, app, options)),
    ];
  } catch (error) {
    return [refusal(error)];
  }
}

function examineIdentity({ id }: Application, { applicationId }: DiscordExamination): Finding[] {
  if (applicationId === undefined || applicationId === id) return [];
  return [
    failure(
      'Discord application',
      'The token belongs to another application.',
      otherApplication(applicationId, id).message,
    ),
  ];
}

/** Only answering what nobody asked needs a privileged intent. */
function examineIntents({ flags }: Application, { messageContent }: DiscordExamination): Finding {
  const { GatewayMessageContent, GatewayMessageContentLimited } = ApplicationFlags;
  const allowed = (flags & (GatewayMessageContent | GatewayMessageContentLimited)) !== 0;
  if (messageContent !== true)
    return fine('Discord intents', 'None that needs a permission is asked for.');
  if (allowed) return fine('Discord intents', 'The message content intent is switched on.');
  return failure(
    'Discord intents',
    'The message content intent is asked for and not allowed: Discord will refuse the connection.',
    disallowedIntents().message,
  );
}

/** Interactions go to the endpoint when there is one, and to nobody else. */
function examineEndpoint(app: Application, { publicKey }: DiscordExamination): Finding[] {
  const endpoint = app.interactions_endpoint_url ?? '';
  const page = 'https://discord.com/developers/applications, “General Information”';
  if (publicKey === undefined)
    return endpoint === ''
      ? []
      : [
          failure(
            'Discord interactions',
            'They are delivered to an address and not over the gateway, so commands and buttons stay unanswered.',
            `Empty “Interactions Endpoint URL” on ${page}, or set DISCORD_PUBLIC_KEY.`,
          ),
        ];
  if (app.verify_key !== undefined && app.verify_key !== publicKey.toLowerCase())
    return [
      failure(
        'Discord interactions',
        'DISCORD_PUBLIC_KEY is another application’s.',
        `Copy the “Public Key” from ${page}.`,
      ),
    ];
  if (endpoint !== '')
    return [fine('Discord interactions', 'They are delivered by signed requests.')];
  return [
    warning(
      'Discord interactions',
      'They still come over the gateway.',
      `Set “Interactions Endpoint URL” on ${page} to the bot’s public address with /discord/interactions at its end.`,
    ),
  ];
}

async function examineGateway(
  rest: REST,
  { approximate_guild_count: servers }: Application,
  { shards }: DiscordExamination,
): Promise<Finding[]> {
  return examineShards(gatewayAnswer.parse(await rest.get(Routes.gatewayBot())), shards, servers);
}

function examineMembership({ id, approximate_guild_count: count }: Application): Finding[] {
  if (count === undefined) return [];
  if (count > 0)
    return [
      fine('Discord servers', `The bot is in ${count === 1 ? 'one server' : `${count} servers`}.`),
    ];
  return [
    warning('Discord servers', 'The bot is in no server yet.', `Invite it: ${inviteLink(id)}`),
  ];
}

const USER_INSTALL = String(ApplicationIntegrationType.UserInstall);

/**
 * Whether people may have the bot for themselves is the application's own setting, and for its operator to decide: off is as good.
 * On without the scope, Discord installs it and offers no command.
 */
function examineUserInstall({ id, integration_types_config: ways }: Application): Finding {
  const subject = 'Discord user install';
  const page = `https://discord.com/developers/applications/${id}/installation`;
  const way = ownValue(ways, USER_INSTALL);
  if (way === undefined)
    return fine(
      subject,
      `It is off: nobody is offered /ask and /canirun for themselves. To offer them, tick “User Install” on ${page} and start the bot again.`,
    );
  if (way.oauth2_install_params?.scopes.includes('applications.commands') === false)
    return warning(
      subject,
      'It is on, and its link leaves out the scope applications.commands: who installs the bot gets no command.',
      `Add that scope under “Default Install Settings”, “User Install” on ${page}, or give people this link: ${userInstallLink(id)}`,
    );
  return fine(
    subject,
    `It is on: /ask and /canirun for oneself, anywhere, by ${userInstallLink(id)}. To end it, clear “User Install” on ${page} and start the bot again.`,
  );
}

function refusal(error: unknown): Finding {
  const known = turnedAway(error);
  if (known) return failure('Discord token', 'Discord turns it away.', known.message);
  return failure(
    'Discord token',
    'Discord could not be reached to check it.',
    'Check the network, a proxy, and DISCORD_API_URL.',
  );
}
