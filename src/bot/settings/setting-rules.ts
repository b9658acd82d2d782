/** What each setting takes, as people type it: read, checked and written back. The one place that knows. */
import { z } from 'zod';
import type { FormOption } from '../../core/form.js';
import type { AdapterName } from '../../core/message.js';
import type { SettingName, Settings } from '../../core/settings.js';

/** What a value may depend on. */
export interface SettingContext {
  readonly adapter: AdapterName;
  /** Names of the note sets that there are. */
  readonly sets: readonly string[];
}

/** How one setting is read and written. */
export interface SettingRule<Value> {
  /** What it is for, one line. */
  readonly summary: string;
  /** What can be typed, for people. */
  readonly form: string;
  /** How a form asks for it: one of `options`, note sets, roles or user groups, or words. */
  readonly input: 'choice' | 'sets' | 'groups' | 'words';
  /** Every possible value, where they are few, with what each means. */
  readonly options?: readonly FormOption[];
  /** Only the whole workspace can have it. */
  readonly wholeWorkspace?: true;
  /** Reads what was typed; its issues are full sentences. */
  readonly schema: (context: SettingContext) => z.ZodType<Value, string>;
  /** The written form; reading it gives the same value. */
  readonly format: (value: Value) => string;
}

const SPEAK = ['mentions', 'sure', 'off'] as const;
/** A day: longer silences are what `mentions` is for. */
const LONGEST_COOLDOWN = 24 * 60;
const WRONG_COOLDOWN = `A cool-down is a number of minutes from 0 to ${LONGEST_COOLDOWN}.`;
const MOST_ENTRIES = 20;

/** The rules by setting, in the order in which they are shown. */
export const SETTING_RULES: { readonly [Name in SettingName]: SettingRule<Settings[Name]> } = {
  speak: {
    summary: 'When I speak',
    form: 'mentions (only when asked), sure (also unasked, when I am sure), or off',
    input: 'choice',
    options: [
      { value: 'mentions', label: 'Only when asked' },
      { value: 'sure', label: 'Also unasked, when I am sure' },
      { value: 'off', label: 'Not at all' },
    ],
    schema: () => oneOf(SPEAK),
    format: (value) => value,
  },
  notes: {
    summary: 'Which sets of notes I answer from',
    form: 'all, or names of sets separated by commas',
    input: 'sets',
    schema: ({ sets }) =>
      list.pipe(
        z
          .array(
            z.string().refine((name) => sets.includes(name), {
              error: ({ input }) =>
                `There is no set of notes “${clipped(input)}”. There ${sets.length === 1 ? 'is' : 'are'}: ${sets.join(', ')}.`,
            }),
          )
          .nullable(),
      ),
    format: (value) => value?.join(', ') ?? 'all',
  },
  cooldown: {
    summary: 'Minutes before I quote the same note unasked again in a channel',
    form: `whole minutes from 0 to ${LONGEST_COOLDOWN}`,
    input: 'words',
    schema: () =>
      z
        .string()
        .regex(/^\d{1,4}(?: ?min(?:utes?)?)?$/, WRONG_COOLDOWN)
        .transform((text) => Number.parseInt(text, 10))
        .refine((minutes) => minutes <= LONGEST_COOLDOWN, WRONG_COOLDOWN),
    format: String,
  },
  managers: {
    summary: 'Groups that may change settings, besides the administrators',
    form: 'roles or user groups separated by commas, or none',
    input: 'groups',
    wholeWorkspace: true,
    schema: ({ adapter }) =>
      list.transform((entries) => entries ?? []).pipe(z.array(groupOf(adapter))),
    format: (value) => (value.length === 0 ? 'none' : value.join(', ')),
  },
};

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
const list = z
  .string()
  .transform((text) =>
    /^(?:all|none|-)?$/i.test(text)
      ? null
      : [...new Set(text.split(/\s*[,;\s]\s*/).filter((entry) => entry !== ''))],
  )
  .refine(
    (entries) => entries === null || entries.length <= MOST_ENTRIES,
    `More than ${MOST_ENTRIES} at once are too many.`,
  );

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .toLowerCase()
    .pipe(
      z.enum(values, {
        error: ({ input }) =>
          `“${clipped(input)}” is none of the values; take ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}.`,
      }),
    );
}

/**
 * A role or user group: a mention as the platforms send it (`<@&1>` on Discord, `<!subteam^S1|@name>` on Slack), an id,
 * or a name. Discord's commands tell ids of roles only, so that a name would never match there.
 */
function groupOf(adapter: AdapterName) {
  const unwrapped = z
    .string()
    .transform((text) => /^<(?:@&|!subteam\^)(\w+)(?:\|[^>]*)?>$/.exec(text)?.[1] ?? text);
  if (adapter === 'discord')
    return unwrapped.pipe(
      z.string().regex(/^\d{1,20}$/, {
        error: ({ input }) =>
          `“${clipped(input)}” is no role: mention it (@…) in the command, or give its id.`,
      }),
    );
  return unwrapped.pipe(
    z.string().regex(/^@?[\p{L}\p{N}_.-]{1,80}$/u, {
      error: ({ input }) =>
        `“${clipped(input)}” is no user group: give its @handle or its id (S…).`,
    }),
  );
}

const clipped = (input: unknown): string => String(input).slice(0, 60);
