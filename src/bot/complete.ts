/** Completes what is being typed: command names, then what their arguments say completes them; from memory only. */
import type { Viewer } from '../core/audience.js';
import type { Completable } from '../core/form.js';
import type { Note } from '../core/note.js';
import { choicesOf, isActions, type Argument } from './arguments/argument.js';
import { nextArgument } from './arguments/read-arguments.js';
import { usage } from './arguments/write-command.js';
import type { Bot, Completion } from './bot.js';
import type { CommandSpec } from './command.js';
import { specsIn } from './commands.js';
import { createPicker } from './fuzzy-pick.js';
import { ALL_HOSTS } from './hosts/team-hosts.js';
import { notesFromMemory } from './in-view.js';
import { commandIn } from './messages/command-messages.js';
import { messagesOf, type Messages } from './messages/messages.js';
import { formatPath } from './notes/passage.js';
import type { BotParts } from './parts.js';
import { clip } from './reply/plain.js';

/** What completes an argument. */
interface Suggestion {
  readonly value: string;
  /** What it is, if that helps. */
  readonly detail?: string;
}

/** What is half typed, by whom, and how many completions are wanted. */
interface Typing {
  readonly typed: string;
  readonly limit: number;
  readonly viewer: Viewer;
  readonly messages: Messages;
}

/** What completes each kind of argument. */
type Completers = Readonly<Record<Completable, (typing: Typing) => readonly Suggestion[]>>;

/** Creates the completer. */
export function createCompleter(parts: BotParts): Pick<Bot, 'complete' | 'suggest'> {
  const completers = createCompleters(parts);
  return {
    complete(input, limit, viewer, messages = messagesOf()) {
      if (!input.startsWith('/') || input.length > 300) return [];
      const specs = specsIn(viewer.place.adapter);
      const space = input.indexOf(' ');
      if (space < 0)
        return completeName(input.slice(1).toLowerCase(), specs, messages).slice(0, limit);
      const spec = specs.find(({ name }) => name === input.slice(1, space).toLowerCase());
      const open = spec && openArgument(spec.arguments, input.slice(space + 1).trimStart());
      if (!spec || !open) return [];
      const { argument, before, typed } = open;
      const found = suggestionsFor(argument, { typed, limit, viewer, messages }, completers);
      const start = [`/${spec.name}`, ...before].join(' ');
      return found.slice(0, limit).map(({ value, detail }) => ({
        text: `${start} ${value}${goesOn(argument, value) ? ' ' : ''}`,
        label: clip(value, 90),
        ...(detail !== undefined && { detail }),
      }));
    },
    suggest(what, typed, limit, viewer) {
      const found = completers[what]({ typed, limit, viewer, messages: messagesOf() });
      return found.slice(0, limit).map(({ value }) => value);
    },
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
      text: `/${spec.name}${spec.arguments.length > 0 ? ' ' : ''}`,
      label: usage(spec),
      detail: commandIn(spec, messages).summary,
    }));
}

/** The argument that is being typed, and what stands before it. */
interface Open {
  readonly argument: Argument;
  readonly before: readonly string[];
  readonly typed: string;
}

function openArgument(all: readonly Argument[], text: string): Open | null {
  const [argument, ...others] = all;
  if (argument === undefined) return null;
  const { value, rest } = nextArgument(argument, text);
  const isDone = argument.takes !== 'words' && /\s$/.test(text.slice(0, text.length - rest.length));
  if (!isDone) return { argument, before: [], typed: value };
  const { takes } = argument;
  const behind = isActions(takes) ? (new Map(Object.entries(takes)).get(value) ?? []) : others;
  const open = openArgument(behind, rest);
  const said = text.slice(0, text.length - rest.length).trim();
  return open && { ...open, before: [said, ...open.before] };
}

/** Whether more is to be typed behind a value. */
function goesOn({ takes }: Argument, value: string): boolean {
  if (isActions(takes)) return (new Map(Object.entries(takes)).get(value) ?? []).length > 0;
  return takes === 'word';
}

function suggestionsFor(
  argument: Argument,
  typing: Typing,
  completers: Completers,
): readonly Suggestion[] {
  const choices = choicesOf(argument);
  if (choices !== null) return beginning(choices, typing.typed);
  return argument.completes === undefined ? [] : completers[argument.completes](typing);
}

function createCompleters(parts: BotParts): Completers {
  const pickTopic = createTopicPicker();
  const teamsOf = ({ place }: Viewer) => parts.hosts?.names(place) ?? [];
  return {
    image: ({ typed, limit, messages }) =>
      parts.canirun.images
        .complete(typed, limit)
        .map((value) => ({ value, detail: messages.say('complete.image') })),
    host({ typed, limit, viewer, messages }) {
      const own = teamsOf(viewer);
      const named = own.length === 0 ? [] : beginning([...own, ALL_HOSTS], typed);
      const known = parts.canirun.hosts.complete(typed, limit);
      return [
        ...named.map((one) => ({ ...one, detail: messages.say('complete.team') })),
        ...known.map((value) => ({ value, detail: messages.say('complete.host') })),
      ];
    },
    'team-host': ({ typed, viewer }) => beginning(teamsOf(viewer), typed),
    topic: ({ typed, limit, viewer }) =>
      pickTopic(notesFromMemory(parts, viewer), typed, limit).map((value) => ({ value })),
  };
}

function beginning(names: readonly string[], typed: string): readonly Suggestion[] {
  const start = typed.toLowerCase();
  return names.filter((name) => name.startsWith(start)).map((value) => ({ value }));
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
