/** Puts the bot together: screens a message, finds its command, remembers what the conversation is about. */
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import { mayManage } from '../core/standing.js';
import type { Bot } from './bot.js';
import type { Command, CommandSpec } from './command.js';
import { ask } from './commands/ask.js';
import { canirun } from './commands/canirun.js';
import { help } from './commands/help.js';
import { host } from './commands/host.js';
import { inbox } from './commands/inbox.js';
import { notes } from './commands/notes.js';
import { privacy } from './commands/privacy.js';
import { settings } from './commands/settings.js';
import { stats } from './commands/stats.js';
import { why } from './commands/why.js';
import { createCompleter } from './complete.js';
import { createForms } from './forms/create-forms.js';
import { createPicker } from './fuzzy-pick.js';
import { createManaging } from './managing.js';
import { readInvocation } from './invocation.js';
import { runInView, shelfFromMemory } from './in-view.js';
import { outlineLibrary } from './library.js';
import type { BotParts } from './parts.js';
import { sayProblem } from './present/plain.js';
import { screen } from './screen.js';
import { settingsAt } from './settings/settings-book.js';

/** All commands, in the order in which help lists them. */
const COMMANDS: readonly Command[] = [
  ask,
  canirun,
  host,
  notes,
  why,
  inbox,
  stats,
  settings,
  privacy,
  help,
];

/** The commands' forms, for registering them with the platforms before there is a bot. */
export const COMMAND_SPECS: readonly CommandSpec[] = COMMANDS.map(({ spec }) => spec);

/**
 * Creates the bot.
 * @param parts - the ports that it asks
 * @param prefix - the operator's prefix of command names, possibly empty
 */
export function createBot(parts: BotParts, prefix = ''): Bot {
  return {
    commands: COMMAND_SPECS,
    complete: createCompleter(parts, COMMAND_SPECS),
    library: (viewer) => outlineLibrary(shelfFromMemory(parts, viewer).notes()),
    forms: createForms(parts),
    managing: createManaging(parts),
    forget: (place) => parts.conversations.forget(place),
    needsStanding({ text, place }) {
      const invocation = readInvocation(text.trim(), COMMANDS, prefix);
      if (invocation.kind !== 'command') return false;
      const { guarded, readsNotes } = invocation.command.spec;
      return guarded === true || (readsNotes === true && parts.library?.hasLimits(place) === true);
    },
    async handle(message) {
      const screened = screen(message.text);
      if (screened.kind === 'refused') return message.addressed ? sayProblem(screened.why) : null;
      const typed = screened.kind === 'empty' ? '' : screened.text;
      return respond({ ...message, text: typed }, parts, prefix);
    },
  };
}

async function respond(message: Message, parts: BotParts, prefix: string): Promise<Reply | null> {
  const invocation = readInvocation(message.text, COMMANDS, prefix);
  if (invocation.kind === 'unknown-command')
    return message.addressed ? unknownCommand(invocation.name) : null;
  const held = await settingsAt(message.place, parts.settings);
  if (held.values.speak === 'off' && invocation.command.spec.canBeOff === true)
    return message.addressed ? sayProblem(SWITCHED_OFF) : null;
  const context = {
    message,
    commands: COMMAND_SPECS,
    settings: held,
    mayManage: mayManage(message.standing, held.values.managers),
  };
  const { command, argument } = invocation;
  const readsNotes = command.spec.readsNotes === true;
  return runInView(
    { message, parts, chosen: held.values.notes, readsNotes },
    (seen, conversation) => command.run(argument, { ...context, parts: seen, conversation }),
  );
}

const SWITCHED_OFF =
  'I am switched off in this channel. Those who manage can switch me on: /settings speak mentions.';

function unknownCommand(name: string): Reply {
  const names = COMMAND_SPECS.map(({ name }) => name);
  const [near] = createPicker(names)(name, 1);
  const hint = near === undefined ? '' : ` Did you mean /${near}?`;
  const known = names.map((one) => `/${one}`).join(', ');
  return sayProblem(`There is no command /${name}.${hint} I know ${known}.`);
}
