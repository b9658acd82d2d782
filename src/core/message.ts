/** What came in, neutral: every adapter reads its platform's payload into one of these. */
import type { Permissions } from './permissions.js';

/** The outlets that the bot speaks through. */
export type AdapterName = 'slack' | 'discord' | 'web' | 'cli';

/** A team's own realm: what is kept for one workspace is never seen from another. */
export interface WorkspaceId {
  readonly adapter: AdapterName;
  /** Slack team, Discord guild; `local` for the playground and the terminal. */
  readonly workspace: string;
}

/** How a workspace is written in settings files, exports and commands: `slack/T0123`. */
export function workspaceName({ adapter, workspace }: WorkspaceId): string {
  return `${adapter}/${workspace}`;
}

/**
 * Where a message was said. All values are opaque to the core: it compares them, never parses them.
 */
export interface Place extends WorkspaceId {
  /** Channel, direct message or browser session. */
  readonly channel: string;
  /** The conversation inside the channel that a follow-up belongs to; the channel itself where there are no threads. */
  readonly thread: string;
}

/** One message of a person to the bot, or overheard by it. */
export interface Message {
  /** The platform's delivery id, the same when the platform delivers the same thing twice. */
  readonly id: string;
  readonly place: Place;
  /** Opaque id of the person who wrote. */
  readonly author: string;
  /**
   * What was typed, as plain characters, with the bot's own mention taken out. A slash command keeps its
   * leading slash and name (`/canirun nginx mac`), whichever way the platform delivered it.
   */
  readonly text: string;
  /** True for mentions, direct messages, slash commands and follow-ups in the bot's own thread; false when overheard. */
  readonly addressed: boolean;
  /** It begins its thread, so that nothing can be known of what was talked about there. */
  readonly begins?: true;
  /** What the platform says about the author; absent: nothing is known, which lets them do what everybody may. */
  readonly permissions?: Permissions;
}
