/** Draws settings: which hold, what was changed, the log of changes. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { AdapterName } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type {
  EffectiveSettings,
  LoggedChange,
  SettingChange,
  SettingName,
  Settings,
} from '../../core/records/settings.js';
import { SETTING_NAMES, settingForm, settingSummary, writeSetting } from './setting-rules.js';
import type { Words } from '../messages/messages.js';
import { sayPlain } from '../reply/plain.js';
import { whoManages } from '../reply/refusal.js';

/**
 * Shows the settings that hold here, where each comes from, and how to change them.
 * @param mayManage - whether the asker may change them
 */
export function presentSettings(
  settings: EffectiveSettings,
  mayManage: boolean,
  adapter: AdapterName,
  words: Words,
): Reply {
  const rows = SETTING_NAMES.map((name) => [
    [code(name)],
    [strong(written(settings.values, name))],
    words.inline(`settings.from.${settings.origins[name]}`),
    [text(settingSummary(name, words))],
  ]);
  const head = (['setting', 'value', 'from', 'what'] as const).map((title) =>
    words.inline(`settings.head.${title}`),
  );
  const [forChannel, forWorkspace] = buttons(words);
  // In the terminal and on the web page a channel is one person's talk.
  const ofTalk = adapter === 'web' || adapter === 'cli';
  const forms = ofTalk ? [forWorkspace] : [forChannel, forWorkspace];
  return sayPlain(
    words.say('settings.hold'),
    { kind: 'table', head, rows },
    ...(mayManage ? [{ kind: 'forms', forms } as const] : []),
    {
      kind: 'note',
      content: mayManage
        ? words.inline(ofTalk ? 'settings.howToWorkspace' : 'settings.howTo')
        : whoMay(settings, adapter, words),
    },
  );
}

/** The button for the workspace's settings, where there is no channel around. */
export function presentSettingsButton(words: Words): Reply {
  const [, forWorkspace] = buttons(words);
  return sayPlain(words.say('settings.youMay'), { kind: 'forms', forms: [forWorkspace] });
}

const buttons = (words: Words) =>
  [
    { label: words.say('settings.changeChannel'), form: 'settings channel' },
    { label: words.say('settings.changeWorkspace'), form: 'settings workspace' },
  ] as const;

function whoMay(
  { values }: EffectiveSettings,
  adapter: AdapterName,
  words: Words,
): readonly Inline[] {
  return words.inline('settings.onlyManagers', {
    who: whoManages(adapter, values.managers, words),
  });
}

/** Explains one setting. */
export function presentSetting(
  settings: EffectiveSettings,
  name: SettingName,
  words: Words,
): Reply {
  return sayPlain(
    words.say('settings.explained', {
      summary: settingSummary(name, words),
      value: written(settings.values, name),
      from: words.say(`settings.from.${settings.origins[name]}`),
      form: settingForm(name, words),
    }),
  );
}

/**
 * Says what was changed.
 * @param settings - as they hold now
 */
export function presentChanged(
  changes: readonly SettingChange[],
  settings: EffectiveSettings,
  words: Words,
): Reply {
  const items = changes.map(({ scope, name, value }) => ({
    content: [
      ...words.inline(scope.channel === null ? 'settings.inWorkspace' : 'settings.inChannel', {
        name,
        value: value ?? words.say('settings.nothingSet'),
      }),
      ...(value === null || value === written(settings.values, name)
        ? []
        : words.inline('settings.otherHolds', {
            value: written(settings.values, name),
            from: words.say(`settings.from.${settings.origins[name]}`),
          })),
    ],
  }));
  const summary = words.say('settings.changed', { count: changes.length });
  const reply = sayPlain(summary, { kind: 'list', ordered: false, items });
  return { ...reply, tone: 'good', language: words.language };
}

/** Shows the latest changes. */
export function presentLog(changes: readonly LoggedChange[], words: Words): Reply {
  if (changes.length === 0) return forAsker(sayPlain(words.say('settings.logEmpty')));
  const orNone = (value: string | null) => value ?? words.say('settings.log.notSet');
  const rows = changes.map(({ at, scope, name, before, after, who }) => [
    [text(new Date(at).toISOString().slice(0, 16).replace('T', ' '))],
    [code(who.slice(0, 8))],
    [text(scope.channel ?? words.say('settings.log.workspace'))],
    [code(name)],
    [text(`${orNone(before)} → ${orNone(after)}`)],
  ]);
  const head = (['when', 'who', 'where', 'setting', 'change'] as const).map((title) =>
    words.inline(`settings.log.${title}`),
  );
  return forAsker(
    sayPlain(
      words.say('settings.log'),
      { kind: 'table', head, rows },
      { kind: 'note', content: words.inline('settings.log.marks') },
    ),
  );
}

function forAsker(reply: Reply): Reply {
  return { ...reply, audience: 'asker' };
}

/** The written form of the value that holds. */
const written = (values: Settings, name: SettingName): string => writeSetting(name, values[name]);
