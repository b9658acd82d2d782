/**
 * The bot's forms: opened for whoever clicked, and read when they come back. What a form asks is in the store, so that
 * Discord, which lets no form be deferred, is answered in time.
 */
import { sayPlain } from '../../bot/reply/plain.js';
import { inLanguage } from '../../bot/messages/messages.js';
import type { ChosenMessage, FormSource } from '../../core/message.js';
import { wordsIn, type FormValues } from '../../core/form.js';
import { text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import { formRow, type ButtonRow } from './render/buttons.js';
import { formatCustomId } from './read/custom-id.js';
import { deliveryKey, madeAt } from './discord-target.js';
import { drawForm } from './render/forms.js';
import { openForm, whisper, type Respond } from './post/interaction-responses.js';
import { asked, placeOf, type AskedBy, type Origin } from './read/read-interaction.js';
import { renderReply } from './render/render.js';
import { withStaff } from './permissions.js';
import { formPlace } from './form-abroad.js';
import type { Listening } from './listening.js';

/** Which form is to be opened. */
interface Wanted {
  readonly form: string;
  /** What is filled in already. */
  readonly given?: FormValues;
  /** The message that it is opened on. */
  readonly on?: ChosenMessage;
}

/** Opens a form, or says why not. */
export async function openNamed(
  listening: Listening,
  origin: Origin,
  { form: name, given, on }: Wanted,
  respond: Respond,
): Promise<void> {
  const asker = { ...askerOf(listening, origin), ...(on && { on }) };
  const opening = await listening.bot.forms.open(name, asker, given);
  if (opening.kind === 'refused') {
    await respond(sayReply(listening, opening.reply));
    return;
  }
  const id = formatCustomId({ kind: 'form', name: opening.form.name });
  if (id !== null) await respond(openForm(drawForm(opening.form, id)));
}

/** Opens the form of a button; one about a message in a server is worked on there, also where it is clicked elsewhere. */
export async function openClicked(
  listening: Listening,
  clicked: Origin,
  form: string,
  respond: Respond,
): Promise<void> {
  const place = await formPlace(listening, clicked, form);
  if (place.kind === 'closed') await respond(sayReply(listening, place.reply));
  else if (place.kind === 'here') await openNamed(listening, clicked, { form }, respond);
  else await openNamed(listening, place.origin, { form, on: place.on }, respond);
}

/** What a filled-in form comes to: something to ask the bot, or something to say at once. */
export type ReadNamed =
  | { readonly kind: 'ask'; readonly by: AskedBy }
  | { readonly kind: 'said'; readonly response: object };

/** Reads what was filled in. Discord closes a form that was sent, so what is wrong comes with what was typed, and a button that opens it again. */
export async function readNamed(
  listening: Listening,
  origin: Origin,
  name: string,
  values: FormValues,
): Promise<ReadNamed> {
  const reading = await listening.bot.forms.read(name, values, askerOf(listening, origin));
  switch (reading.kind) {
    case 'wrong': {
      const messages = await listening.bot.messages(placeOf(origin));
      const said = [...reading.errors.values(), messages.say('form.nothingDone')].join(' ');
      const typed = await typedIn(listening, origin, name, values);
      const reply = inLanguage(sayPlain(said, ...typed), messages);
      const again = formRow(messages.say('button.openAgain'), name);
      return { kind: 'said', response: sayReply(listening, reply, again) };
    }
    case 'refused':
      return { kind: 'said', response: sayReply(listening, reading.reply) };
    case 'command': {
      const { text, command, quick, shownTo, source } = reading;
      const toAsker = shownTo === undefined ? quick || origin.ephemeral : shownTo === 'asker';
      const by = { key: deliveryKey('i', origin.handle.id), text, command, toAsker };
      return {
        kind: 'ask',
        by: source === undefined ? by : { ...by, ...about(source, origin, toAsker) },
      };
    }
    default:
      return reading satisfies never;
  }
}

/** What is for all to see stands below the message that it is about. */
function about(source: FormSource, { guild }: Origin, toAsker: boolean): Partial<AskedBy> {
  const { channel, message } = source;
  const link = `https://discord.com/channels/${guild ?? '@me'}/${channel}/${message}`;
  const at = /^\d+$/.test(message) ? madeAt(message) : 0;
  return {
    chosen: { ...source, link, at },
    ...(!toAsker && { question: message, byChannel: true as const }),
  };
}

/** What was typed, to be copied: the form is gone with it, and what is chosen is chosen again more easily. */
async function typedIn(
  listening: Listening,
  origin: Origin,
  name: string,
  values: FormValues,
): Promise<Block[]> {
  const opening = await listening.bot.forms.open(name, askerOf(listening, origin));
  if (opening.kind === 'refused') return [];
  const fields = opening.form.fields.flatMap((field) => {
    const typed = field.kind === 'text' ? wordsIn(values, field.name) : '';
    return typed === '' ? [] : [{ label: field.label, value: [text(typed)] }];
  });
  return fields.length === 0 ? [] : [{ kind: 'fields', fields }];
}

function askerOf({ staff }: Listening, origin: Origin) {
  const { message } = asked(origin, { key: '', text: '', toAsker: true });
  return withStaff(message, staff);
}

/** Says something to whoever acts, alone. */
export function sayReply(
  { linkTo }: Listening,
  reply: Reply,
  components?: readonly ButtonRow[],
): object {
  const { message } = renderReply(reply, { linkTo, pictures: new Map(), toAsker: true });
  return whisper(components === undefined ? message : { ...message, components });
}
