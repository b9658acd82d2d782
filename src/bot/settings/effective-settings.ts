/** Which settings hold in a place, of all that say something about it. Pure. */
import {
  DEFAULT_SETTINGS,
  type EffectiveSettings,
  type SettingName,
  type SettingOrigin,
  type Settings,
  type WorkspaceSettings,
  type WrittenSettings,
} from '../../core/records/settings.js';
import { messagesOf } from '../messages/messages.js';
import { readSetting, SETTING_NAMES, type SettingContext } from './setting-rules.js';

/** What an operator's settings file says, checked. */
export interface SettingsFile {
  /** Where nobody decided anything else, in every workspace. */
  readonly defaults: WrittenSettings;
  /** By `adapter/workspace`: what is decided there and can't be changed by chat. */
  readonly workspaces: ReadonlyMap<string, WorkspaceSettings>;
}

/** A file that says nothing. */
export const EMPTY_FILE: SettingsFile = { defaults: {}, workspaces: new Map() };

/**
 * Weighs what was said. What the file says of a workspace wins over anything said in chat, because whoever runs the bot
 * answers for it; among the rest a channel wins over its workspace, and anything over defaults.
 * @param pinned - the file's part about this workspace
 * @param chosen - what was set by chat
 */
export function effectiveSettings(
  channel: string,
  where: Omit<SettingContext, 'messages'>,
  { pinned, chosen, defaults }: SaidSettings,
): EffectiveSettings {
  const layers: readonly (readonly [SettingOrigin, WrittenSettings | undefined])[] = [
    ['file', pinned?.channels.get(channel)],
    ['file', pinned?.workspace],
    ['channel', chosen.channels.get(channel)],
    ['workspace', chosen.workspace],
    ['file default', defaults],
  ];
  // Nobody is told what is wrong with what was set long ago, so that any words do.
  const context = { ...where, messages: messagesOf() };
  const values: Partial<Record<SettingName, unknown>> = {};
  const origins: Partial<Record<SettingName, SettingOrigin>> = {};
  for (const name of SETTING_NAMES) {
    const [origin, value] = firstOf(name, layers, context);
    values[name] = value;
    origins[name] = origin;
  }
  // The loop goes over every name, and each value was read by the rule of its name.
  return {
    values: values as unknown as Settings,
    origins: origins as EffectiveSettings['origins'],
    ...(chosen.unread === true && { unread: true }),
  };
}

/** All that says something about a workspace. */
export interface SaidSettings {
  readonly pinned: WorkspaceSettings | undefined;
  readonly chosen: WorkspaceSettings;
  readonly defaults: WrittenSettings;
}

/** The first layer that says something readable. What can't be read any more (a set that is gone) counts as not said. */
function firstOf<Name extends SettingName>(
  name: Name,
  layers: readonly (readonly [SettingOrigin, WrittenSettings | undefined])[],
  context: SettingContext,
): readonly [SettingOrigin, Settings[Name]] {
  for (const [origin, written] of layers) {
    const text = written?.[name];
    if (text === undefined) continue;
    const read = readSetting(name, text, context);
    if (read.kind === 'value') return [origin, read.value];
  }
  return ['default', DEFAULT_SETTINGS[name]];
}
