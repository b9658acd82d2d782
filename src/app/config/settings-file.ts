/**
 * The operator's settings file: sets of notes with who may see them, defaults for all workspaces, and what is decided
 * for single ones. Every mistake is reported together, before anything starts.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EMPTY_FILE, type SettingsFile } from '../../bot/settings/effective-settings.js';
import {
  readSetting,
  settingNamed,
  SETTING_NAMES,
  SETTING_RULES,
} from '../../bot/settings/setting-rules.js';
import { messagesOf } from '../../bot/messages/messages.js';
import { UserError } from '../../core/errors.js';
import { WORKSPACE_EXAMPLES, type AdapterName } from '../../core/adapters.js';
import { readWorkspaceName } from '../../core/message.js';
import type { WorkspaceSettings, WrittenSettings } from '../../core/records/settings.js';
import type { NoteSet } from '../../notes/audience/note-set.js';

/** What the file says. */
export interface OperatorSettings {
  readonly sets: readonly NoteSet[];
  readonly settings: SettingsFile;
}

/** A setting's value in YAML: what one would type, or a list of it. */
const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])),
]);
const values = z.record(z.string(), value);
const entries = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))])
  .transform((given) => [given].flat().map(String))
  .default([]);

const schema = z.strictObject({
  sets: z
    .record(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9-]{0,30}$/,
          'is no name for a set; take small letters, digits and dashes',
        ),
      z.strictObject({
        path: z.string('lacks a path: the folder or file of its notes'),
        channels: entries,
        roles: entries,
      }),
    )
    .optional(),
  defaults: values.optional(),
  workspaces: z
    .record(
      z
        .string()
        .refine(
          (name) => readWorkspaceName(name) !== null,
          `is no workspace; write it as one of these: ${WORKSPACE_EXAMPLES}`,
        ),
      z.object({ channels: z.record(z.string(), values).optional() }).catchall(value),
    )
    .optional(),
});

/** The file can be read, and says what can't be. */
export class SettingsMistakes extends UserError {
  /** Each with its place in the file: `defaults.cooldown: …`. */
  readonly mistakes: readonly string[];

  constructor(file: string, mistakes: readonly string[]) {
    super(
      'bad-input',
      `SETTINGS_FILE ${file} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n` +
        `${mistakes.map((one) => `  ${one}`).join('\n')}\ndocs/settings.md explains each part.`,
    );
    this.mistakes = mistakes;
  }
}

/**
 * Reads the file.
 * @param file - absolute; absent: there is none
 * @param knowledgeDir - the notes where the file names no sets
 * @throws SettingsMistakes that lists every mistake with its place
 * @throws UserError when it can't be opened or is no YAML
 */
export function readSettingsFile(file: string | undefined, knowledgeDir: string): OperatorSettings {
  const plain = [{ name: 'notes', path: knowledgeDir }];
  if (file === undefined) return { sets: plain, settings: EMPTY_FILE };
  const loaded = load(file) ?? {};
  const parsed = schema.safeParse(loaded);
  const { sets, defaults, workspaces }: Parts = parsed.success ? parsed.data : legible(loaded);
  const named = Object.entries(sets ?? {}).map(([name, set]) => setOf(dirname(file), name, set));
  const known = named.length > 0 ? named : plain;
  const reader = createReader(known.map(({ name }) => name));
  const settings = {
    defaults: reader.written('defaults', 'slack', defaults ?? {}),
    workspaces: new Map(
      Object.entries(workspaces ?? {}).map(([key, said]) => [key, reader.workspace(key, said)]),
    ),
  };
  const wrong = [...(parsed.error?.issues.map(describe) ?? []), ...reader.wrong];
  if (wrong.length > 0) throw new SettingsMistakes(file, wrong);
  return { sets: known, settings };
}

type ParsedSet = NonNullable<z.infer<typeof schema>['sets']>[string];
type Values = z.infer<typeof values>;

/** What a workspace's part says: its own settings, and those of channels in it. */
interface WorkspacePart {
  readonly channels?: Readonly<Record<string, Values>> | undefined;
}

/** The parts of the file, as the schema gives them. */
interface Parts {
  readonly sets?: Readonly<Record<string, ParsedSet>> | undefined;
  readonly defaults?: Values | undefined;
  readonly workspaces?: Readonly<Record<string, WorkspacePart>> | undefined;
}

function setOf(folder: string, name: string, { path, channels, roles }: ParsedSet): NoteSet {
  return {
    name,
    path: resolve(folder, path),
    ...(channels.length + roles.length > 0 && { audience: [...channels, ...roles] }),
  };
}

/**
 * What can be read of a file of the wrong structure, so that its settings are checked in the same run. Sets are here for
 * their names.
 */
function legible(loaded: unknown): Parts {
  const { sets, defaults, workspaces } = partsOf(loaded);
  return {
    sets: mapValues(partsOf(sets), () => ({ path: '', channels: [], roles: [] })),
    defaults: legibleValues(defaults),
    workspaces: Object.fromEntries(
      Object.entries(partsOf(workspaces))
        .filter(([key]) => readWorkspaceName(key) !== null)
        .map(([key, said]) => [
          key,
          {
            ...legibleValues(said),
            channels: mapValues(partsOf(partsOf(said)['channels']), legibleValues),
          },
        ]),
    ),
  };
}

/** The settings whose values have a form that any setting can have. */
function legibleValues(said: unknown): Values {
  return Object.fromEntries(
    Object.entries(partsOf(said)).flatMap(([name, given]) => {
      const read = value.safeParse(given);
      return read.success ? [[name, read.data]] : [];
    }),
  );
}

/** The parts of a mapping; none where it is none. */
function partsOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : {};
}

function mapValues<T>(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, held]) => [key, change(held)]));
}

/** Reads settings by their rules, and gathers what is wrong with them. */
function createReader(sets: readonly string[]) {
  const wrong: string[] = [];

  function written(
    where: string,
    adapter: AdapterName,
    said: Readonly<Record<string, unknown>>,
  ): WrittenSettings {
    const entries = Object.entries(said).flatMap(([typed, given]) => {
      const name = settingNamed(typed);
      if (name === null) {
        wrong.push(`${where}.${typed} is no setting; there are ${SETTING_NAMES.join(', ')}`);
        return [];
      }
      const read = readSetting(name, plainText(given), { adapter, sets, messages: messagesOf() });
      if (read.kind === 'value') return [[name, read.written] as const];
      wrong.push(`${where}.${typed}: ${read.why}`);
      return [];
    });
    return Object.fromEntries(entries);
  }

  function workspace(key: string, { channels = {}, ...own }: WorkspacePart): WorkspaceSettings {
    // The schema takes keys of this form only.
    const adapter = key.slice(0, key.indexOf('/')) as AdapterName;
    return {
      workspace: written(`workspaces.${key}`, adapter, own),
      channels: new Map(
        Object.entries(channels).map(([channel, said]) => {
          const where = `workspaces.${key}.channels.${channel}`;
          for (const name of SETTING_NAMES.filter(
            (name) => name in said && SETTING_RULES[name].wholeWorkspace === true,
          ))
            wrong.push(
              `${where}.${name} belongs to the whole workspace; a channel can’t have its own`,
            );
          return [channel, written(where, adapter, said)];
        }),
      ),
    };
  }

  return { wrong, written, workspace };
}

/** YAML reads `off` and `on` of old as words, but `true` and `false` as what they are. */
function plainText(given: unknown): string {
  return Array.isArray(given) ? (given.length === 0 ? 'none' : given.join(', ')) : String(given);
}

function load(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.trim() : String(cause);
    throw new UserError('bad-input', `SETTINGS_FILE ${file} can't be read: ${why}`, { cause });
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${lower(reasonOf(issue))}`.trimStart();
}

/** What is wrong with a key is inside what is wrong with its record. */
function reasonOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message;
}

const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);
