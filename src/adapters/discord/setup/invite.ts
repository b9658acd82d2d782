/** The links by which somebody adds the bot, to a server or for themselves, with exactly the permissions that it uses. Pure. */
import { ApplicationIntegrationType, PermissionFlagsBits } from 'discord.js';

/**
 * Permissions of the bot, each for a reason: seeing channels; answering in them, and in threads and posts; a quiz’s own thread; the card
 * around an answer; pictures; a sign where thanks are said; replying to a message, and finding an answer whose confirmation was lost.
 */
export const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory;

/**
 * The link.
 * @param application - the application's id
 * @param commandsOnly - for bots that run by HTTP interactions alone and are no member of the server
 */
export function inviteLink(application: string, commandsOnly = false): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: commandsOnly ? 'applications.commands' : 'bot applications.commands',
    ...(!commandsOnly && { permissions: PERMISSIONS.toString() }),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

/** The link by which somebody adds the bot for themselves, where the application's page allows that. @param application - its id */
export function userInstallLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: 'applications.commands',
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
