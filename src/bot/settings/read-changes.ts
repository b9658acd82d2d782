/** Reads the changes of settings that somebody typed or chose in a form: one a line. Pure. */
import type { Message } from '../../core/message.js';
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import type { SettingChange } from '../../core/records/settings.js';
import type { Messages } from '../messages/messages.js';
import { readSetting, settingNamed, SETTING_NAMES, SETTING_RULES } from './setting-rules.js';

/** What was typed, read: changes that may be made, or every reason why not. */
export type ReadChanges =
  | { readonly kind: 'changes'; readonly changes: readonly SettingChange[] }
  | { readonly kind: 'wrong'; readonly why: string };

/** `workspace speak sure`, `channel notes public`, `cooldown 5`. */
const LINE = /^(?:(workspace|channel)\s+)?([\w-]+)\s+(\S.*)$/i;

/**
 * Reads changes. Without a word for it, a change is for the channel; in the terminal and on the web page, where a
 * channel is one person's talk, and for what only the whole workspace can have, it is for the workspace.
 * @param lines - `[workspace|channel] NAME VALUE` each
 * @param sets - names of the note sets that there are
 * @param messages - the language of what is said about mistakes
 */
export function readChanges(
  lines: readonly string[],
  { place, author }: Pick<Message, 'place' | 'author'>,
  sets: readonly string[],
  messages: Messages,
): ReadChanges {
  const { adapter, workspace, channel } = place;
  const talks = adapter === 'web' || adapter === 'cli';
  const changes: SettingChange[] = [];
  const wrong: string[] = [];
  for (const line of lines) {
    if (wrong.length === READING_BUDGET.problems) break;
    const [, where, typed = '', value = ''] = LINE.exec(line) ?? [];
    const name = settingNamed(typed);
    if (name === null) {
      wrong.push(
        messages.say('settings.unknown', {
          line: line.slice(0, 60),
          names: SETTING_NAMES.join(', '),
        }),
      );
      continue;
    }
    const only = SETTING_RULES[name].wholeWorkspace === true;
    if (only && where?.toLowerCase() === 'channel') {
      wrong.push(messages.say('settings.wholeOnly', { name }));
      continue;
    }
    const whole = only || where?.toLowerCase() === 'workspace' || (where === undefined && talks);
    const scope = { adapter, workspace, channel: whole ? null : channel };
    const read =
      value.toLowerCase() === 'default'
        ? { kind: 'value' as const, written: null }
        : readSetting(name, value, { adapter, sets, messages });
    if (read.kind === 'wrong') wrong.push(`${name}: ${read.why}`);
    else changes.push({ scope, name, value: read.written, author });
  }
  const twice = changes.find((one, at) =>
    changes.some(
      (other, index) =>
        index < at && other.name === one.name && other.scope.channel === one.scope.channel,
    ),
  );
  if (twice !== undefined) wrong.push(messages.say('settings.twice', { name: twice.name }));
  return wrong.length > 0 ? { kind: 'wrong', why: wrong.join(' ') } : { kind: 'changes', changes };
}
