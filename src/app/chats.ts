/**
 * The table of chats, and what is done with all of them: read from the environment, opened, examined. A chat is its entry
 * here and its line in `core/adapters.ts`; the compiler wants both.
 */
import { DISCORD } from '../adapters/discord/discord-chat.js';
import type { Chat, ChatDefinition, ChatParts } from '../adapters/shared/chat.js';
import { SLACK } from '../adapters/slack/slack-chat.js';
import type { IsGone } from '../bot/care/care-service.js';
import { CHAT_NAMES, isChat, type ChatName } from '../core/adapters.js';
import type { Place } from '../core/message.js';
import type { Finding } from '../core/finding.js';

/** The chats. */
export const CHATS = { slack: SLACK, discord: DISCORD } as const satisfies Readonly<
  Record<ChatName, ChatDefinition>
>;

/** What is configured of each chat. */
export type ChatSettings = {
  readonly [Name in ChatName]?: NonNullable<ReturnType<(typeof CHATS)[Name]['settingsOf']>>;
};

/** A chat with its name. */
export interface NamedChat extends Chat {
  readonly name: ChatName;
}

/** Creates every configured chat. Nothing is opened before each is started. */
export async function createChats(
  settings: ChatSettings,
  parts: ChatParts,
): Promise<readonly NamedChat[]> {
  const chats: NamedChat[] = [];
  for (const name of CHAT_NAMES) {
    const chat: ChatDefinition = CHATS[name];
    if (settings[name] !== undefined)
      chats.push({ name, ...(await chat.create(settings[name], parts)) });
  }
  return chats;
}

/** Asks the chat of a workspace whether somebody is no member any more. */
export function isGoneFrom(chats: readonly NamedChat[]): IsGone {
  return async ({ adapter, workspace }, person) => {
    const chat = chats.find(({ name }) => name === adapter);
    return (await chat?.isGone?.(workspace, person)) ?? false;
  };
}

/** Examines every configured chat's tokens and permissions. Never rejects. */
export async function examineChats(settings: ChatSettings): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of CHAT_NAMES) {
    const chat: ChatDefinition = CHATS[name];
    if (settings[name] !== undefined) findings.push(...(await chat.examine(settings[name])));
  }
  return findings;
}

/** The web address of what was said in a place; `null`: it has none. */
export function linkToPlace(place: Place): string | null {
  return isChat(place.adapter) ? CHATS[place.adapter].linkToPlace(place) : null;
}
