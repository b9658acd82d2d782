/**
 * Takes interactions, however they came, and acknowledges them within Discord's three seconds. Nothing is awaited
 * before the acknowledgement but the store, which keeps the question.
 */
import { InteractionResponseType } from 'discord.js';
import { wordsOf } from '../../bot/messages/messages.js';
import { placeOfKey } from '../../core/conversation.js';
import { wordsIn } from '../../core/form.js';
import type { DeliveryRecord } from '../../core/records/store.js';
import { commandNamed, commandText, completions, PRIVATE } from './setup/commands.js';
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
import { openNamed, readNamed } from './take-form.js';
import type { Wiring } from './listening.js';

/**
 * Takes an interaction.
 * @param payload - as Discord sent it, its signature verified
 * @param respond - sends the first answer
 */
export async function takeInteraction(
  wiring: Wiring,
  payload: unknown,
  respond: Respond,
): Promise<void> {
  const interaction = readInteraction(payload, wiring.botUser);
  if (interaction === null) {
    await respond(whisperNow(wordsOf().say('click.unknown')));
    return;
  }
  switch (interaction.kind) {
    case 'ping':
      await respond({ type: InteractionResponseType.Pong });
      return;
    case 'completion':
      await respond(complete(completionsOf(wiring, interaction)));
      return;
    case 'command':
      await takeCommand(wiring, interaction, respond);
      return;
    case 'message-command': {
      const { origin, message, text } = interaction;
      const by = {
        key: deliveryKey('i', origin.handle.id),
        text,
        toAsker: true,
        question: message,
      };
      await ask(wiring, origin, by, respond);
      return;
    }
    case 'click':
      await takeClick(wiring, interaction, respond);
      return;
    case 'form':
      await takeForm(wiring, interaction, respond);
      return;
    default:
      interaction satisfies never;
  }
}

type Of<Kind extends Interaction['kind']> = Extract<Interaction, { kind: Kind }>;

function completionsOf({ bot, prefix }: Wiring, { name, ...typing }: Of<'completion'>) {
  const spec = commandNamed(bot.commands, name, prefix);
  return spec ? completions(bot, spec, typing) : [];
}

/** A command with a form and without all its words opens it. */
async function takeCommand(
  wiring: Wiring,
  { origin, name, options }: Of<'command'>,
  respond: Respond,
): Promise<void> {
  const spec = commandNamed(wiring.bot.commands, name, wiring.prefix);
  if (!spec) {
    const words = await wiring.bot.words(placeOf(origin));
    await respond(whisperNow(words.say('click.unknownCommand')));
    return;
  }
  const { form } = spec;
  const lacks = spec.options.some((option) => option.required && !options.get(option.name));
  if (form !== undefined && lacks) {
    const given = new Map([...options].map(([option, value]) => [option, [value]]));
    await openNamed(wiring, origin, { form, given }, respond);
    return;
  }
  const toAsker = options.get(PRIVATE) === 'true';
  const by = { key: deliveryKey('i', origin.handle.id), text: commandText(spec, options), toAsker };
  await ask(wiring, origin, by, respond);
}

/** Accepts, then acknowledges: whoever is told that an answer comes will get one, whatever happens to this process. */
async function ask(
  { desk, interactions }: Wiring,
  origin: Origin,
  by: AskedBy,
  respond: Respond,
): Promise<void> {
  await desk.accept(asked(origin, by));
  await interactions.defer(origin.handle, respond, by.toAsker);
}

async function takeClick(
  wiring: Wiring,
  { origin, action }: Of<'click'>,
  respond: Respond,
): Promise<void> {
  switch (action.kind) {
    case 'say': {
      const key = deliveryKey('i', origin.handle.id);
      await ask(wiring, origin, { key, text: action.message, toAsker: origin.ephemeral }, respond);
      return;
    }
    case 'pick':
      await pickChoice(wiring, origin, action, respond);
      return;
    case 'helpful':
      await takePraise(wiring, origin, action.key, respond);
      return;
    case 'unhelpful':
      await takeComplaint(wiring, origin, action.key, respond);
      return;
    case 'dismiss':
      await removeAnswer(wiring, origin, respond);
      return;
    case 'share':
      await share(wiring, origin, action.key, respond);
      return;
    case 'all':
    case 'page':
      await showPage(wiring, origin, action, respond);
      return;
    case 'followup': {
      const id = formatCustomId(action);
      const words = await wiring.bot.words(placeOf(origin));
      if (id !== null) await respond(openForm(drawForm(followUpForm(words), id)));
      return;
    }
    case 'form':
      await openNamed(wiring, origin, { form: action.name }, respond);
      return;
    case 'reason':
      return;
    default:
      action satisfies never;
  }
}

async function takeForm(
  wiring: Wiring,
  { origin, action, values }: Of<'form'>,
  respond: Respond,
): Promise<void> {
  if (action.kind === 'form') {
    const read = await readNamed(wiring, origin, action.name, values);
    await (read.kind === 'said' ? respond(read.response) : ask(wiring, origin, read.by, respond));
    return;
  }
  if (action.kind === 'reason') {
    await takeReason(wiring, origin, action.key, values, respond);
    return;
  }
  if (action.kind !== 'followup') return;
  const key = deliveryKey('i', origin.handle.id);
  const text = wordsIn(values, QUESTION);
  const first = await wiring.store.outbox.find(action.key);
  const by = { key, text, toAsker: origin.ephemeral, topic: threadOf(first) };
  await ask(wiring, origin, by, respond);
}

/** The conversation that an answer of ours belongs to, when a message replies to it; else `null`. */
export async function topicOf(
  { store }: Wiring,
  channel: string,
  repliesTo: string,
): Promise<string | null> {
  const record = await store.outbox.findAnswer('discord', `${channel}/${repliesTo}`);
  return threadOf(record) ?? null;
}

function threadOf(record: DeliveryRecord | null): string | undefined {
  return record?.lane == null ? undefined : placeOfKey(record.lane).thread;
}
