/**
 * Forms about somebody's message that they open where they are told of it: in the conversation with the bot alone, away from
 * the server that the message stands in. Discord says nothing of that server there, so it is asked for: which server and
 * channel the message is in, what it says, and whether whoever clicks still is a member who sees the channel, by what roles.
 */
import { PermissionFlagsBits } from 'discord.js';
import { sayPlain } from '../../bot/reply/plain.js';
import { inLanguage } from '../../bot/messages/messages.js';
import { link } from '../../core/inline.js';
import { readSource, type FormSource } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { Listening } from './listening.js';
import {
  isOutsider,
  mayIn,
  permissionsOfMember,
  type GuildView,
  type Overwrite,
} from './permissions.js';
import { CODES, errorCode, type Lookups } from './post/discord-api.js';
import { OUTSIDER } from '../../core/permissions.js';
import { placeOf, THREADS, type Origin } from './read/read-interaction.js';
import { readChosenMessage, type ChosenMessageWords } from './read/read-message.js';

/** Where a form is worked on. */
export type FormPlace =
  /** Where it was clicked. */
  | { readonly kind: 'here'; readonly origin: Origin }
  /** Where its message stands, by whoever clicked as they are there. */
  | { readonly kind: 'abroad'; readonly origin: Origin; readonly on: ChosenMessageWords }
  /** It can't be: why, and the way to the message. */
  | { readonly kind: 'closed'; readonly reply: Reply };

/** Finds it. @param form - the form's name */
export async function formPlace(
  listening: Listening,
  origin: Origin,
  form: string,
): Promise<FormPlace> {
  const source = readSource(form.split(' ').slice(1).join(' '));
  const isAbroad = source !== null && origin.guild === null && !origin.personal;
  if (!isAbroad) return { kind: 'here', origin };
  const { abroad, botUser } = listening;
  const found = abroad === null ? null : await lookUp(abroad, origin, source).catch(onlyGone);
  if (found === null) return closed(listening, origin, null);
  const on = readChosenMessage(found.message, botUser ?? '', source.channel);
  // Without the intent for messages' words Discord hands over none, but to the message's own menu.
  if (on === null || on.markdown === '' || on.author !== origin.user)
    return closed(listening, origin, linkTo(found.origin, source));
  return { kind: 'abroad', origin: found.origin, on };
}

const linkTo = ({ guild }: Origin, { channel, message }: FormSource): string =>
  `https://discord.com/channels/${guild ?? ''}/${channel}/${message}`;

async function closed({ bot }: Listening, origin: Origin, href: string | null): Promise<FormPlace> {
  const messages = await bot.messages(placeOf(origin));
  const way = href === null ? [] : [link(href, messages.say('offer.where'))];
  const said = sayPlain(
    messages.say('offer.closed'),
    ...(way.length > 0 ? [{ kind: 'paragraph' as const, content: way }] : []),
  );
  return { kind: 'closed', reply: inLanguage(said, messages) };
}

/** Whoever clicked, as a member where the message stands; `null`: they do not see it (any more). */
async function lookUp(
  api: Lookups,
  origin: Origin,
  { channel: id, message }: FormSource,
): Promise<{ readonly origin: Origin; readonly message: unknown } | null> {
  const channel = await api.channel(id);
  if (channel.guild_id === undefined) return null;
  const isThread = THREADS.includes(channel.type);
  const parent = isThread ? (channel.parent_id ?? null) : null;
  const [guild, member, raw, holder] = await Promise.all([
    api.guild(channel.guild_id),
    api.member(channel.guild_id, origin.user),
    api.message(id, message),
    parent === null ? channel : api.channel(parent),
  ]);
  const view: GuildView = {
    owner: guild.owner_id,
    permissions: (role) => BigInt(guild.roles.find((one) => one.id === role)?.permissions ?? 0),
  };
  const overwrites = holder.permission_overwrites.map(({ id: whose, allow, deny }): Overwrite => ({
    id: whose,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }));
  const { user } = origin;
  const { roles } = member;
  const person = { user, roles };
  if (!mayIn(guild.id, person, view, overwrites, PermissionFlagsBits.ViewChannel)) return null;
  const permissions = isOutsider(member)
    ? OUTSIDER
    : permissionsOfMember(guild.id, user, roles, view);
  const there = { guild: guild.id, channel: id, parent, isThread, permissions, mayModerate: false };
  return { origin: { ...origin, ...there, message: null, ephemeral: true }, message: raw };
}

const GONE = new Set<number | null>([
  CODES.unknownChannel,
  CODES.unknownMessage,
  CODES.unknownMember,
  CODES.unknownGuild,
  CODES.missingAccess,
  CODES.missingPermissions,
]);

/** What is gone, or may not be read any more, is no mistake. */
function onlyGone(error: unknown): null {
  if (GONE.has(errorCode(error))) return null;
  throw error;
}
