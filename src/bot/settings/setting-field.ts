/** A setting as a field of a form. Pure. */
import type { FormField, FormOption } from '../../core/form.js';
import type { SettingName } from '../../core/records/settings.js';
import type { Messages } from '../messages/messages.js';
import { SETTING_RULES } from './setting-rules.js';

/** Takes back what was set, as `/settings` takes it. */
export const DEFAULT = 'default';
/** All sets of notes. */
export const ALL = 'all';
/** No group. */
export const NONE = 'none';
const LONGEST_WORDS = 300;

/** Where a value is set. */
export type SettingPlace = 'channel' | 'workspace';

/** What is drawn. */
export interface FieldOf {
  readonly name: SettingName;
  readonly place: SettingPlace;
  /** What is set there, in its written form; `null`: nothing. */
  readonly set: string | null;
  /** Names of the note sets that there are. */
  readonly sets: readonly string[];
  readonly hint: string;
}

/** The place as it ends the keys of messages. */
export const WHERE = { channel: 'Channel', workspace: 'Workspace' } as const;

/** Draws the field. */
export function settingField(
  { name, place, set, sets, hint }: FieldOf,
  messages: Messages,
): FormField {
  const { input, options } = SETTING_RULES[name];
  const frame = { name, label: messages.say(`form.settings.label.${name}`), hint };
  const values = set === null ? [] : set.split(', ').filter((one) => one !== NONE);
  switch (input) {
    case 'choice':
      return {
        ...frame,
        kind: 'choice',
        value: set ?? DEFAULT,
        options: [
          { value: DEFAULT, label: messages.say(`form.settings.notSet${WHERE[place]}`) },
          ...(options?.(messages) ?? []),
        ],
      };
    case 'sets':
      return {
        ...frame,
        kind: 'choices',
        optional: true,
        values,
        options: setOptions(sets, messages),
      };
    case 'groups':
      return { ...frame, kind: 'groups', optional: true, values };
    case 'words':
      return { ...frame, kind: 'text', optional: true, value: set ?? '', longest: LONGEST_WORDS };
    default:
      return input satisfies never;
  }
}

const setOptions = (sets: readonly string[], messages: Messages): FormOption[] => [
  { value: ALL, label: messages.say('form.settings.allSets') },
  ...sets.map((name) => ({ value: name, label: name })),
];
