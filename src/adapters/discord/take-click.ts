/** What the buttons below an answer do, besides asking. */
import type { FormValues } from '../../core/form.js';
import type { Feedback } from '../../core/records/feedback.js';
import { readReason, reasonForm } from '../shared/reason-form.js';
import { takeFeedback } from '../shared/take-feedback.js';
import { choicesOf } from './render/buttons.js';
import { formatCustomId, type Action } from './read/custom-id.js';
import { answerId, deliveryKey } from './discord-target.js';
import { drawForm } from './render/forms.js';
import { openForm, plainBody, whisperNow, type Respond } from './post/interaction-responses.js';
import { asked, placeOf, type Origin } from './read/read-interaction.js';
import { renderPage, renderSentence } from './render/render.js';
import type { Wiring } from './listening.js';

/** A choice whose words were too long for its button: they are in the kept reply. */
export async function pickChoice(
  { bot, desk, interactions, store }: Wiring,
  origin: Origin,
  { key, place }: Extract<Action, { kind: 'pick' }>,
  respond: Respond,
): Promise<void> {
  const acknowledged = interactions.defer(origin.handle, respond, origin.ephemeral);
  const reply = (await store.outbox.find(key))?.reply;
  const choice = reply ? choicesOf(reply)[place] : undefined;
  if (!choice) {
    const words = await bot.words(placeOf(origin));
    await acknowledged;
    const sentence = renderSentence(words.say('click.tooLate'));
    await interactions.fill(origin.handle, plainBody(sentence));
    return;
  }
  const by = {
    key: deliveryKey('i', origin.handle.id),
    text: choice.message,
    toAsker: origin.ephemeral,
  };
  await Promise.all([acknowledged, desk.accept(asked(origin, by))]);
}

/** Keeps that an answer helped, and thanks. */
export async function takePraise(
  wiring: Wiring,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const acknowledged = wiring.interactions.defer(origin.handle, respond, true);
  await keep(wiring, origin, { delivery: key, helpful: true });
  const words = await wiring.bot.words(placeOf(origin));
  await acknowledged;
  const thanks = renderSentence(words.say('click.thanks'));
  await wiring.interactions.fill(origin.handle, plainBody(thanks));
}

/** Keeps that an answer did not help, and asks why. */
export async function takeComplaint(
  wiring: Wiring,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const id = formatCustomId({ kind: 'reason', key });
  const words = await wiring.bot.words(placeOf(origin));
  await Promise.all([
    respond(
      id === null
        ? whisperNow(words.say('click.thanks'))
        : openForm(drawForm(reasonForm(words), id)),
    ),
    keep(wiring, origin, { delivery: key, helpful: false }),
  ]);
}

/** Keeps why an answer did not help. */
export async function takeReason(
  wiring: Wiring,
  origin: Origin,
  key: string,
  values: FormValues,
  respond: Respond,
): Promise<void> {
  const words = await wiring.bot.words(placeOf(origin));
  await Promise.all([
    respond(whisperNow(words.say('click.thanks'))),
    keep(wiring, origin, { delivery: key, helpful: false, ...readReason(values) }),
  ]);
}

async function keep(
  { store }: Wiring,
  origin: Origin,
  said: Pick<Feedback, 'delivery' | 'helpful' | 'reason' | 'comment'>,
): Promise<void> {
  const { place } = asked(origin, { key: '', text: '', toAsker: false }).message;
  const workspace = origin.guild ?? 'direct';
  const given = { ...said, adapter: 'discord', workspace, author: origin.user } as const;
  await takeFeedback(store, given, place);
}

/** Removes an answer for whoever asked, and for staff: whom the configuration names, or who may remove messages here. */
export async function removeAnswer(
  { bot, desk, interactions, staff }: Wiring,
  origin: Origin,
  respond: Respond,
): Promise<void> {
  const { handle, message, channel, user } = origin;
  if (message === null) return;
  const acknowledged = interactions.deferUpdate(handle, respond);
  const isStaff = staff.has(user) || origin.mayModerate;
  const { target, message: said } = asked(origin, { key: '', text: '', toAsker: false });
  const by = { author: user, place: said.place, isStaff };
  const result = await desk.dismiss(target, answerId(channel, message), by);
  await acknowledged;
  if (result === 'removed') return;
  const words = await bot.words(placeOf(origin));
  const why =
    result === 'not-yours'
      ? words.say('click.notYours')
      : words.say('click.notRemoved', { outlet: 'Discord' });
  await interactions.whisper(handle, plainBody(renderSentence(why)));
}

/** Puts what only the asker saw before everybody, once. */
export async function share(
  { bot, desk, interactions, store }: Wiring,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const shareKey = deliveryKey('share', key);
  const [record, shared] = await Promise.all([store.outbox.find(key), store.outbox.find(shareKey)]);
  if (shared || !record?.reply) {
    const words = await bot.words(placeOf(origin));
    await respond(whisperNow(words.say(shared ? 'click.shared' : 'click.tooLate')));
    return;
  }
  const incoming = asked(origin, { key: shareKey, text: '', toAsker: false });
  await Promise.all([
    interactions.defer(origin.handle, respond, false),
    desk.accept({ ...incoming, reply: { ...record.reply, audience: 'everyone' } }),
  ]);
}

/** Shows a whole answer to the one who clicked, page by page in one place. */
export async function showPage(
  { bot, interactions, store, linkTo }: Wiring,
  origin: Origin,
  action: Extract<Action, { kind: 'all' | 'page' }>,
  respond: Respond,
): Promise<void> {
  const { handle } = origin;
  const acknowledged =
    action.kind === 'all'
      ? interactions.defer(handle, respond, true)
      : interactions.deferUpdate(handle, respond);
  const reply = (await store.outbox.find(action.key))?.reply;
  const place = action.kind === 'page' ? action.place : 0;
  const page = reply
    ? renderPage(reply, { linkTo, pictures: new Map() }, place, action.key)
    : renderSentence((await bot.words(placeOf(origin))).say('click.tooLate'));
  await acknowledged;
  await interactions.fill(handle, plainBody(page));
}
