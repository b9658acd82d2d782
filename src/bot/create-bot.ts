/** Puts the bot together: screens a message, finds its command, remembers what the conversation is about. */
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { EffectiveSettings } from '../core/records/settings.js';
import { isOutside, mayManage } from '../core/permissions.js';
import { readZone } from '../study/together/local-time.js';
import { asAwaited } from './awaited.js';
import type { Bot } from './bot.js';
import type { CommandSpec } from './command.js';
import { COMMAND_SPECS, commandsIn, specsIn } from './commands.js';
import { createCompleter } from './complete.js';
import { createForms } from './create-forms.js';
import { createPicker } from './fuzzy-pick.js';
import { createOffers } from './people/offers.js';
import { createManaging } from './settings/managing.js';
import { readInvocation } from './invocation.js';
import { runInView, notesFromMemory } from './in-view.js';
import { outlineLibrary } from './notes/note-outline.js';
import type { BotParts } from './parts.js';
import { sayProblem } from './reply/plain.js';
import { refuseWhileAway, whyNotOutside } from './reply/refusal.js';
import { screen } from './screen.js';
import { settingsOverview } from './settings/settings-overview.js';
import { channelOf } from '../core/conversation.js';
import { strike } from './saving/strike.js';
import { settingsAt } from './settings/settings-service.js';
import { inLanguage, messagesOf, type Messages } from './messages/messages.js';

/**
 * Creates the bot.
 * @param parts - the ports that it asks
 * @param prefix - the operator's prefix of command names, possibly empty
 */
export function createBot(parts: BotParts, prefix = ''): Bot {
  return {
    commands: specsIn,
    ...createCompleter(parts),
    library: (viewer) => outlineLibrary(notesFromMemory(parts, viewer)),
    forms: createForms(parts),
    managing: createManaging(parts),
    settings: (asker) => settingsOverview(parts, asker),
    ...(parts.asking && { offers: createOffers(parts.engine.words, parts.asking) }),
    messages: async (place, language) =>
      messagesOf((await settingsAt(place, parts.settings, language)).values.language),
    draw: async (...subject) => (await parts.together?.draw(...subject)) ?? null,
    refused: async (...subject) => (await parts.together?.refused(...subject)) ?? null,
    async sourceChanged(source, event, words) {
      // Of hardly any message that somebody edits was a note made.
      const textNow =
        words &&
        (async () => {
          const { language } = (await settingsAt(channelOf(source), parts.settings)).values;
          return strike(words.markdown, messagesOf(language), words).text;
        });
      await parts.ownNotes?.sourceChanged(source, event, textNow);
    },
    forget: (place) => parts.conversations.forget(place),
    async handle(message, permissionsOf) {
      const settings = await settingsAt(message.place, parts.settings, message.language);
      const messages = messagesOf(settings.values.language);
      const surroundings = { parts, prefix, settings, messages, permissionsOf };
      const reply = await respond(message, surroundings).catch((error: unknown) => {
        const refusal = refuseWhileAway(error, messages);
        return message.addressed ? refusal : null;
      });
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
  readonly permissionsOf: Parameters<Bot['handle']>[1];
}

async function respond(said: Message, surroundings: Surroundings): Promise<Reply | null> {
  const { parts, prefix, settings, messages } = surroundings;
  const problem = (sentence: string) => (said.addressed ? sayProblem(sentence) : null);
  const screened = screen(said);
  if (screened.kind === 'too-long') return problem(messages.say('say.tooLong', screened));
  if (screened.kind === 'binary') return problem(messages.say('say.binary'));
  const { adapter } = said.place;
  const meant = await asAwaited(screened.message, parts, messages);
  const invocation = readInvocation(meant, commandsIn(adapter), prefix);
  const commands = specsIn(adapter);
  if (invocation.kind === 'unknown-command')
    return problem(unknownCommand(invocation.name, commands, messages));
  const { spec, run } = invocation;
  if (settings.values.speak === 'off' && spec.canBeOff === true)
    return problem(messages.say('say.switchedOff'));
  const message = await withPermissions(meant, spec, surroundings);
  const refusal = refuseOutsider(message, spec, settings, messages);
  if (refusal !== null) return problem(refusal);
  const outsider = isOutside(message.permissions, settings.values);
  const context = {
    message,
    commands,
    settings,
    messages,
    mayManage: mayManage(message.permissions, settings.values.managers),
  };
  return runInView(
    {
      message,
      parts: outsider ? withoutTeam(parts) : parts,
      chosen: settings.values.notes,
      readsNotes: spec.readsNotes === true,
      forAskerAlone: spec.forAskerAlone === true,
      outsider,
    },
    (seen, conversation) => run({ ...context, parts: seen, conversation }),
  );
}

/** The platform is asked about the author only where the reply depends on who asks. */
async function withPermissions(
  message: Message,
  { guarded, readsNotes, forAskerAlone, membersOnly, asksMembership, asksZone }: CommandSpec,
  { parts, settings, permissionsOf }: Surroundings,
): Promise<Message> {
  const { outsiders } = settings.values;
  const hasLimits = parts.library?.hasLimits(message.place) === true;
  const matters =
    guarded === true ||
    outsiders === 'no' ||
    (membersOnly === true && outsiders !== 'yes') ||
    (asksMembership === true && (parts.hosts !== undefined || hasLimits)) ||
    ((readsNotes ?? forAskerAlone) === true && hasLimits);
  const isZoneMissing = asksZone === true && message.zone === undefined;
  if (permissionsOf === undefined) return withZone(message, message.permissions);
  if (!matters && !isZoneMissing) return message;
  const permissions = await permissionsOf();
  return withZone(matters ? { ...message, permissions } : message, permissions);
}

/** What the asker's outlet says of their time zone, if it is one; else what the platform does. */
function withZone(
  { zone: said, ...message }: Message,
  permissions: Message['permissions'],
): Message {
  const zone = readZone(said ?? permissions?.zone ?? '');
  return zone === null ? message : { ...message, zone };
}

/** What the team has besides notes is its own. */
const withoutTeam = ({ hosts: _own, ...parts }: BotParts): BotParts => parts;

/** Why an outsider is not answered; `null`: they are. */
function refuseOutsider(
  message: Message,
  { forEverybody, membersOnly }: CommandSpec,
  settings: EffectiveSettings,
  messages: Messages,
): string | null {
  if (forEverybody === true) return null;
  return whyNotOutside(message.permissions, membersOnly === true, settings.values, messages);
}

function unknownCommand(
  name: string,
  commands: readonly CommandSpec[],
  messages: Messages,
): string {
  const names = commands.map((spec) => spec.name);
  const [near] = createPicker(names)(name, 1);
  const known = names.map((one) => `/${one}`).join(', ');
  if (COMMAND_SPECS.some((spec) => spec.name === name))
    return messages.say('say.chatsOnlyCommand', { name, known });
  return near === undefined
    ? messages.say('say.unknownCommand', { name, known })
    : messages.say('say.unknownCommandNear', { name, near, known });
}
