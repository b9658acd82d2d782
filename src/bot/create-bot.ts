/** Puts the bot together: screens a message, finds its command, remembers what the conversation is about. */
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { EffectiveSettings } from '../core/records/settings.js';
import { mayManage } from '../core/permissions.js';
import type { Bot } from './bot.js';
import type { Command, CommandSpec } from './command.js';
import { ask } from './ask/ask-command.js';
import { canirun } from './canirun/canirun-command.js';
import { help } from './help/help-command.js';
import { host } from './hosts/host-command.js';
import { inbox } from './inbox/inbox-command.js';
import { notes } from './notes/notes-command.js';
import { privacy } from './privacy/privacy-command.js';
import { settings } from './settings/settings-command.js';
import { stats } from './statistics/stats-command.js';
import { why } from './ask/why-command.js';
import { createCompleter } from './complete.js';
import { createForms } from './create-forms.js';
import { createPicker } from './fuzzy-pick.js';
import { createManaging } from './settings/managing.js';
import { readInvocation } from './invocation.js';
import { runInView, notesFromMemory } from './in-view.js';
import { outlineLibrary } from './notes/note-outline.js';
import type { BotParts } from './parts.js';
import { sayProblem } from './reply/plain.js';
import { screen } from './screen.js';
import { settingsAt } from './settings/settings-service.js';
import { inLanguage, messagesOf, type Messages } from './messages/messages.js';

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
    library: (viewer) => outlineLibrary(notesFromMemory(parts, viewer)),
    forms: createForms(parts),
    managing: createManaging(parts),
    messages: async (place) =>
      messagesOf((await settingsAt(place, parts.settings)).values.language),
    forget: (place) => parts.conversations.forget(place),
    needsPermissions({ text, place, addressed }) {
      const invocation = readInvocation(text.trim(), COMMANDS, { addressed, prefix });
      if (invocation.kind !== 'command') return false;
      const { guarded, readsNotes, asksMembership } = invocation.command.spec;
      if (guarded === true || (asksMembership === true && parts.hosts !== undefined)) return true;
      return (readsNotes === true && parts.library?.hasLimits(place)) === true;
    },
    async handle(message) {
      const settings = await settingsAt(message.place, parts.settings);
      const messages = messagesOf(settings.values.language);
      const reply = await respond(message, { parts, prefix, settings, messages });
      return reply && inLanguage(reply, messages);
    },
  };
}

/** What a response depends on besides the message. */
interface Surroundings {
  readonly parts: BotParts;
  readonly prefix: string;
  /** The settings that hold where the message was said. */
  readonly settings: EffectiveSettings;
  readonly messages: Messages;
}

async function respond(said: Message, surroundings: Surroundings): Promise<Reply | null> {
  const { parts, prefix, settings, messages } = surroundings;
  const problem = (sentence: string) => (said.addressed ? sayProblem(sentence) : null);
  const screened = screen(said.text);
  if (screened.kind === 'too-long') return problem(messages.say('say.tooLong', screened));
  if (screened.kind === 'binary') return problem(messages.say('say.binary'));
  const message = { ...said, text: screened.kind === 'empty' ? '' : screened.text };
  const { addressed } = message;
  const invocation = readInvocation(message.text, COMMANDS, { addressed, prefix });
  if (invocation.kind === 'unknown-command')
    return problem(unknownCommand(invocation.name, messages));
  if (settings.values.speak === 'off' && invocation.command.spec.canBeOff === true)
    return problem(messages.say('say.switchedOff'));
  const refusal = refuseOutsider(message, invocation.command, settings, messages);
  if (refusal !== null) return problem(refusal);
  const outsider = isOutside(message, settings);
  const context = {
    message,
    commands: COMMAND_SPECS,
    settings,
    messages,
    mayManage: mayManage(message.permissions, settings.values.managers),
  };
  const { command, argument } = invocation;
  const readsNotes = command.spec.readsNotes === true;
  return runInView(
    {
      message,
      parts: outsider ? withoutTeam(parts) : parts,
      chosen: settings.values.notes,
      readsNotes,
      outsider,
    },
    (seen, conversation) => command.run(argument, { ...context, parts: seen, conversation }),
  );
}

/** Whether somebody is no member, where that makes a difference. */
function isOutside({ permissions }: Message, { values }: EffectiveSettings): boolean {
  return permissions?.outsider === true && values.outsiders !== 'yes';
}

/** What the team has besides notes is its own. */
const withoutTeam = ({ hosts: _own, ...parts }: BotParts): BotParts => parts;

/** Why an outsider is not answered; `null`: they are. What is kept of them, they may always see and erase. */
function refuseOutsider(
  message: Message,
  command: Command,
  settings: EffectiveSettings,
  messages: Messages,
): string | null {
  if (!isOutside(message, settings) || command === privacy) return null;
  if (settings.values.outsiders === 'no') return messages.say('say.membersOnly');
  return command.spec.membersOnly === true ? messages.say('say.membersOnlyCommand') : null;
}

function unknownCommand(name: string, messages: Messages): string {
  const names = COMMAND_SPECS.map((spec) => spec.name);
  const [near] = createPicker(names)(name, 1);
  const known = names.map((one) => `/${one}`).join(', ');
  return near === undefined
    ? messages.say('say.unknownCommand', { name, known })
    : messages.say('say.unknownCommandNear', { name, near, known });
}
