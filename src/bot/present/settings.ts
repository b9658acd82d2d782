/** Draws settings: which hold, what was changed, the log of changes. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { AdapterName } from '../../core/message.js';
import type { Block, Reply } from '../../core/reply.js';
import type {
  EffectiveSettings,
  LoggedChange,
  SettingChange,
  SettingName,
  SettingOrigin,
  Settings,
} from '../../core/settings.js';
import { SETTING_NAMES, SETTING_RULES, writeSetting } from '../settings/setting-rules.js';
import { sayPlain } from './plain.js';
import { whoManages } from './refusal.js';

/** What is said of a setting that the operator's file decides. */
export const PINNED =
  'That is decided in the settings file of whoever runs me, and can’t be changed here.';

/** Where a value comes from, in words. */
export const ORIGINS: Readonly<Record<SettingOrigin, string>> = {
  file: 'decided in the settings file',
  channel: 'set for this channel',
  workspace: 'set for the workspace',
  'file default': 'the operator’s default',
  default: 'the default',
};

/**
 * Shows the settings that hold here, where each comes from, and how to change them.
 * @param mayManage - whether the asker may change them
 */
export function presentSettings(
  settings: EffectiveSettings,
  mayManage: boolean,
  adapter: AdapterName,
): Reply {
  const rows = SETTING_NAMES.map((name) => [
    [code(name)],
    [strong(written(settings.values, name))],
    [text(ORIGINS[settings.origins[name]])],
    [text(SETTING_RULES[name].summary)],
  ]);
  const reply = sayPlain('These settings hold here.', {
    kind: 'table',
    head: [[text('Setting')], [text('Value')], [text('From')], [text('What it is')]],
    rows,
  });
  const buttons: Block[] = mayManage ? [{ kind: 'forms', forms: FORMS }] : [];
  return {
    ...reply,
    blocks: [
      ...reply.blocks,
      ...buttons,
      { kind: 'note', content: mayManage ? howTo() : whoMay(settings, adapter) },
    ],
  };
}

/** The button for the workspace's settings, where there is no channel around. */
export function presentSettingsButton(): Reply {
  const reply = sayPlain('You may change how I behave in this workspace.');
  const button: Block = { kind: 'forms', forms: FORMS.slice(1) };
  return { ...reply, blocks: [...reply.blocks, button] };
}

const FORMS = [
  { label: 'Change for this channel…', form: 'settings channel' },
  { label: 'Change for the workspace…', form: 'settings workspace' },
];

function whoMay({ values }: EffectiveSettings, adapter: AdapterName): Inline[] {
  const who = whoManages(adapter, values.managers);
  return [text(`Only those who manage may change them: ${who}.`)];
}

function howTo(): Inline[] {
  return [
    text('To change one in this channel: '),
    code('/settings speak sure'),
    text('. In the whole workspace: '),
    code('/settings workspace cooldown 5'),
    text('. To take it back: '),
    code('/settings speak default'),
    text('. Who changed what: '),
    code('/settings log'),
  ];
}

/** Explains one setting. */
export function presentSetting(settings: EffectiveSettings, name: SettingName): Reply {
  const { summary, form } = SETTING_RULES[name];
  const origin = ORIGINS[settings.origins[name]];
  return sayPlain(
    `${summary}: ${written(settings.values, name)} (${origin}). It takes ${form}; “default” takes back what was set.`,
  );
}

/**
 * Says what was changed.
 * @param settings - as they hold now
 */
export function presentChanged(
  changes: readonly SettingChange[],
  settings: EffectiveSettings,
): Reply {
  const items = changes.map(({ scope, name, value }) => ({
    content: [
      code(name),
      text(` ${scope.channel === null ? 'in the whole workspace' : 'in this channel'}: `),
      strong(value ?? 'nothing set any more'),
      ...(value === null || value === written(settings.values, name)
        ? []
        : [
            text(
              `. Here ${written(settings.values, name)} holds, ${ORIGINS[settings.origins[name]]}`,
            ),
          ]),
    ],
  }));
  const summary = changes.length === 1 ? 'The setting is changed.' : 'The settings are changed.';
  const reply = sayPlain(summary, { kind: 'list', ordered: false, items });
  return { ...reply, tone: 'good' };
}

/** Shows the latest changes. */
export function presentLog(changes: readonly LoggedChange[]): Reply {
  if (changes.length === 0) return forAsker(sayPlain('Nothing was changed yet.'));
  const rows = changes.map(({ at, scope, name, before, after, who }) => [
    [text(new Date(at).toISOString().slice(0, 16).replace('T', ' '))],
    [code(who.slice(0, 8))],
    [text(scope.channel ?? 'whole workspace')],
    [code(name)],
    [text(`${before ?? '(not set)'} → ${after ?? '(not set)'}`)],
  ]);
  const head = ['When (UTC)', 'Who', 'Where', 'Setting', 'Change'].map((title) => [text(title)]);
  const note = 'The same mark is the same person; marks name nobody.';
  return forAsker(
    sayPlain(
      'The latest changes of settings, newest first.',
      { kind: 'table', head, rows },
      { kind: 'note', content: [text(note)] },
    ),
  );
}

function forAsker(reply: Reply): Reply {
  return { ...reply, audience: 'asker' };
}

/** The written form of the value that holds. */
const written = (values: Settings, name: SettingName): string => writeSetting(name, values[name]);
