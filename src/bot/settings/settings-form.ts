/**
 * The form of settings, of a channel or of its whole workspace: what is set there, what holds now and why. Filled in,
 * it is the same as `/settings` with the lines that differ from what is set.
 */
import { createHash } from 'node:crypto';
import {
  MOST_FIELDS,
  wordsIn,
  type Form,
  type FormAsker,
  type FormField,
  type FormValues,
} from '../../core/form.js';
import type { Reply } from '../../core/reply.js';
import type { EffectiveSettings, SettingName } from '../../core/records/settings.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import {
  readSetting,
  SETTING_NAMES,
  SETTING_RULES,
  settingForm,
  writeSetting,
} from './setting-rules.js';
import { ALL, DEFAULT, NONE, settingField, WHERE, type SettingPlace } from './setting-field.js';
import { asRead, settingsAt, type SettingsService } from './settings-service.js';
import type { Messages } from '../messages/messages.js';
import type { FormContext, FormKind, KindReading } from '../form-kind.js';
import { settings as settingsCommand } from './settings-command.js';

/** A page of the settings: people first have the ones on the page without a name. */
type Page = (typeof SETTING_RULES)[SettingName]['page'];

/** What a form shows and changes. */
interface Sheet {
  readonly scope: SettingPlace;
  readonly page: Page;
  /** As they hold there. */
  readonly held: EffectiveSettings;
  /** The settings that can be changed there. */
  readonly names: readonly SettingName[];
  readonly sets: readonly string[];
}

/** Shows and changes settings. */
export const settingsForm: FormKind = {
  word: 'settings',
  guarded: true,
  membersOnly: true,
  async open(about, context) {
    const sheet = await sheetFor(about, context);
    if ('summary' in sheet) return { kind: 'refused', reply: sheet };
    return { kind: 'form', form: draw(sheet, context.messages) };
  },
  async read(about, values, context) {
    const sheet = await sheetFor(about, context);
    if ('summary' in sheet) return { kind: 'refused', reply: sheet };
    const reading = read(sheet, values, context);
    const [, shown = stateOf(sheet)] = about.split(' ');
    return reading.kind === 'command' && shown !== stateOf(sheet)
      ? { kind: 'refused', reply: sayProblem(context.messages.say('form.settings.changed')) }
      : reading;
  },
};

/** The scope stands first in what the form is about, with the page behind a dash; behind it, in an opened form, its {@link stateOf}. */
function wantedIn(about: string): Pick<Sheet, 'scope' | 'page'> {
  const [scope, page] = about.split(' ')[0]?.split('-') ?? [];
  return {
    scope: scope === 'workspace' ? 'workspace' : 'channel',
    page: page === 'people' ? page : undefined,
  };
}

/**
 * A short name for what is set: it comes back with the form, so that nobody takes back unseen what somebody else has
 * changed since it was opened.
 */
function stateOf({ scope, held, names }: Sheet): string {
  const set = names.map((name) => [name, setIn(scope, held, name)]);
  return createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, 12);
}

/** What there is to change; a reply that says why there is nothing. */
async function sheetFor(
  about: string,
  { parts, asker, settings, messages, mayManage }: FormContext,
): Promise<Sheet | Reply> {
  const { scope, page } = wantedIn(about);
  const service = parts.settings;
  if (service === undefined) return sayProblem(messages.say('settings.none'));
  if (!mayManage) return refuseToManage(asker, settings.values.managers, messages);
  const held = asRead(
    scope === 'channel'
      ? settings
      : await settingsAt({ ...asker.place, channel: '' }, service, asker.language),
  );
  const names = changeable({ scope, page }, asker, service, held);
  return names.length === 0
    ? sayProblem(messages.say('settings.pinned'))
    : { scope, page, held, names, sets: service.sets };
}

function changeable(
  { scope, page }: Pick<Sheet, 'scope' | 'page'>,
  { place: { adapter, workspace, channel } }: FormAsker,
  service: SettingsService,
  held: EffectiveSettings,
): SettingName[] {
  const where = { adapter, workspace, channel: scope === 'channel' ? channel : null };
  return SETTING_NAMES.filter((name) => {
    const { wholeWorkspace, input, page: own } = SETTING_RULES[name];
    if (own !== page) return false;
    if (wholeWorkspace === true && scope === 'channel') return false;
    // With a single set there is nothing to choose.
    if (input === 'sets' && service.sets.length < 2 && held.origins[name] !== scope) return false;
    return !service.isPinned(where, name);
  }).slice(0, MOST_FIELDS);
}

function draw(sheet: Sheet, messages: Messages): Form {
  const { scope, page, names } = sheet;
  return {
    name: `settings ${[scope, ...(page === undefined ? [] : [page])].join('-')} ${stateOf(sheet)}`,
    title: messages.say(`form.settings.title${WHERE[scope]}`),
    submit: messages.say('form.settings.submit'),
    lead: messages.say(`form.settings.lead${WHERE[scope]}`),
    fields: names.map((name) => drawField(name, sheet, messages)),
  };
}

function drawField(name: SettingName, { scope, held, sets }: Sheet, messages: Messages): FormField {
  const now = messages.say('form.settings.now', {
    value: writeSetting(name, held.values[name]),
    from: messages.say(`settings.from.${held.origins[name]}`),
  });
  const hint =
    SETTING_RULES[name].input === 'words'
      ? messages.say('form.settings.words', { form: capital(settingForm(name, messages)), now })
      : now;
  const set = setIn(scope, held, name);
  return settingField({ name, place: scope, set, sets, hint }, messages);
}

/** What is set in the scope itself, in its written form; `null`: nothing. */
function setIn(scope: SettingPlace, { values, origins }: EffectiveSettings, name: SettingName) {
  return origins[name] === scope ? writeSetting(name, values[name]) : null;
}

function read(sheet: Sheet, values: FormValues, { asker, messages }: FormContext): KindReading {
  const { scope, held, names, sets } = sheet;
  const { adapter } = asker.place;
  const errors = new Map<string, string>();
  const lines: string[] = [];
  for (const name of names) {
    const before = setIn(scope, held, name);
    const typed = typedIn(name, values, before);
    const taken =
      typed.toLowerCase() === DEFAULT
        ? { kind: 'value' as const, written: null }
        : readSetting(name, typed, { adapter, sets, messages });
    if (taken.kind === 'wrong') errors.set(name, taken.why);
    else if (taken.written !== before) lines.push(`${scope} ${name} ${taken.written ?? DEFAULT}`);
  }
  if (errors.size > 0) return { kind: 'wrong', errors };
  if (lines.length === 0)
    return { kind: 'refused', reply: sayPlain(messages.say('form.settings.asItWas')) };
  const fields = { change: lines.join('\n') };
  return {
    kind: 'command',
    command: { name: settingsCommand.spec.name, arguments: fields },
    quick: true,
  };
}

/**
 * What was filled in, as somebody would type it. A field where several can be chosen may come back as words with
 * commas. @param before - what is set, in its written form
 */
function typedIn(name: SettingName, values: FormValues, before: string | null): string {
  const { input } = SETTING_RULES[name];
  if (input === 'choice' || input === 'words') return wordsIn(values, name) || DEFAULT;
  const chosen = (values.get(name) ?? [])
    .flatMap((entry) => entry.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (input === 'sets' && chosen.includes(ALL)) return ALL;
  // No group at all is drawn as an empty field, as is nothing set.
  if (chosen.length === 0) return before === NONE ? NONE : DEFAULT;
  return chosen.join(', ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
