/** Takes reactions that the gateway tells of. */
import { PermissionFlagsBits, type Client } from 'discord.js';
import type { Dismisser } from '../../delivery/queue.js';
import { takeReaction } from '../shared/take-reaction.js';
import { personalThread } from './discord-target.js';
import { guildView, overwritesOf } from './guild-view.js';
import type { Listening } from './listening.js';
import { mayIn } from './permissions.js';
import type { PutReaction } from './read/read-reaction.js';

/** Takes a reaction. Unlike an interaction it does not say what who reacted may do; the server's roles do. */
export async function takeSign(
  { store, queue, staff }: Listening,
  { reaction, target, guild: id, roles }: PutReaction,
  client: Client,
): Promise<void> {
  const { user, answer } = reaction;
  const guild = id === null ? undefined : client.guilds.cache.get(id);
  const mayModerate = () =>
    guild !== undefined &&
    mayIn(
      guild.id,
      { user, roles },
      guildView(guild),
      overwritesOf(client, target.channel),
      PermissionFlagsBits.ManageMessages,
    );
  const isStaff = () => Promise.resolve(staff.has(user) || mayModerate());
  const dismiss = (by: Dismisser) => queue.dismiss(target, answer, by);
  await takeReaction({ store, dismiss, isStaff, ownThread: personalThread }, reaction);
}
