/** Completes what is being typed: command names, then their arguments; from memory only. */
import type { Bot, Completion } from './bot.js';
import type { CommandSpec } from './command.js';
import type { Note } from '../core/note.js';
import { createPicker } from './fuzzy-pick.js';
import { notesFromMemory } from './in-view.js';
import type { BotParts } from './parts.js';
import { usage } from './help/overview-reply.js';
import { formatPath } from './notes/passage.js';
import { clip } from './reply/plain.js';
import { ALL_HOSTS } from './hosts/team-hosts.js';
import { commandIn } from './messages/command-messages.js';
import { messagesOf, type Messages } from './messages/messages.js';

/** Creates the completer. */
export function createCompleter(
  parts: BotParts,
  commands: readonly CommandSpec[],
): Bot['complete'] {
  const pickTopic = createTopicPicker();
  return (input, limit, viewer, messages = messagesOf()) => {
    if (!input.startsWith('/') || input.length > 300) return [];
    const space = input.indexOf(' ');
    if (space < 0)
      return completeName(input.slice(1).toLowerCase(), commands, messages).slice(0, limit);
    const command = commands.find(({ name }) => name === input.slice(1, space).toLowerCase());
    if (command === undefined) return [];
    const typed = input.slice(space + 1).trimStart();
    const own = parts.hosts?.names(viewer.place) ?? [];
    if (command.name === 'canirun') return completeCanirun(typed, { parts, own, messages }, limit);
    if (command.name === 'host') return completeHost(typed, own, limit);
    if (command.options[0]?.completes !== 'topic') return [];
    return pickTopic(notesFromMemory(parts, viewer), typed, limit).map((topic) => ({
      text: `/${command.name} ${topic}`,
      label: clip(topic, 90),
    }));
  };
}

function completeName(
  typed: string,
  commands: readonly CommandSpec[],
  messages: Messages,
): Completion[] {
  return commands
    .filter(({ name }) => name.startsWith(typed))
    .map((spec) => ({
      text: `/${spec.name}${spec.options.length > 0 ? ' ' : ''}`,
      label: usage(spec),
      detail: commandIn(spec, messages).summary,
    }));
}

/** What completions of `/canirun` are made of. */
interface Known {
  readonly parts: BotParts;
  /** Names of the team's hosts. */
  readonly own: readonly string[];
  readonly messages: Messages;
}

/** The first word is the image; a blank behind it, optionally with `on`, opens the host. */
function completeCanirun(
  typed: string,
  { parts, own, messages }: Known,
  limit: number,
): Completion[] {
  const split = /^(\S+)\s+(?:on\s+)?((?:\S.*)?)$/is.exec(typed);
  if (split === null)
    return parts.canirun.images.complete(typed, limit).map((image) => ({
      text: `/canirun ${image} `,
      label: image,
      detail: messages.say('complete.image'),
    }));
  const image = split[1] ?? '';
  const host = split[2] ?? '';
  const named = own.length === 0 ? [] : beginningWith(host, [...own, ALL_HOSTS]);
  const known = parts.canirun.hosts.complete(host, limit);
  return [
    ...named.map((name) => ({ name, detail: messages.say('complete.team') })),
    ...known.map((name) => ({ name, detail: messages.say('complete.host') })),
  ]
    .slice(0, limit)
    .map(({ name, detail }) => ({ text: `/canirun ${image} ${name}`, label: name, detail }));
}

/** What to do, then the name of one of the team's hosts. */
function completeHost(typed: string, own: readonly string[], limit: number): Completion[] {
  const [action = '', name] = typed.toLowerCase().split(/\s+/);
  const offered =
    name === undefined
      ? beginningWith(action, ['list', 'show', 'add', 'remove'])
      : ['show', 'remove', 'add'].includes(action)
        ? beginningWith(name, own).map((known) => `${action} ${known}`)
        : [];
  return offered.slice(0, limit).map((words) => ({ text: `/host ${words}`, label: words }));
}

function beginningWith(typed: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => name.startsWith(typed.toLowerCase()));
}

/** Topics that begin with what was typed, then those that resemble it. */
function createTopicPicker(): (
  notes: readonly Note[],
  typed: string,
  limit: number,
) => readonly string[] {
  const pickers = new WeakMap<readonly Note[], ReturnType<typeof createPicker>>();
  return (notes, typed, limit) => {
    const known = pickers.get(notes);
    if (known !== undefined) return known(typed, limit);
    const pick = createPicker([...new Set(notes.map(({ root }) => formatPath(root.path)))]);
    pickers.set(notes, pick);
    return pick(typed, limit);
  };
}
