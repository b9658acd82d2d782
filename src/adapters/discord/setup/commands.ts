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
import type { CommandOption, CommandSpec } from '../../../bot/command.js';
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

/** Where every command can be used: in servers, and in conversations with the bot. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * The commands to register.
 * @param prefix - stands before each slash command's name
 */
export function discordCommands(commands: readonly CommandSpec[], prefix: string) {
  return [
    ...commands.map((spec) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: `${prefix}${spec.name}`.slice(0, LIMITS.commandName),
      ...described((messages) => commandIn(spec, messages).summary),
      options: [
        ...spec.options.map((option, at) => stringOption(spec, option, at)),
        {
          type: ApplicationCommandOptionType.Boolean as const,
          name: PRIVATE,
          ...described((messages) => messages.say('discord.private')),
        },
      ],
      ...EVERYWHERE,
    })),
    {
      type: ApplicationCommandType.Message as const,
      name: ANSWER_THIS,
      name_localizations: inOtherLanguages((messages) => messages.say('discord.answerThis')),
      ...EVERYWHERE,
    },
  ];
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

/** The options of a command with a form may be left empty: the form asks for them. */
function stringOption(
  spec: CommandSpec,
  { name, summary, required, completes }: CommandOption,
  at: number,
) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name,
    ...described((messages) => commandIn(spec, messages).options[at]?.summary ?? summary),
    ...(required && spec.form === undefined && { required: true }),
    ...(completes !== undefined && { autocomplete: true }),
  };
}

/** The command of that name as registered. */
export function commandNamed(
  commands: readonly CommandSpec[],
  name: string,
  prefix: string,
): CommandSpec | undefined {
  return commands.find((spec) => `${prefix}${spec.name}` === name);
}

/** The command as somebody would type it. Quotes keep an image with blanks apart from its host. */
export function commandText(spec: CommandSpec, values: ReadonlyMap<string, string>): string {
  const words = spec.options.map(({ name, completes }) => {
    const value = values.get(name) ?? '';
    return completes === 'image' && value !== '' ? `"${value.replaceAll('"', '')}"` : value;
  });
  return [`/${spec.name}`, ...words].filter((word) => word !== '').join(' ');
}

/** An option that is being typed. */
export interface Typing {
  readonly option: string;
  readonly typed: string;
  readonly viewer: Viewer;
}

/** Completions of an option, as Discord takes them; from memory, so that they are there at once. */
export function completions(bot: Bot, spec: CommandSpec, { option, typed, viewer }: Typing) {
  const completes = spec.options.find(({ name }) => name === option)?.completes;
  // A host is completed behind an image; which one does not matter.
  const before = completes === 'host' ? `/${spec.name} nginx ` : `/${spec.name} `;
  const values = bot
    .complete(`${before}${typed}`, LIMITS.completions, viewer)
    .map(({ text }) => text)
    .filter((text) => text.startsWith(before))
    .map((text) => cleanText(text.slice(before.length)).trim())
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
