/** What the gateway's client knows of a server's roles and channels. */
import type { Client, Guild } from 'discord.js';
import type { GuildView, Overwrite } from './permissions.js';

/** A server's owner and roles. */
export function guildView(guild: Guild): GuildView {
  return {
    owner: guild.ownerId,
    permissions: (role) => guild.roles.cache.get(role)?.permissions.bitfield ?? 0n,
  };
}

/** What a channel changes about permissions; a thread has those of its channel. */
export function overwritesOf(client: Client, id: string): Overwrite[] {
  const channel = client.channels.cache.get(id);
  const holder = channel?.isThread() ? channel.parent : channel;
  if (!holder || !('permissionOverwrites' in holder)) return [];
  return holder.permissionOverwrites.cache.map(({ id: whose, allow, deny }) => ({
    id: whose,
    allow: allow.bitfield,
    deny: deny.bitfield,
  }));
}
