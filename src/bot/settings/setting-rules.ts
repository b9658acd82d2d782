/** What each setting takes, as people type it: read, checked and written back. The one place that knows. */
import { z } from 'zod';
import type { FormOption } from '../../core/form.js';
import { ADAPTERS, type AdapterName } from '../../core/adapters.js';
import { LANGUAGES } from '../../core/language.js';
import type { SettingName, Settings } from '../../core/records/settings.js';
import { messagesOf, type Messages } from '../messages/messages.js';

/** What a value may depend on. */
export interface SettingContext {
  readonly adapter: AdapterName;
  /** Names of the note sets that there are. */
  readonly sets: readonly string[];
  /** The language of what is said about a wrong value. */
  readonly messages: Messages;
}

/** Settings are shown in these groups, in this order: how the bot talks, what it knows, who may what. */
export const SETTING_TOPICS = ['talk', 'notes', 'people'] as const;
/** One of them. */
export type SettingTopic = (typeof SETTING_TOPICS)[number];

/** How one setting is read and written. */
export interface SettingRule<Value> {
  /** With which others it is shown. */
  readonly topic: SettingTopic;
  /** How a form asks for it: one of `options`, note sets, roles or user groups, or words. */
  readonly input: 'choice' | 'sets' | 'groups' | 'words';
  /** Every possible value, where they are few, with what each means. */
  readonly options?: (messages: Messages) => readonly FormOption[];
  /** On which page of the form it stands; absent: the first. */
  readonly page?: 'people';
  /** Only the whole workspace can have it. */
  readonly wholeWorkspace?: true;
  /** Reads what was typed; its issues are full sentences. */
  readonly schema: (context: SettingContext) => z.ZodType<Value, string>;
  /** The written form; reading it gives the same value. */
  readonly format: (value: Value) => string;
}

const SPEAK = ['mentions', 'sure', 'off'] as const;
const OFFERS = ['on', 'off'] as const;
const OUTSIDERS = ['no', 'public', 'yes'] as const;
const LEADERBOARD = ['on', 'off'] as const;
/** A day: longer silences are what `mentions` is for. */
const LONGEST_COOLDOWN = 24 * 60;
const MOST_ENTRIES = 20;

/** Roles or user groups. */
const EVERYWHERE: SettingRule<readonly string[]> = {
  topic: 'people',
  input: 'groups',
  schema: ({ adapter, messages }) =>
    list(messages)
      .transform((entries) => entries ?? [])
      .pipe(z.array(groupOf(adapter, messages))),
  format: (value) => (value.length === 0 ? 'none' : value.join(', ')),
};

/** Those of the whole workspace. */
const GROUPS = { ...EVERYWHERE, wholeWorkspace: true } as const;

const REMINDERS = ['on', 'off'] as const;
const FEWEST_AGREE = 2;
const MOST_AGREE = 20;

/** The rules by setting, in the order in which they are shown; a form that can't hold all leaves out the last. */
export const SETTING_RULES: { readonly [Name in SettingName]: SettingRule<Settings[Name]> } = {
  speak: {
    topic: 'talk',
    input: 'choice',
    options: (messages) =>
      SPEAK.map((value) => ({ value, label: messages.say(`setting.speak.${value}`) })),
    schema: ({ messages }) => oneOf(SPEAK, messages),
    format: (value) => value,
  },
  notes: {
    topic: 'notes',
    input: 'sets',
    schema: ({ sets, messages }) =>
      list(messages).pipe(
        z
          .array(
            z.string().refine((name) => sets.includes(name), {
              error: ({ input }) =>
                messages.say('setting.notes.wrong', {
                  name: clipped(input),
                  count: sets.length,
                  sets: sets.join(', '),
                }),
            }),
          )
          .nullable(),
      ),
    format: (value) => value?.join(', ') ?? 'all',
  },
  cooldown: {
    topic: 'talk',
    input: 'words',
    schema: ({ messages }) => {
      const wrong = messages.say('setting.cooldown.wrong', { most: LONGEST_COOLDOWN });
      return z
        .string()
        .regex(/^\d{1,4}(?: ?min(?:utes?|uten)?)?$/i, wrong)
        .transform((text) => Number.parseInt(text, 10))
        .refine((minutes) => minutes <= LONGEST_COOLDOWN, wrong);
    },
    format: String,
  },
  language: {
    topic: 'talk',
    input: 'choice',
    options: () =>
      LANGUAGES.map((value) => ({ value, label: messagesOf(value).say('setting.language.name') })),
    schema: ({ messages }) => oneOf(LANGUAGES, messages),
    format: (value) => value,
  },
  managers: GROUPS,
  teachers: { ...GROUPS, page: 'people' },
  experts: { ...EVERYWHERE, page: 'people' },
  expertsin: {
    topic: 'people',
    input: 'words',
    page: 'people',
    schema: ({ messages }) =>
      z
        .string()
        .transform((text) => (/^(?:here|none|-)$/i.test(text) ? null : channelOf(text)))
        .refine((channel) => channel !== '', messages.say('setting.expertsin.wrong')),
    format: (value) => value ?? 'here',
  },
  offers: {
    topic: 'talk',
    input: 'choice',
    page: 'people',
    options: (messages) =>
      OFFERS.map((value) => ({ value, label: messages.say(`setting.offers.${value}`) })),
    schema: ({ messages }) => oneOf(OFFERS, messages),
    format: (value) => value,
  },
  outsiders: {
    topic: 'people',
    input: 'choice',
    options: (messages) =>
      OUTSIDERS.map((value) => ({ value, label: messages.say(`setting.outsiders.${value}`) })),
    schema: ({ messages }) => oneOf(OUTSIDERS, messages),
    format: (value) => value,
  },
  reminders: {
    topic: 'notes',
    input: 'choice',
    options: (messages) =>
      REMINDERS.map((value) => ({ value, label: messages.say(`setting.reminders.${value}`) })),
    schema: ({ messages }) => oneOf(REMINDERS, messages),
    format: (value) => value,
  },
  agreement: {
    topic: 'notes',
    input: 'words',
    page: 'people',
    wholeWorkspace: true,
    schema: ({ messages }) => {
      const wrong = messages.say('setting.agreement.wrong');
      return z
        .string()
        .regex(/^\d{1,2}$/, wrong)
        .transform(Number)
        .refine((people) => people >= FEWEST_AGREE && people <= MOST_AGREE, wrong);
    },
    format: String,
  },
  leaderboard: {
    topic: 'people',
    input: 'choice',
    options: (messages) =>
      LEADERBOARD.map((value) => ({ value, label: messages.say(`setting.leaderboard.${value}`) })),
    schema: ({ messages }) => oneOf(LEADERBOARD, messages),
    format: (value) => value,
  },
};

/** What a setting is for, one line. */
export function settingSummary(name: SettingName, messages: Messages): string {
  return messages.say(`setting.${name}`);
}

/** What can be typed for a setting. */
export function settingForm(name: SettingName, messages: Messages): string {
  return messages.say(`setting.${name}.form`, { most: LONGEST_COOLDOWN });
}

/** The names of all settings, in the order in which they are shown. */
export const SETTING_NAMES = Object.keys(SETTING_RULES) as readonly SettingName[];

/** What was typed, read. */
export type ReadSetting<Value> =
  | { readonly kind: 'value'; readonly value: Value; readonly written: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** The setting of that name, in any case and with or without dashes. */
export function settingNamed(typed: string): SettingName | null {
  const name = typed.toLowerCase().replace(/[-_]/g, '');
  return SETTING_NAMES.find((known) => known === name) ?? null;
}

/** Reads what was typed as the value of a setting. */
export function readSetting<Name extends SettingName>(
  name: Name,
  typed: string,
  context: SettingContext,
): ReadSetting<Settings[Name]> {
  const rule: SettingRule<Settings[Name]> = SETTING_RULES[name];
  const parsed = rule.schema(context).safeParse(typed.trim());
  if (parsed.success)
    return { kind: 'value', value: parsed.data, written: rule.format(parsed.data) };
  return { kind: 'wrong', why: parsed.error.issues.map(({ message }) => message).join(' ') };
}

/** The written form of a value. */
export function writeSetting<Name extends SettingName>(name: Name, value: Settings[Name]): string {
  const rule: SettingRule<Settings[Name]> = SETTING_RULES[name];
  return rule.format(value);
}

/** A list as people write it; `null` for the words that stand for everything or nothing. */
const list = (messages: Messages) =>
  z
    .string()
    .transform((text) =>
      /^(?:all|none|-|[,;\s]*)$/i.test(text)
        ? null
        : [...new Set(text.split(/[,;\s]+/).filter((entry) => entry !== ''))],
    )
    .refine(
      (entries) => entries === null || entries.length <= MOST_ENTRIES,
      messages.say('setting.tooMany', { most: MOST_ENTRIES }),
    );

function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
  messages: Messages,
) {
  return z
    .string()
    .toLowerCase()
    .pipe(
      z.enum(values, {
        error: ({ input }) =>
          messages.say('setting.noneOf', {
            value: clipped(input),
            others: values.slice(0, -1).join(', '),
            last: values.at(-1) ?? '',
          }),
      }),
    );
}

/** A channel as the platforms send a mention of it (`<#C1|name>`, `<#1>`), its web address, or its id. */
const CHANNEL =
  /^(?:<#(\w{1,24})(?:\|[^>]{0,80})?>|https:\/\/[\w.-]{1,80}\/(?:archives|channels\/\d{1,20})\/(\w{1,24})|([CG][A-Z0-9]{2,23}|\d{1,20}))$/;

/** The channel's id; empty for what is none. */
function channelOf(text: string): string {
  const [, mentioned, linked, named] = CHANNEL.exec(text) ?? [];
  return mentioned ?? linked ?? named ?? '';
}

/**
 * A role or user group: a mention as the platforms send it (`<@&1>` on Discord, `<!subteam^S1|@name>` on Slack), an id,
 * or a name. Discord's commands tell ids of roles only, so that a name would never match there.
 */
function groupOf(adapter: AdapterName, messages: Messages) {
  const unwrapped = z
    .string()
    .transform((text) => /^<(?:@&|!subteam\^)(\w+)(?:\|[^>]*)?>$/.exec(text)?.[1] ?? text);
  if ('groupsById' in ADAPTERS[adapter])
    return unwrapped.pipe(
      z.string().regex(/^\d{1,20}$/, {
        error: ({ input }) => messages.say('setting.managers.wrongRole', { group: clipped(input) }),
      }),
    );
  return unwrapped.pipe(
    z.string().regex(/^@?[\p{L}\p{N}_.-]{1,80}$/u, {
      error: ({ input }) => messages.say('setting.managers.wrongGroup', { group: clipped(input) }),
    }),
  );
}

const clipped = (input: unknown): string => String(input).slice(0, 60);
