/**
 * The operator's settings file: sets of notes with who may see them, defaults for all workspaces, and what is decided
 * for single ones. Every mistake is reported together, before anything starts.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EMPTY_FILE, type SettingsFile } from './bot/settings/effective-settings.js';
import { readSetting, settingNamed, SETTING_NAMES } from './bot/settings/setting-rules.js';
import { wordsOf } from './bot/words/words.js';
import { UserError } from './core/errors.js';
import type { AdapterName } from './core/message.js';
import type { WorkspaceSettings, WrittenSettings } from './core/settings.js';
import type { NoteSet } from './library/note-set.js';

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
        .regex(
          /^(?:slack|discord|web|cli)\/[\w.-]+$/,
          'is no workspace; write slack/T0123 or discord/4567',
        ),
      z.object({ channels: z.record(z.string(), values).optional() }).catchall(value),
    )
    .optional(),
});

/**
 * Reads the file.
 * @param file - absolute; absent: there is none
 * @param knowledgeDir - the notes where the file names no sets
 * @throws UserError that lists every mistake with its place
 */
export function readSettingsFile(file: string | undefined, knowledgeDir: string): OperatorSettings {
  const plain = [{ name: 'notes', path: knowledgeDir }];
  if (file === undefined) return { sets: plain, settings: EMPTY_FILE };
  const parsed = schema.safeParse(load(file) ?? {});
  if (!parsed.success)
    throw mistakes(
      file,
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${lower(reasonOf(issue))}`),
    );
  const { sets = {}, defaults = {}, workspaces = {} } = parsed.data;
  const named = Object.entries(sets).map(([name, { path, channels, roles }]) => ({
    name,
    path: resolve(dirname(file), path),
    ...(channels.length + roles.length > 0 && { audience: [...channels, ...roles] }),
  }));
  const known = named.length > 0 ? named : plain;
  const reader = createReader(known.map(({ name }) => name));
  const read = {
    defaults: reader.written('defaults', 'slack', defaults),
    workspaces: new Map(
      Object.entries(workspaces).map(([key, said]) => [key, reader.workspace(key, said)]),
    ),
  };
  if (reader.wrong.length > 0) throw mistakes(file, reader.wrong);
  return { sets: known, settings: read };
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
      const read = readSetting(name, plainText(given), { adapter, sets, words: wordsOf() });
      if (read.kind === 'value') return [[name, read.written] as const];
      wrong.push(`${where}.${typed}: ${read.why}`);
      return [];
    });
    return Object.fromEntries(entries);
  }

  function workspace(
    key: string,
    {
      channels = {},
      ...own
    }: { readonly channels?: Record<string, Record<string, unknown>> | undefined },
  ): WorkspaceSettings {
    // The schema takes keys of this form only.
    const adapter = key.slice(0, key.indexOf('/')) as AdapterName;
    return {
      workspace: written(`workspaces.${key}`, adapter, own),
      channels: new Map(
        Object.entries(channels).map(([channel, said]) => {
          const where = `workspaces.${key}.channels.${channel}`;
          if ('managers' in said)
            wrong.push(
              `${where}.managers belongs to the whole workspace; a channel can’t have its own`,
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

function mistakes(file: string, wrong: readonly string[]): UserError {
  return new UserError(
    'bad-input',
    `SETTINGS_FILE ${file} has ${wrong.length === 1 ? 'a mistake' : `${wrong.length} mistakes`}:\n` +
      `${wrong.map((one) => `  ${one}`).join('\n')}\ndocs/settings.md explains each part.`,
  );
}

/** What is wrong with a key is inside what is wrong with its record. */
function reasonOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message;
}

const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);
