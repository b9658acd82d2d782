/** Reads interactions, as the gateway and signed requests deliver them alike. Pure. */
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { z } from 'zod';
import type { Viewer } from '../../../core/audience.js';
import type { FormValues } from '../../../core/form.js';
import type { ChosenSource, CommandFields, Place } from '../../../core/message.js';
import { OUTSIDER, type Permissions } from '../../../core/permissions.js';
import { NO_CHANNEL_MESSAGE, type Incoming } from '../../../core/records/incoming.js';
import { parseCustomId, type Action } from './custom-id.js';
import { readValues } from '../render/forms.js';
import {
  NOWHERE,
  DIRECT,
  personalThread,
  type DiscordTarget,
  type InteractionHandle,
} from '../discord-target.js';
import { readChosenMessage, type ChosenMessageWords } from './read-message.js';
import { isOutsider, readPermissions, permissionsOf } from '../permissions.js';
import { ownValue } from '../../../core/own-value.js';

const snowflake = z.string().regex(/^\d{1,20}$/);

const person = z.object({
  id: snowflake,
  username: z.string().optional(),
  global_name: z.string().nullish(),
});

const envelope = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string(),
  type: z.enum(InteractionType),
  guild_id: snowflake.optional(),
  channel_id: snowflake,
  channel: z.object({ type: z.number(), parent_id: snowflake.nullish() }).optional(),
  member: z
    .object({
      user: person,
      nick: z.string().nullish(),
      permissions: z.string(),
      roles: z.array(snowflake).default([]),
      flags: z.number().optional(),
      pending: z.boolean().optional(),
    })
    .optional(),
  user: person.optional(),
  message: z.object({ id: snowflake, flags: z.number().default(0) }).optional(),
  /** Who has the application installed here: the server under 0, whoever acts under 1. */
  authorizing_integration_owners: z.record(z.string(), z.string()).default({}),
  data: z.unknown(),
});

const command = z.object({
  name: z.string(),
  type: z.enum(ApplicationCommandType).default(ApplicationCommandType.ChatInput),
  target_id: snowflake.optional(),
  resolved: z.object({ messages: z.record(z.string(), z.unknown()).optional() }).optional(),
  options: z
    .array(
      z.object({
        name: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        focused: z.boolean().optional(),
      }),
    )
    .default([]),
});

const component = z.object({ custom_id: z.string() });

const submission = z.object({ custom_id: z.string(), components: z.unknown() });

/** Who did something, and where. */
export interface Origin {
  readonly handle: InteractionHandle;
  readonly guild: string | null;
  readonly channel: string;
  /** The channel that a thread belongs to. */
  readonly parent: string | null;
  readonly isThread: boolean;
  /**
   * Only whoever acts has the bot, for themselves: they are answered alone, and as nobody's member. What the place is to
   * others is none of the bot's business.
   */
  readonly personal: boolean;
  readonly user: string;
  /** May remove others' messages here. */
  readonly mayModerate: boolean;
  readonly permissions: Permissions;
  /** The message that holds the clicked button. */
  readonly message: string | null;
  /** Only the one who clicked sees that message, and so what comes of it. */
  readonly ephemeral: boolean;
}

/** What somebody did. */
export type Interaction =
  | { readonly kind: 'ping' }
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly name: string;
      /** What was filled in, as text. */
      readonly options: ReadonlyMap<string, string>;
    }
  /** An entry of a message's menu: "Answer this from the notes", or a form. */
  | {
      readonly kind: 'message-command';
      readonly origin: Origin;
      readonly name: string;
      readonly on: ChosenMessageWords;
    }
  /** An option is being typed. */
  | {
      readonly kind: 'completion';
      readonly viewer: Viewer;
      readonly name: string;
      readonly option: string;
      readonly typed: string;
    }
  | { readonly kind: 'click'; readonly origin: Origin; readonly action: Action }
  | {
      readonly kind: 'form';
      readonly origin: Origin;
      readonly action: Action;
      readonly values: FormValues;
    };

/** Where an interaction came from, as the bot names places. */
export function placeOf(origin: Origin): Place {
  return asked(origin, { key: '', text: '', toAsker: false }).message.place;
}

/**
 * Reads an interaction.
 * @param botUser - the bot's own user id, where it is known; it is the application's but for the oldest bots
 * @returns `null` for what is none of ours
 */
export function readInteraction(payload: unknown, botUser: string | null): Interaction | null {
  if (z.object({ type: z.literal(InteractionType.Ping) }).safeParse(payload).success)
    return { kind: 'ping' };
  const { data } = envelope.safeParse(payload);
  if (!data) return null;
  const origin = originOf(data);
  if (origin === null) return null;
  switch (data.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(data.data, origin, botUser ?? data.application_id);
    case InteractionType.ApplicationCommandAutocomplete:
      return readCompletion(data.data, origin);
    case InteractionType.MessageComponent: {
      const action = parseCustomId(component.safeParse(data.data).data?.custom_id ?? '');
      return action && { kind: 'click', origin, action };
    }
    case InteractionType.ModalSubmit:
      return readForm(data.data, origin);
    default:
      return null;
  }
}

/** Kinds of channel that are threads. */
export const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** Ways to install an application, as keys (reference, "Authorizing Integration Owners Object"). */
const SERVER = ApplicationIntegrationType.GuildInstall;
const PERSON = ApplicationIntegrationType.UserInstall;

function originOf(data: z.infer<typeof envelope>): Origin | null {
  const user = data.member?.user.id ?? data.user?.id;
  if (user === undefined) return null;
  const permissions = readPermissions(data.member?.permissions);
  const { [SERVER]: server, [PERSON]: person } = data.authorizing_integration_owners;
  const personal = person !== undefined && server === undefined;
  const isThread = THREADS.includes(data.channel?.type ?? -1);
  return {
    handle: { id: data.id, application: data.application_id, token: data.token },
    guild: data.guild_id ?? null,
    channel: data.channel_id,
    parent: isThread ? (data.channel?.parent_id ?? null) : null,
    isThread,
    personal,
    user,
    mayModerate: (permissions & PermissionFlagsBits.ManageMessages) !== 0n,
    permissions:
      personal || isOutsider(data.member ?? {})
        ? OUTSIDER
        : permissionsOf(
            permissions,
            (data.member?.roles ?? []).map((id) => ({ id })),
            nameOf(data),
          ),
    message: data.message?.id ?? null,
    ephemeral: personal || ((data.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  };
}

/** As the server shows them: the nickname there, else the name that they chose. */
function nameOf({ member, user }: z.infer<typeof envelope>): string | undefined {
  const { global_name: chosen, username } = member?.user ?? user ?? {};
  return [member?.nick, chosen, username].find((name) => name != null && name !== '') ?? undefined;
}

function readCommand(payload: unknown, origin: Origin, botUser: string): Interaction | null {
  const { data } = command.safeParse(payload);
  if (!data) return null;
  if (data.type === ApplicationCommandType.Message) {
    const target = ownValue(data.resolved?.messages ?? {}, data.target_id ?? '');
    const on = readChosenMessage(target, botUser, origin.channel);
    return on && { kind: 'message-command', origin, name: data.name, on };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return null;
  const options = new Map(data.options.map(({ name, value }) => [name, String(value).trim()]));
  return { kind: 'command', origin, name: data.name, options };
}

function readCompletion(payload: unknown, origin: Origin): Interaction | null {
  const { data } = command.safeParse(payload);
  const focused = data?.options.find((option) => option.focused);
  if (!data || !focused) return null;
  return {
    kind: 'completion',
    viewer: { place: placeOf(origin), permissions: origin.permissions },
    name: data.name,
    option: focused.name,
    typed: String(focused.value),
  };
}

function readForm(payload: unknown, origin: Origin): Interaction | null {
  const { data } = submission.safeParse(payload);
  const action = parseCustomId(data?.custom_id ?? '');
  const values = readValues(data?.components);
  return action && values && { kind: 'form', origin, action, values };
}

/** How a question came by an interaction. */
export interface AskedBy {
  /** Key of its delivery. */
  readonly key: string;
  readonly text: string;
  /** The command, where it has fields. */
  readonly command?: CommandFields;
  readonly toAsker: boolean;
  /** The conversation that it continues outside threads; absent: the asker's own. */
  readonly topic?: string | undefined;
  /** The message that it is about, to reply to when the interaction can't be answered any more. */
  readonly question?: string | null;
  /** The message of somebody's that it is about. */
  readonly chosen?: ChosenSource | undefined;
  /** It goes to the channel as a message of its own, and does not answer the interaction. */
  readonly byChannel?: true;
}

/** A server that has the bot, or what stands for it where there is none. */
function workspaceOf({ guild, personal }: Origin): string {
  return personal ? DIRECT : (guild ?? DIRECT);
}

/** A question by an interaction: it can't be edited, and it always addresses the bot. */
export function asked(origin: Origin, by: AskedBy): Incoming<DiscordTarget> {
  const { channel, user, handle } = origin;
  const { personal } = origin;
  const direct = origin.guild === null && !personal;
  const own = by.topic ?? personalThread(channel, user);
  const thread = direct || (origin.isThread && !personal) ? channel : own;
  return {
    message: {
      id: by.key,
      place: {
        adapter: 'discord',
        workspace: workspaceOf(origin),
        channel: personal ? NOWHERE : (origin.parent ?? channel),
        thread,
      },
      author: user,
      text: by.text,
      ...(by.command && { command: by.command }),
      ...(by.chosen && { chosen: by.chosen }),
      addressed: true,
      ...(by.topic === undefined && { fresh: true as const }),
      permissions: origin.permissions,
    },
    target: {
      channel,
      question: by.question ?? null,
      user,
      direct,
      toAsker: by.toAsker || personal,
      ...(personal && { personal: true as const }),
      interaction: by.byChannel === true ? null : handle,
    },
    ...NO_CHANNEL_MESSAGE,
  };
}
