/** Completes what is being typed: command names, then their arguments; from memory only. */
import type { Completion } from './bot.js';
import type { CommandSpec } from './command.js';
import type { Note } from '../engine/note.js';
import { createPicker } from './fuzzy-pick.js';
import type { BotParts } from './parts.js';
import { usage } from './present/overview.js';
import { formatPath } from './present/passage.js';
import { clip } from './present/plain.js';

/** Creates the completer. */
export function createCompleter(
  parts: BotParts,
  commands: readonly CommandSpec[],
): (input: string, limit: number) => readonly Completion[] {
  const pickTopic = createTopicPicker(parts);
  return (input, limit) => {
    if (!input.startsWith('/') || input.length > 300) return [];
    const space = input.indexOf(' ');
    if (space < 0) return completeName(input.slice(1).toLowerCase(), commands).slice(0, limit);
    const command = commands.find(({ name }) => name === input.slice(1, space).toLowerCase());
    if (command === undefined) return [];
    const typed = input.slice(space + 1).trimStart();
    if (command.name === 'canirun') return completeCanirun(typed, parts, limit);
    if (command.options[0]?.completes !== 'topic') return [];
    return pickTopic(typed, limit).map((topic) => ({
      text: `/${command.name} ${topic}`,
      label: clip(topic, 90),
    }));
  };
}

function completeName(typed: string, commands: readonly CommandSpec[]): Completion[] {
  return commands
    .filter(({ name }) => name.startsWith(typed))
    .map((spec) => ({
      text: `/${spec.name}${spec.options.length > 0 ? ' ' : ''}`,
      label: usage(spec),
      detail: spec.summary,
    }));
}

/** The first word is the image; a blank behind it, optionally with `on`, opens the host. */
function completeCanirun(typed: string, parts: BotParts, limit: number): Completion[] {
  const split = /^(\S+)\s+(?:on\s+)?(.*)$/is.exec(typed);
  if (split === null)
    return parts.canirun.images
      .complete(typed, limit)
      .map((image) => ({ text: `/canirun ${image} `, label: image, detail: 'image' }));
  const image = split[1] ?? '';
  return parts.canirun.hosts
    .complete(split[2] ?? '', limit)
    .map((host) => ({ text: `/canirun ${image} ${host}`, label: host, detail: 'host' }));
}

/** Topics that begin with what was typed, then those that resemble it. */
function createTopicPicker({
  shelf,
}: BotParts): (typed: string, limit: number) => readonly string[] {
  let known: readonly Note[] | null = null;
  let pick = createPicker([]);
  return (typed, limit) => {
    const notes = shelf.notes();
    if (notes !== known) {
      known = notes;
      pick = createPicker([...new Set(notes.map(({ root }) => formatPath(root.path)))]);
    }
    return pick(typed, limit);
  };
}
