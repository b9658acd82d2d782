/** Commands as data: help, completion, the terminal's usage lines and the platforms' registrations are generated from these. */
import type { Conversation } from '../core/conversation.js';
import type { CommandFields, Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { EffectiveSettings } from '../core/records/settings.js';
import type { Argument, Values } from './arguments/argument.js';
import { readArguments, splitArguments } from './arguments/read-arguments.js';
import type { BotParts } from './parts.js';
import type { Messages } from './messages/messages.js';

/** A command's name and form, without its behaviour. */
export interface CommandSpec {
  /** Without slash or prefix: `canirun`. */
  readonly name: string;
  /** One line, in English, under 100 characters (Discord's limit for descriptions); see `commandIn` for others. */
  readonly summary: string;
  /** A newcomer is shown it first; the others stand behind a click where many take the room of much. */
  readonly first?: true;
  /** What stands behind its name. */
  readonly arguments: readonly Argument[];
  /** Some uses of it are for who may manage (see `mayManage`), so the asker's permissions are found out first. */
  readonly guarded?: true;
  /** Its reply rests on notes, of which not everybody may see the same; it does nothing but read. */
  readonly readsNotes?: true;
  /** Its reply is the asker's alone, over the notes that they may see: it is run once, and may act. */
  readonly forAskerAlone?: true;
  /** It depends on the day or the hour where the asker is, so their time zone is found out first. */
  readonly asksZone?: true;
  /** It tells or changes what is the members' own: not for guests and people of other organisations. */
  readonly membersOnly?: true;
  /** Some of what it tells or does is for members: whether the asker is one has to be known. */
  readonly asksMembership?: true;
  /** Nobody is kept from it: what is kept of people, they may always see and erase. */
  readonly forEverybody?: true;
  /** It is not answered where the bot is switched off (setting `speak`). */
  readonly canBeOff?: true;
  /** It takes what is no command: questions. */
  readonly takesQuestions?: true;
  /** It is only there where others talk, too. */
  readonly inChats?: true;
  /** Somebody can take it along to wherever they are, where a chat lets people have the bot for themselves. */
  readonly personal?: true;
  /** A form under this title asks for its arguments where somebody left some out; in English, see `commandIn`. */
  readonly form?: string;
  /**
   * What may stand behind its name where somebody addresses the bot without a slash (mentions have none), if it fits the
   * arguments: so little that no question looks like it. Absent: it needs its slash.
   */
  readonly bare?: RegExp;
  /** The executable's subcommand that does the same with the same arguments, in their order. */
  readonly shell?: string;
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

/** A command with what was given to it, ready to be run. */
export type Run = (context: CommandContext) => Promise<CommandResult>;

/** A command with its behaviour. */
export interface Command {
  readonly spec: CommandSpec;
  /**
   * Reads what was given to it.
   * @param given - what was typed behind its name, trimmed; or the fields of an outlet that has some
   * @returns `null` where that doesn't fit the arguments
   */
  read(given: string | CommandFields['arguments']): Run | null;
}

/** What a command is made from. */
export interface CommandDefinition<Spec extends CommandSpec, Read> {
  readonly spec: Spec;
  /** Reads what was typed where that is more than its arguments one behind the other. */
  readonly readText?: (typed: string, context: CommandContext) => Read;
  /** @param given - the arguments by their names, or what `readText` made of what was typed */
  readonly run: (
    given: Values<Spec['arguments']> | Read,
    context: CommandContext,
  ) => Promise<CommandResult>;
}

/** Makes a command; its handler's parameters follow from its arguments. */
export function defineCommand<const Spec extends CommandSpec, Read = never>({
  spec,
  readText,
  run,
}: CommandDefinition<Spec, Read>): Command {
  const all: Spec['arguments'] = spec.arguments;
  return {
    spec,
    read(given) {
      if (typeof given === 'string' && readText !== undefined)
        return (context) => run(readText(given, context), context);
      const fields = typeof given === 'string' ? splitArguments(all, given) : given;
      const values = fields && readArguments(all, fields);
      return values && ((context) => run(values, context));
    },
  };
}
