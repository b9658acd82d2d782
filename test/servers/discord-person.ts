/** People in a Discord for tests: what they do, as the payloads that Discord makes of it. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { announceThread } from './discord-gateway.js';
import type { DiscordServer } from './discord-server.js';
import {
  ANN,
  APPLICATION,
  BOT_USER,
  CHANNEL,
  FORUM,
  GENERAL,
  GUILD,
  type DiscordInteraction,
  type DiscordPost,
} from './discord-state.js';

/** What can be said of a message besides its words. */
export interface Saying {
  readonly user?: string;
  readonly channel?: string;
  readonly id?: string;
  readonly mentions?: readonly string[];
  readonly mentionsRoles?: readonly string[];
  readonly repliesTo?: string;
  /** Who wrote that, as Discord says along. */
  readonly repliesToAuthor?: string;
  readonly mentionsAll?: boolean;
  readonly edited?: string;
  readonly bot?: boolean;
  /** The bot may read all messages, so the words come along although they don't address it. */
  readonly readable?: boolean;
}

/** Where and by whom something is done. */
export interface Doing {
  readonly user?: string;
  readonly channel?: string;
  /** May remove others' messages. */
  readonly moderator?: boolean;
  /** May manage the server. */
  readonly manager?: boolean;
  readonly roles?: readonly string[];
  /** Who has the bot there: the server (or, in a direct message, nobody in particular), the person, or both. */
  readonly installed?: 'by-server' | 'by-person' | 'by-both';
}

/** Who reacts, and how. */
export interface Reacting {
  readonly user?: string;
  readonly roles?: readonly string[];
  readonly bot?: boolean;
  readonly takenBack?: boolean;
}

/** An interaction's payload; `known` is what the server keeps of it. */
export interface InteractionPayload {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly known: DiscordInteraction;
}

/** Makes payloads. */
export interface DiscordPeople {
  message(text: string, saying?: Saying): Record<string, unknown>;
  /** A message that mentions the bot. */
  mention(text: string, saying?: Saying): Record<string, unknown>;
  /** The author deletes a message. @returns what the gateway tells of it */
  remove(message: Record<string, unknown>): Record<string, unknown>;
  /** Somebody puts a reaction to a message, or takes it away; as the gateway tells it. */
  reaction(
    emoji: string,
    on: { readonly channel: string; readonly id: string } | undefined,
    reacting?: Reacting,
  ): Record<string, unknown>;
  /** The conversation with the bot alone. */
  directChannel(user?: string): string;
  /** A new thread, announced; in the forum it is a post. */
  thread(name: string, parent?: string): string;
  command(
    name: string,
    options?: Record<string, string | boolean>,
    doing?: Doing,
  ): InteractionPayload;
  typing(name: string, option: string, typed: string): InteractionPayload;
  /** An entry of a message's menu. `entry`: which, as it is registered; `chosen`: more of the message that says this. */
  menu(
    text: string,
    doing?: Doing & { readonly entry?: string; readonly chosen?: Saying },
  ): InteractionPayload;
  /** A click on the button with that label. */
  click(label: string, post: DiscordPost | undefined, doing?: Doing): InteractionPayload;
  /** Sends a form; what is not given stays as it stood there. */
  submit(
    form: DiscordInteraction,
    values: Record<string, string | readonly string[]>,
    doing?: Doing,
  ): InteractionPayload;
}

/** The people of a server. */
export function createDiscordPeople({ state, gateway }: DiscordServer): DiscordPeople {
  const person = (id: string) => ({
    id,
    username: `user${id.at(-1) ?? ''}`,
    discriminator: '0',
    avatar: null,
  });

  function message(text: string, saying: Saying = {}): Record<string, unknown> {
    const {
      user = ANN,
      channel = GENERAL,
      id = state.snowflake(),
      mentions = [],
      bot = false,
    } = saying;
    const known = state.channels.get(channel);
    const guild = known?.guild ?? null;
    const shown = guild === null || mentions.includes(BOT_USER) || saying.readable === true;
    return {
      id,
      channel_id: channel,
      channel_type: known?.type ?? CHANNEL.text,
      ...(guild !== null && {
        guild_id: guild,
        member: { roles: [], joined_at: new Date().toISOString() },
      }),
      author: { ...person(user), ...(bot && { bot: true }) },
      content: shown ? text : '',
      timestamp: new Date().toISOString(),
      edited_timestamp: saying.edited ?? null,
      tts: false,
      mention_everyone: saying.mentionsAll ?? false,
      mentions: mentions.map(person),
      mention_roles: saying.mentionsRoles ?? [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: saying.repliesTo === undefined ? 0 : 19,
      ...(saying.repliesTo !== undefined && {
        message_reference: { message_id: saying.repliesTo, channel_id: channel },
        ...(saying.repliesToAuthor !== undefined && {
          referenced_message: { id: saying.repliesTo, author: person(saying.repliesToAuthor) },
        }),
      }),
    };
  }

  function interaction(
    type: number,
    data: object,
    doing: Doing,
    on: DiscordPost | null = null,
  ): InteractionPayload {
    const { user = ANN, channel = GENERAL } = doing;
    const id = state.snowflake();
    const known: DiscordInteraction = {
      id,
      token: `token-${id}`,
      channel,
      user,
      sent: performance.now(),
      on: on?.id ?? null,
      response: null,
      took: 0,
      original: null,
    };
    state.interactions.set(id, known);
    const where = state.channels.get(channel);
    const guild = where?.guild ?? null;
    const who = guild === null ? { user: person(user) } : { member: memberOf(user, doing) };
    const payload = {
      id,
      application_id: APPLICATION,
      type,
      token: known.token,
      version: 1,
      channel_id: channel,
      channel: { id: channel, type: where?.type ?? CHANNEL.text, parent_id: where?.parent ?? null },
      ...(guild !== null && { guild_id: guild }),
      ...who,
      data,
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: ownersOf(doing, guild),
      attachment_size_limit: 10_000_000,
      ...(on && {
        message: { ...on.body, id: on.id, channel_id: channel, flags: on.seenBy === null ? 0 : 64 },
      }),
    };
    return { payload, known };
  }

  const ownersOf = (
    { user = ANN, installed = 'by-server' }: Doing,
    guild: string | null,
  ): Readonly<Record<number, string>> => ({
    ...(installed !== 'by-person' && { 0: guild ?? '0' }),
    ...(installed !== 'by-server' && { 1: user }),
  });

  const memberOf = (user: string, { moderator = false, manager = false, roles = [] }: Doing) => ({
    user: person(user),
    roles,
    joined_at: new Date().toISOString(),
    permissions: String((moderator ? 1 << 13 : 0) + (manager ? 1 << 5 : 0)),
  });

  const registered = (name: string) => state.commands.find((command) => command['name'] === name);

  return {
    message,
    mention: (text, saying = {}) =>
      message(`<@${BOT_USER}> ${text}`, {
        ...saying,
        mentions: [BOT_USER, ...(saying.mentions ?? [])],
      }),
    remove({ id, channel_id: channel, guild_id: guild }) {
      state.deleted.add(String(id));
      return { id, channel_id: channel, ...(guild !== undefined && { guild_id: guild }) };
    },
    reaction(emoji, on, { user = ANN, roles = [], bot = false, takenBack = false } = {}) {
      if (!on) throw new Error('there is nothing to react to');
      const guild = state.channels.get(on.channel)?.guild ?? null;
      const member = { ...memberOf(user, { roles }), user: { ...person(user), bot } };
      return {
        user_id: user,
        channel_id: on.channel,
        message_id: on.id,
        emoji: { id: null, name: emoji },
        type: 0,
        burst: false,
        ...(guild !== null && { guild_id: guild }),
        // Who takes a reaction away is told by id alone.
        ...(guild !== null && !takenBack && { member }),
      };
    },
    directChannel(user = ANN) {
      const id = `6${user.slice(1)}`;
      state.channels.set(id, { id, type: CHANNEL.direct, guild: null, parent: null, name: '' });
      return id;
    },
    thread(name, parent = FORUM) {
      const id = state.snowflake();
      state.channels.set(id, { id, type: CHANNEL.thread, guild: GUILD, parent, name });
      announceThread(gateway, { id, parent, name, owner: ANN });
      return id;
    },
    command(name, options = {}, doing = {}) {
      if (!registered(name)) throw new Error(`/${name} is not registered`);
      const given = Object.entries(options).map(([option, value]) => ({
        name: option,
        type: typeof value === 'boolean' ? 5 : 3,
        value,
      }));
      const data = { id: state.snowflake(), name, type: 1, options: given };
      return interaction(2, data, doing);
    },
    typing: (name, option, typed) =>
      interaction(
        4,
        {
          id: '1',
          name,
          type: 1,
          options: [{ name: option, type: 3, value: typed, focused: true }],
        },
        {},
      ),
    menu(text, { entry: name = 'Answer this from the notes', chosen: saying, ...doing } = {}) {
      const author = '700000000000000009';
      const chosen = message(text, { user: author, readable: true, ...saying });
      const id = String(chosen['id']);
      if (!registered(name)) throw new Error('the menu entry is not registered');
      const data = {
        id: '1',
        name,
        type: 3,
        target_id: id,
        resolved: { messages: { [id]: chosen } },
      };
      return interaction(2, data, doing);
    },
    click(label, post, doing = {}) {
      const rows = (post?.body['components'] ?? []) as {
        components: { label: string; custom_id: string }[];
      }[];
      const button = rows
        .flatMap(({ components }) => components)
        .find((one) => one.label === label);
      if (!post || !button) throw new Error(`there is no button ${label}`);
      const data = { custom_id: button.custom_id, component_type: 2 };
      return interaction(3, data, { channel: post.channel, ...doing }, post);
    },
    submit({ response, channel }, values, doing = {}) {
      if (response?.type !== 9) throw new Error('there is no form');
      const labels = response.data['components'] as { component: FormInput }[];
      const unknown = Object.keys(values).filter(
        (name) => !labels.some(({ component }) => component.custom_id === name),
      );
      if (unknown.length > 0) throw new Error(`there is no input ${unknown.join(', ')}`);
      const components = labels.map(({ component }, n) => ({
        type: 18,
        id: n + 1,
        component: filled(component, values[component.custom_id]),
      }));
      const data = { custom_id: response.data['custom_id'], components };
      return interaction(5, data, { channel, ...doing });
    },
  };
}

/** An input of a form as the bot drew it. */
interface FormInput {
  readonly type: number;
  readonly custom_id: string;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
  readonly default_values?: readonly { readonly id: string }[];
}

/** What Discord sends of an input: text as one value, menus as all that is chosen in them. */
function filled(input: FormInput, given: string | readonly string[] | undefined): object {
  const { type, custom_id, value = '', options, default_values: roles = [] } = input;
  if (type === 4) return { type, id: 9, custom_id, value: given ?? value };
  const permissions = options
    ? options.filter((option) => option.default === true).map((option) => option.value)
    : roles.map(({ id }) => id);
  const chosen = given === undefined ? permissions : [given].flat();
  for (const one of chosen)
    if (options && !options.some((option) => option.value === one))
      throw new Error(`${custom_id} does not offer ${one}`);
  return { type, id: 9, custom_id, values: chosen };
}

/** Discord's own key pair: the public half as the developer portal shows it. */
export function createSigner(): { publicKey: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { publicKey: der.subarray(-32).toString('hex'), privateKey };
}

/** How a signed request is to be wrong. */
export interface SigningOptions {
  readonly privateKey: KeyObject;
  /** Seconds since 1970; default now. */
  readonly timestamp?: number;
  readonly signature?: string;
}

/** Delivers by signed request, as Discord does. */
export async function deliverSigned(
  url: string,
  payload: object,
  { privateKey, signature, timestamp = Math.floor(Date.now() / 1000) }: SigningOptions,
): Promise<{ status: number; body: string }> {
  const body = JSON.stringify(payload);
  const signed = sign(null, Buffer.from(`${timestamp}${body}`), privateKey).toString('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature-ed25519': signature ?? signed,
      'x-signature-timestamp': String(timestamp),
    },
    body,
  });
  return { status: response.status, body: await response.text() };
}
