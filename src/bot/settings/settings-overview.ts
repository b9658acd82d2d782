/** The settings of a workspace as a page shows them: each with what holds, what would hold without it, and who set it. */
import type { FormAsker, FormField } from '../../core/form.js';
import { mayManage } from '../../core/permissions.js';
import type { LoggedChange, SettingName, Settings } from '../../core/records/settings.js';
import { messagesOf, type Messages } from '../messages/messages.js';
import type { BotParts } from '../parts.js';
import { settingField } from './setting-field.js';
import {
  SETTING_NAMES,
  SETTING_RULES,
  SETTING_TOPICS,
  settingForm,
  settingSummary,
  writeSetting,
  type SettingTopic,
} from './setting-rules.js';
import { asRead, settingsAt, type SettingsService } from './settings-service.js';

/** A setting as it is shown. */
export interface ShownSetting {
  readonly name: SettingName;
  /** What it is for. */
  readonly summary: string;
  /** How it is changed; what is filled in is what is set for the workspace. */
  readonly field: FormField;
  /** What holds, and where that comes from. */
  readonly value: string;
  readonly from: string;
  /** What holds where nothing is set by chat. */
  readonly fallback: string;
  /** It is set for the workspace, and can be taken back. */
  readonly isSet: boolean;
  /** The operator's settings file decides it. */
  readonly isPinned: boolean;
  /** Its latest change in the workspace: when, and a mark of the person that names nobody. */
  readonly changed: { readonly at: number; readonly who: string } | null;
}

/** Settings that belong together. */
export interface SettingsSection {
  readonly topic: SettingTopic;
  readonly settings: readonly ShownSetting[];
}

/** Changes that are looked through for the latest of each setting. */
const MOST_CHANGES = 500;
/** So much of a mark tells people of one workspace apart. */
const MARK_LENGTH = 8;

/** Shows the workspace's settings. @returns `null` where there are none, or the asker may not change them */
export async function settingsOverview(
  { settings: service }: BotParts,
  asker: FormAsker,
): Promise<readonly SettingsSection[] | null> {
  if (service === undefined) return null;
  const { adapter, workspace } = asker.place;
  const here = { ...asker.place, channel: '' };
  const held = asRead(await settingsAt(here, service, asker.language));
  if (!mayManage(asker.permissions, held.values.managers)) return null;
  const log = await service.log({ adapter, workspace }, MOST_CHANGES);
  const messages = messagesOf(held.values.language);
  const fallback = service.fallback(adapter);
  const show = (name: SettingName): ShownSetting => ({
    name,
    summary: settingSummary(name, messages),
    field: fieldOf(
      name,
      held.origins[name] === 'workspace' ? held.values : null,
      service,
      messages,
    ),
    value: worded(name, held.values, messages),
    from: messages.say(`settings.from.${held.origins[name]}`),
    fallback: worded(name, fallback, messages),
    isSet: held.origins[name] === 'workspace',
    isPinned: service.isPinned({ adapter, workspace, channel: null }, name),
    changed: latest(log, name),
  });
  return SETTING_TOPICS.map((topic) => ({
    topic,
    settings: SETTING_NAMES.filter((name) => SETTING_RULES[name].topic === topic).map(show),
  }));
}

function fieldOf(
  name: SettingName,
  set: Settings | null,
  { sets }: SettingsService,
  messages: Messages,
): FormField {
  const written = set && writeSetting(name, set[name]);
  const { input } = SETTING_RULES[name];
  const summary = settingSummary(name, messages);
  // What can be chosen needs no words for what can be typed.
  const hint =
    input === 'choice' || input === 'sets'
      ? summary
      : messages.say('settings.takes', { summary, form: settingForm(name, messages) });
  return settingField({ name, place: 'workspace', set: written, sets, hint }, messages);
}

/** A value as people say it: what it means where it is one of a few. */
function worded(name: SettingName, values: Settings, messages: Messages): string {
  const written = writeSetting(name, values[name]);
  const options = SETTING_RULES[name].options?.(messages) ?? [];
  return options.find(({ value }) => value === written)?.label ?? written;
}

function latest(log: readonly LoggedChange[], name: SettingName): ShownSetting['changed'] {
  const change = log.find((one) => one.name === name && one.scope.channel === null);
  return change === undefined ? null : { at: change.at, who: change.who.slice(0, MARK_LENGTH) };
}
