/** Publishes the bot's home tab for somebody. */
import { homeTab } from './render/home-tab.js';
import type { SlackTeam } from './slack-target.js';
import type { Listening } from './listening.js';

/** Publishes it. @param page - of the inbox, from 0, for who may see it */
export async function showHome(
  { bot, access, permissions, prefix }: Listening,
  team: SlackTeam,
  user: string,
  page: number,
): Promise<void> {
  const asker = {
    place: { adapter: 'slack', workspace: team.id, channel: `home/${user}`, thread: 'home' },
    author: user,
    permissions: await permissions.of(team, user),
  } as const;
  const help = await bot.handle({ ...asker, id: `home/${user}`, text: '/help', addressed: true });
  if (!help) return;
  const managing = await bot.managing(asker, page);
  const client = await access.clientOf(team);
  const view = homeTab({ help, managing, commands: bot.commands('slack'), prefix });
  await client.views.publish({ user_id: user, view });
}
