/**
 * Takes interactions, however they came, and acknowledges them within Discord's three seconds. Nothing is awaited
 * before the acknowledgement but the store, which keeps the question.
 */
import { InteractionResponseType } from 'discord.js';
import { flatten } from '../../bot/arguments/argument.js';
import { writeCommand } from '../../bot/arguments/write-command.js';
import { messagesOf } from '../../bot/messages/messages.js';
import { placeOfKey } from '../../core/conversation.js';
import { wordsIn } from '../../core/form.js';
import type { DeliveryRecord } from '../../core/records/store.js';
import { commandNamed, completions, messageFormNamed, PRIVATE } from './setup/commands.js';
import { formatCustomId } from './read/custom-id.js';
import { deliveryKey } from './discord-target.js';
import { drawForm, followUpForm, QUESTION } from './render/forms.js';
import { complete, openForm, whisperNow, type Respond } from './post/interaction-responses.js';
import {
  asked,
  placeOf,
  readInteraction,
  type AskedBy,
  type Interaction,
  type Origin,
} from './read/read-interaction.js';
import {
  pickChoice,
  removeAnswer,
  share,
  showPage,
  takeComplaint,
  takePraise,
  takeReason,
} from './take-click.js';
import { formPlace } from './form-abroad.js';
import { openClicked, openNamed, readNamed, sayReply } from './take-form.js';
import type { Listening } from './listening.js';

/**
 * Takes an interaction.
 * @param payload - as Discord sent it, its signature verified
 * @param respond - sends the first answer
 */
export async function takeInteraction(
  listening: Listening,
  payload: unknown,
  respond: Respond,
): Promise<void> {
  const interaction = readInteraction(payload, listening.botUser);
  if (interaction === null) {
    await respond(whisperNow(messagesOf().say('click.unknown')));
    return;
  }
  switch (interaction.kind) {
    case 'ping':
      await respond({ type: InteractionResponseType.Pong });
      return;
    case 'completion':
      await respond(complete(completionsOf(listening, interaction)));
      return;
    case 'command':
      await takeCommand(listening, interaction, respond);
      return;
    case 'message-command':
      await takeMessageCommand(listening, interaction, respond);
      return;
    case 'click':
      await takeClick(listening, interaction, respond);
      return;
    case 'form':
      await takeForm(listening, interaction, respond);
      return;
    default:
      interaction satisfies never;
  }
}

type Of<Kind extends Interaction['kind']> = Extract<Interaction, { kind: Kind }>;

function completionsOf({ bot, prefix }: Listening, { name, ...typing }: Of<'completion'>) {
  const spec = commandNamed(bot.commands('discord'), name, prefix);
  return spec ? completions(bot, spec, typing) : [];
}

/** A command with a form and without all its words opens it. */
async function takeCommand(
  listening: Listening,
  { origin, name, options }: Of<'command'>,
  respond: Respond,
): Promise<void> {
  const spec = commandNamed(listening.bot.commands('discord'), name, listening.prefix);
  if (!spec || (origin.personal && spec.personal !== true)) {
    const messages = await listening.bot.messages(placeOf(origin));
    await respond(whisperNow(messages.say('click.unknownCommand')));
    return;
  }
  const all = flatten(spec.arguments);
  const given = all.filter((one) => options.get(one.name));
  const lacks =
    given.length === 0 || all.some((one) => one.optional !== true && !given.includes(one));
  if (spec.form !== undefined && lacks) {
    const filled = new Map([...options].map(([option, value]) => [option, [value]]));
    await openNamed(listening, origin, { form: spec.name, given: filled }, respond);
    return;
  }
  const toAsker = options.get(PRIVATE) === 'true' || origin.personal;
  const fields = Object.fromEntries([...options].filter(([option]) => option !== PRIVATE));
  const by = {
    key: deliveryKey('i', origin.handle.id),
    text: writeCommand(spec, fields),
    command: { name: spec.name, arguments: fields },
    toAsker,
  };
  await ask(listening, origin, by, respond);
}

/** An entry of a message's menu opens a form, or asks what the message says. */
async function takeMessageCommand(
  listening: Listening,
  { origin, name, on }: Of<'message-command'>,
  respond: Respond,
): Promise<void> {
  const form = messageFormNamed(name);
  if (form !== undefined) {
    const thread = await topicAnswered(listening, on);
    const chosen = thread === undefined ? on : { ...on, thread };
    await openNamed(listening, origin, { form, on: chosen }, respond);
    return;
  }
  const key = deliveryKey('i', origin.handle.id);
  await ask(
    listening,
    origin,
    { key, text: on.text, toAsker: true, question: on.message },
    respond,
  );
}

/** The conversation that a message goes on with, where it replies to an answer of the bot's. */
async function topicAnswered(
  listening: Listening,
  { channel, repliesTo }: Of<'message-command'>['on'],
): Promise<string | undefined> {
  return repliesTo === undefined
    ? undefined
    : ((await topicOf(listening, channel, repliesTo)) ?? undefined);
}

/** Accepts, then acknowledges: whoever is told that an answer comes will get one, whatever happens to this process. */
async function ask(
  { queue, interactions }: Listening,
  origin: Origin,
  by: AskedBy,
  respond: Respond,
): Promise<void> {
  await queue.accept(asked(origin, by));
  await interactions.defer(origin.handle, respond, by.toAsker);
}

/** What goes below a message is a message of its own: whoever sent it is told that it comes. */
async function post(
  { queue, bot }: Listening,
  origin: Origin,
  by: AskedBy,
  respond: Respond,
): Promise<void> {
  await queue.accept(asked(origin, by));
  const messages = await bot.messages(placeOf(origin));
  await respond(whisperNow(messages.say('post.comes')));
}

async function takeClick(
  listening: Listening,
  { origin, action }: Of<'click'>,
  respond: Respond,
): Promise<void> {
  switch (action.kind) {
    case 'say':
    case 'tell': {
      const key = deliveryKey('i', origin.handle.id);
      const toAsker = action.kind === 'tell' || origin.ephemeral;
      await ask(listening, origin, { key, text: action.message, toAsker }, respond);
      return;
    }
    case 'pick':
      await pickChoice(listening, origin, action, respond);
      return;
    case 'helpful':
      await takePraise(listening, origin, action.key, respond);
      return;
    case 'unhelpful':
      await takeComplaint(listening, origin, action.key, respond);
      return;
    case 'dismiss':
      await removeAnswer(listening, origin, respond);
      return;
    case 'share':
      await share(listening, origin, action.key, respond);
      return;
    case 'all':
    case 'page':
      await showPage(listening, origin, action, respond);
      return;
    case 'followup': {
      const id = formatCustomId(action);
      const messages = await listening.bot.messages(placeOf(origin));
      if (id !== null) await respond(openForm(drawForm(followUpForm(messages), id)));
      return;
    }
    case 'form':
      await openClicked(listening, origin, action.name, respond);
      return;
    case 'reason':
      return;
    default:
      action satisfies never;
  }
}

async function takeForm(
  listening: Listening,
  { origin, action, values }: Of<'form'>,
  respond: Respond,
): Promise<void> {
  if (action.kind === 'form') {
    const place = await formPlace(listening, origin, action.name);
    if (place.kind === 'closed') {
      await respond(sayReply(listening, place.reply));
      return;
    }
    const read = await readNamed(listening, place.origin, action.name, values);
    if (read.kind === 'said') await respond(read.response);
    else if (read.by.byChannel === true) await post(listening, place.origin, read.by, respond);
    else await ask(listening, place.origin, read.by, respond);
    return;
  }
  if (action.kind === 'reason') {
    await takeReason(listening, origin, action.key, values, respond);
    return;
  }
  if (action.kind !== 'followup') return;
  const key = deliveryKey('i', origin.handle.id);
  const text = wordsIn(values, QUESTION);
  const first = await listening.store.outbox.find(action.key);
  const by = { key, text, toAsker: origin.ephemeral, topic: threadOf(first) };
  await ask(listening, origin, by, respond);
}

/** The conversation that an answer of ours belongs to, when a message replies to it; else `null`. */
export async function topicOf(
  { store }: Listening,
  channel: string,
  repliesTo: string,
): Promise<string | null> {
  const record = await store.outbox.findAnswer('discord', `${channel}/${repliesTo}`);
  return threadOf(record) ?? null;
}

function threadOf(record: DeliveryRecord | null): string | undefined {
  return record?.lane == null ? undefined : placeOfKey(record.lane).thread;
}
