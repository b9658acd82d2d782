/** Commands as data: help, completion, the terminal's usage lines and the platforms' registrations are generated from these. */
import type { Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { EffectiveSettings } from '../core/records/settings.js';
import type { BotParts } from './parts.js';
import type { Messages } from './messages/messages.js';

/** One argument of a command, in order. */
export interface CommandOption {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
  /** What completes it. */
  readonly completes?: 'image' | 'host' | 'topic';
}

/** A command's name and form, without its behaviour. */
export interface CommandSpec {
  /** Without slash or prefix: `canirun`. */
  readonly name: string;
  /** One line, in English, under 100 characters (Discord's limit for descriptions); see `commandIn` for others. */
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** Some uses of it are for who may manage (see `mayManage`), so the asker's permissions are found out first. */
  readonly guarded?: true;
  /** Its reply rests on notes, of which not everybody may see the same; it does nothing but read. */
  readonly readsNotes?: true;
  /** It tells or changes what is the members' own: not for guests and people of other organisations. */
  readonly membersOnly?: true;
  /** It tells of the members' own among other things: whether the asker is one has to be known. */
  readonly asksMembership?: true;
  /** It is not answered where the bot is switched off (setting `speak`). */
  readonly canBeOff?: true;
  /** The form that asks for its options, where somebody left them out. */
  readonly form?: string;
  /**
   * What may stand behind its name where somebody addresses the bot without a slash (mentions have none): so little that
   * no question looks like it. Absent: it needs its slash.
   */
  readonly bare?: RegExp;
  /** One use of it, as typed in a chat. */
  readonly example: string;
}

/** What a command may look at while it runs. */
export interface CommandContext {
  readonly parts: BotParts;
  readonly message: Message;
  /** What the conversation was about before this message, if anything. */
  readonly conversation: Conversation | null;
  /** All commands, for help. */
  readonly commands: readonly CommandSpec[];
  /** The settings that hold where the message was said. */
  readonly settings: EffectiveSettings;
  /** What the bot says, in the language that is spoken there. */
  readonly messages: Messages;
  /** Whether the asker may manage here; known for commands that are `guarded`. See `refuseToManage` for the answer. */
  readonly mayManage: boolean;
}

/** What a command gives back. */
export interface CommandResult {
  /** `null`: silence (an overheard message that the notes don't surely answer). */
  readonly reply: Reply | null;
  /** What the conversation is about from now on; absent: as before. */
  readonly conversation?: Omit<Conversation, 'at'>;
}

/** A command with its behaviour. */
export interface Command {
  readonly spec: CommandSpec;
  /**
   * Runs the command.
   * @param argument - what was typed behind its name, trimmed
   */
  run(argument: string, context: CommandContext): Promise<CommandResult>;
}
