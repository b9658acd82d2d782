/** The bot's commands as Discord knows them: what is registered, completed, and read back as text. Pure. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
} from 'discord.js';
import { z } from 'zod';
import type { Bot } from '../../../bot/bot.js';
import { choicesOf, flatten, type Argument } from '../../../bot/arguments/argument.js';
import type { CommandSpec } from '../../../bot/command.js';
import { MESSAGE_FORMS } from '../../../bot/message-forms.js';
import { commandIn } from '../../../bot/messages/command-messages.js';
import { EN } from '../../../bot/messages/en.js';
import { messagesOf, type Messages } from '../../../bot/messages/messages.js';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../../core/language.js';
import type { Viewer } from '../../../core/audience.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { LIMITS } from '../render/limits.js';

/** Name of the context menu entry on messages. */
export const ANSWER_THIS = EN['discord.answerThis'];

/** The option by which the asker keeps an answer to themselves. */
export const PRIVATE = 'private';

/** Where every command can be used: in servers that have the bot, and in conversations with it. */
const IN_SERVERS = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** Where people who have the bot for themselves can use a command besides: wherever they write. */
const ANYWHERE = {
  contexts: [...IN_SERVERS.contexts, InteractionContextType.PrivateChannel],
  integration_types: [...IN_SERVERS.integration_types, ApplicationIntegrationType.UserInstall],
};

/** What the registration depends on besides the commands. */
export interface Registration {
  /** Stands before each slash command's name. */
  readonly prefix: string;
  /** Whether people may have the application for themselves, as its page at Discord says. */
  readonly userInstall: boolean;
}

/** The commands to register. */
export function discordCommands(
  commands: readonly CommandSpec[],
  { prefix, userInstall }: Registration,
) {
  return [
    ...commands.map((spec) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: `${prefix}${spec.name}`.slice(0, LIMITS.commandName),
      ...described((messages) => commandIn(spec, messages).summary),
      options: [
        ...flatten(spec.arguments).map((one) => optionFor(spec, one)),
        {
          type: ApplicationCommandOptionType.Boolean as const,
          name: PRIVATE,
          ...described((messages) => messages.say('discord.private')),
        },
      ],
      ...(userInstall && spec.personal === true ? ANYWHERE : IN_SERVERS),
    })),
    {
      type: ApplicationCommandType.Message as const,
      name: ANSWER_THIS,
      name_localizations: inOtherLanguages((messages) => messages.say('discord.answerThis')),
      ...IN_SERVERS,
    },
    ...MESSAGE_FORMS.map(({ label }) => ({
      type: ApplicationCommandType.Message as const,
      name: messagesOf().say(label),
      name_localizations: inOtherLanguages((messages) => messages.say(label)),
      contexts: [InteractionContextType.Guild],
      integration_types: IN_SERVERS.integration_types,
    })),
  ];
}

/** The form that a message's menu opens under a name; absent: the name is no form's. */
export function messageFormNamed(name: string): string | undefined {
  return MESSAGE_FORMS.find(({ label }) => messagesOf().say(label) === name)?.form;
}

/** A description in English, and in the other languages for those whose Discord speaks one. */
function described(say: (messages: Messages) => string) {
  return {
    description: fitting(say(messagesOf())),
    description_localizations: inOtherLanguages(say),
  };
}

function inOtherLanguages(say: (messages: Messages) => string): LocalizationMap {
  const others = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE);
  return Object.fromEntries(
    others.map((language) => [language, fitting(say(messagesOf(language)))]),
  );
}

function fitting(words: string): string {
  return cutAtWord(words, LIMITS.commandDescription);
}

/** An argument as an option. Those of a command with a form may be left empty: the form asks for them. */
function optionFor(spec: CommandSpec, one: Argument) {
  const { name, summary, optional, completes, takes } = one;
  const inWords = (messages: Messages) =>
    flatten(commandIn(spec, messages).arguments).find((other) => other.name === name)?.summary;
  const frame = {
    name,
    ...described((messages) => inWords(messages) ?? summary),
    ...(optional !== true && spec.form === undefined && { required: true }),
  };
  if (takes === 'number') return { ...frame, type: ApplicationCommandOptionType.Integer as const };
  const words = { ...frame, type: ApplicationCommandOptionType.String as const };
  const choices = choicesOf(one)?.map((value) => ({ name: value, value }));
  if (choices) return { ...words, choices };
  return completes === undefined ? words : { ...words, autocomplete: true as const };
}

/** The command of that name as registered. */
export function commandNamed(
  commands: readonly CommandSpec[],
  name: string,
  prefix: string,
): CommandSpec | undefined {
  return commands.find((spec) => `${prefix}${spec.name}` === name);
}

/** An option that is being typed. */
export interface Typing {
  readonly option: string;
  readonly typed: string;
  readonly viewer: Viewer;
}

/** Completions of an option, as Discord takes them; from memory, so that they are there at once. */
export function completions(bot: Bot, spec: CommandSpec, { option, typed, viewer }: Typing) {
  const what = flatten(spec.arguments).find(({ name }) => name === option)?.completes;
  if (what === undefined) return [];
  const values = bot
    .suggest(what, typed.trim(), LIMITS.completions, viewer)
    .map((value) => cleanText(value).trim())
    .filter((value) => value !== '' && value.length <= LIMITS.completion);
  return [...new Set(values)].slice(0, LIMITS.completions).map((value) => ({ name: value, value }));
}

/** By locale; Discord leaves out what is empty. */
const localizations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((byLocale) => Object.entries(byLocale ?? {}).sort());

/** What Discord may change about a registered command without us: only this is compared. */
const registered = z.object({
  type: z.number().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  description: z.string().default(''),
  name_localizations: localizations,
  description_localizations: localizations,
  options: z
    .array(
      z.object({
        type: z.number(),
        name: z.string(),
        description: z.string(),
        description_localizations: localizations,
        required: z.boolean().default(false),
        autocomplete: z.boolean().default(false),
        choices: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      }),
    )
    .default([]),
  contexts: z.array(z.number()).nullish().transform(sorted),
  integration_types: z.array(z.number()).nullish().transform(sorted),
});

function sorted(values: readonly number[] | null | undefined): number[] {
  return [...(values ?? [])].sort((a, b) => a - b);
}

/** Whether what is registered is what is wanted, in whatever order and with whatever Discord adds. */
export function isRegistered(found: unknown, wanted: readonly object[]): boolean {
  const before = canonical(found);
  return before !== null && before === canonical(wanted);
}

function canonical(commands: unknown): string | null {
  const { data } = z.array(registered).safeParse(commands);
  if (!data) return null;
  const lines = data.map((one) => JSON.stringify(one));
  return lines.sort().join('\n');
}
