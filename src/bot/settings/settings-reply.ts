/** Draws settings: which hold, what was changed, the log of changes. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { AdapterName } from '../../core/adapters.js';
import type { Reply } from '../../core/reply.js';
import type {
  EffectiveSettings,
  LoggedChange,
  SettingChange,
  SettingName,
  Settings,
} from '../../core/records/settings.js';
import { SETTING_NAMES, settingForm, settingSummary, writeSetting } from './setting-rules.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, sayPlain } from '../reply/plain.js';
import { whoManages } from '../reply/refusal.js';

/**
 * Shows the settings that hold here, where each comes from, and how to change them.
 * @param mayManage - whether the asker may change them
 */
export function presentSettings(
  settings: EffectiveSettings,
  mayManage: boolean,
  adapter: AdapterName,
  messages: Messages,
): Reply {
  const rows = SETTING_NAMES.map((name) => [
    [code(name)],
    [strong(written(settings.values, name))],
    messages.inline(`settings.from.${settings.origins[name]}`),
    [text(settingSummary(name, messages))],
  ]);
  const head = (['setting', 'value', 'from', 'what'] as const).map((title) =>
    messages.inline(`settings.head.${title}`),
  );
  const { forChannel, forWorkspace, people } = buttons(messages);
  // In the terminal and on the web page a channel is one person's talk.
  const ofTalk = adapter === 'web' || adapter === 'cli';
  const forms = ofTalk ? [forWorkspace] : [forChannel, forWorkspace, people];
  return sayPlain(
    messages.say('settings.hold'),
    { kind: 'table', head, rows },
    ...(mayManage ? [{ kind: 'forms', forms } as const] : []),
    {
      kind: 'note',
      content: mayManage
        ? messages.inline(ofTalk ? 'settings.howToWorkspace' : 'settings.howTo')
        : whoMay(settings, adapter, messages),
    },
  );
}

/** The button for the workspace's settings, where there is no channel around. */
export function presentSettingsButton(messages: Messages): Reply {
  const { forWorkspace, people } = buttons(messages);
  const forms = [forWorkspace, people];
  return sayPlain(messages.say('settings.youMay'), { kind: 'forms', forms });
}

const buttons = (messages: Messages) => ({
  forChannel: { label: messages.say('settings.changeChannel'), form: 'settings channel' },
  forWorkspace: { label: messages.say('settings.changeWorkspace'), form: 'settings workspace' },
  people: { label: messages.say('settings.changePeople'), form: 'settings workspace-people' },
});

function whoMay(
  { values }: EffectiveSettings,
  adapter: AdapterName,
  messages: Messages,
): readonly Inline[] {
  return messages.inline('settings.onlyManagers', {
    who: whoManages(adapter, values.managers, messages),
  });
}

/** Explains one setting; who may change it can take back what was set. @param fallback - what holds then, at the least */
export function presentSetting(
  settings: EffectiveSettings,
  name: SettingName,
  { fallback, mayManage }: { readonly fallback: Settings; readonly mayManage: boolean },
  messages: Messages,
): Reply {
  const origin = settings.origins[name];
  const sentence = messages.say('settings.explained', {
    summary: settingSummary(name, messages),
    value: written(settings.values, name),
    from: messages.say(`settings.from.${origin}`),
    form: settingForm(name, messages),
    fallback: written(fallback, name),
  });
  const isSet = origin === 'channel' || origin === 'workspace';
  return sayPlain(
    sentence,
    ...choiceBlock(
      '',
      isSet && mayManage
        ? [
            {
              label: messages.say('settings.takeBack', { value: written(fallback, name) }),
              message: `/settings ${origin} ${name} default`,
            },
          ]
        : [],
    ),
  );
}

/**
 * Says what was changed.
 * @param settings - as they hold now
 */
export function presentChanged(
  changes: readonly SettingChange[],
  settings: EffectiveSettings,
  messages: Messages,
): Reply {
  const items = changes.map(({ scope, name, value }) => ({
    content: [
      ...messages.inline(scope.channel === null ? 'settings.inWorkspace' : 'settings.inChannel', {
        name,
        value: value ?? messages.say('settings.nothingSet'),
      }),
      ...(value === null || value === written(settings.values, name)
        ? []
        : messages.inline('settings.otherHolds', {
            value: written(settings.values, name),
            from: messages.say(`settings.from.${settings.origins[name]}`),
          })),
    ],
  }));
  const summary = messages.say('settings.changed', { count: changes.length });
  const reply = sayPlain(summary, { kind: 'list', ordered: false, items });
  return { ...reply, tone: 'good', language: messages.language };
}

/** Shows the latest changes. */
export function presentLog(changes: readonly LoggedChange[], messages: Messages): Reply {
  if (changes.length === 0) return forAsker(sayPlain(messages.say('settings.logEmpty')));
  const orNone = (value: string | null) => value ?? messages.say('settings.log.notSet');
  const rows = changes.map(({ at, scope, name, before, after, who }) => [
    [text(new Date(at).toISOString().slice(0, 16).replace('T', ' '))],
    [code(who.slice(0, 8))],
    [text(scope.channel ?? messages.say('settings.log.workspace'))],
    [code(name)],
    [text(`${orNone(before)} → ${orNone(after)}`)],
  ]);
  const head = (['when', 'who', 'where', 'setting', 'change'] as const).map((title) =>
    messages.inline(`settings.log.${title}`),
  );
  return forAsker(
    sayPlain(
      messages.say('settings.log'),
      { kind: 'table', head, rows },
      { kind: 'note', content: messages.inline('settings.log.marks') },
    ),
  );
}

function forAsker(reply: Reply): Reply {
  return { ...reply, audience: 'asker' };
}

/** The written form of the value that holds. */
const written = (values: Settings, name: SettingName): string => writeSetting(name, values[name]);
