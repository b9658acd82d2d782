/** The chats that the configuration asks for, each behind the same small interface. */
import type { Chat, ChatParts } from './chat.js';
import type { Config } from './config/config.js';
import type { Finding } from '../core/finding.js';
import { createDiscord, examineDiscordApp } from './discord-parts.js';
import { createSlack, examineSlackApp } from './slack-parts.js';

/** Creates every configured chat. Nothing is opened before each is started. */
export async function createChats(config: Config, parts: ChatParts): Promise<readonly Chat[]> {
  const { slack, discord } = config;
  const chats: Chat[] = [];
  if (slack !== undefined)
    chats.push({ name: 'slack', ...(await createSlack(slack, config, parts)) });
  if (discord !== undefined)
    chats.push({ name: 'discord', ...(await createDiscord(discord, config, parts)) });
  return chats;
}

/** Examines every configured chat's tokens and permissions. Never rejects. */
export async function examineChats({ slack, discord }: Config): Promise<Finding[]> {
  const ofSlack = slack === undefined ? [] : await examineSlackApp(slack);
  const ofDiscord = discord === undefined ? [] : await examineDiscordApp(discord);
  return [...ofSlack, ...ofDiscord];
}
