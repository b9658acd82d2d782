/** A server as the gateway tells of it. */
import { BOT_ROLE, BOT_USER, type DiscordState } from './discord-state.js';

/** All that the gateway tells of a server at the start. */
export function guildJson(state: DiscordState, id: string, system: string | null = null) {
  const channels = [...state.channels.values()].filter(({ guild }) => guild === id);
  const json = channels.map((one) => ({
    id: one.id,
    type: one.type,
    name: one.name,
    parent_id: one.parent,
    guild_id: id,
    permission_overwrites: [],
    position: 0,
  }));
  return {
    id,
    name: 'A server',
    owner_id: '700000000000000001',
    joined_at: new Date().toISOString(),
    system_channel_id: system,
    member_count: 3,
    large: false,
    unavailable: false,
    channels: json.filter(({ type }) => type !== 11),
    threads: json.filter(({ type }) => type === 11),
    // The role of everybody has the server's id: see channels, send messages, read them, links, files, threads.
    roles: [
      { id, name: '@everyone', permissions: '274878024704', position: 0, color: 0 },
      {
        id: BOT_ROLE,
        name: 'Quaymaster',
        permissions: '0',
        position: 1,
        tags: { bot_id: BOT_USER },
      },
      ...state.moderatorRoles.map((role) => ({
        id: role,
        name: 'Moderators',
        permissions: String(1 << 13),
        position: 2,
      })),
    ],
    members: [
      {
        user: { id: BOT_USER, username: 'bot', bot: true },
        roles: [BOT_ROLE],
        joined_at: new Date().toISOString(),
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
  };
}
