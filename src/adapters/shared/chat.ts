/**
 * What a chat is to the rest of the program. A chat's folder exports one {@link ChatDefinition}; entered in the table of
 * `app/chats.ts`, the configuration reads its variables, the log hides its secrets, `start` opens it, `doctor` examines it,
 * `init` asks for it and `manifest` prints what its site has to be told.
 */
import type { z } from 'zod';
import type { Bot } from '../../bot/bot.js';
import type { SettingsService } from '../../bot/settings/settings-service.js';
import type { Finding } from '../../core/finding.js';
import type { Log } from '../../core/log.js';
import type { Place } from '../../core/message.js';
import type { Store } from '../../core/records/store.js';
import type { Citation } from '../../core/reply.js';
import type { PlatformManifest } from './platform-manifest.js';
import type { SetupQuestions } from './setup-questions.js';

/** What every chat works with. */
export interface ChatParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly settings: SettingsService;
  readonly log: Log;
  /** Stands before each slash command's name. */
  readonly commandPrefix: string;
  /** The web address of a citation; `undefined`: citations are words. */
  readonly linkTo: ((citation: Citation) => string) | undefined;
  /** Draws an SVG as PNG. */
  readonly rasterise: (svg: string) => Promise<Uint8Array>;
}

/** A chat that the bot takes part in. */
export interface Chat {
  /**
   * Connects. Resolves when questions can come in.
   * @throws UserError when the platform turns the bot away, with the clicks that mend it
   */
  start(): Promise<void>;
  /** Takes nothing more, answers what was accepted, and disconnects. */
  stop(): Promise<void>;
  /** Why nothing comes in although it was started, with the remedy; `null` when all is well. */
  trouble(): string | null;
  /** Whether somebody is no member of a workspace any more; false where the platform does not tell. Absent: it never does. */
  isGone?(workspace: string, person: string): Promise<boolean>;
}

/** What a platform's manifest depends on. */
export interface ManifestChoice<Settings> {
  /** Stands before each command's name. */
  readonly prefix: string;
  /** Public address of the bot; absent: it calls the platform, not the other way round. */
  readonly publicUrl?: string;
  /** The chat's part of the configuration; absent: it has none. */
  readonly settings?: Settings;
}

/** A kind of chat, as a value. `Settings` is its part of the configuration. */
export interface ChatDefinition<Variables extends z.ZodObject = z.ZodObject, Settings = unknown> {
  /** Its environment variables, each with its rule, and what they lack together. */
  readonly variables: Variables;
  /** The variables that hold secrets: no log shows their values. */
  readonly secrets: readonly (keyof z.infer<Variables> & string)[];
  /** Which of them have to be set, by the way in which it connects, in a word or two. */
  readonly needs: readonly {
    readonly way: string;
    readonly variables: readonly (keyof z.infer<Variables> & string)[];
  }[];
  /** The configuration that the variables say; `undefined`: the chat is not configured. */
  settingsOf(variables: z.infer<Variables>): Settings | undefined;
  /** Creates the adapter; nothing is opened. The SDK is loaded here, so that nobody else waits for it. */
  create(settings: Settings, parts: ChatParts): Promise<Chat>;
  /** Examines tokens and permissions. Never rejects. */
  examine(settings: Settings): Promise<Finding[]>;
  /** @throws UserError where the manifest depends on what is not configured */
  manifest(choice: ManifestChoice<Settings>): Promise<PlatformManifest>;
  /** The web address of a conversation; `null`: it has none that others could open. */
  linkToPlace(place: Place): string | null;
  /** Asks for its settings. @returns variables to write; empty values are left out */
  ask(questions: SetupQuestions): Promise<Readonly<Record<string, string>>>;
}
