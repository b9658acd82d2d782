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
import type { Listening } from './listening.js';

/** A choice whose words were too long for its button: they are in the kept reply. */
export async function pickChoice(
  { bot, queue, interactions, store }: Listening,
  origin: Origin,
  { key, place }: Extract<Action, { kind: 'pick' }>,
  respond: Respond,
): Promise<void> {
  const acknowledged = interactions.defer(origin.handle, respond, origin.ephemeral);
  const reply = (await store.outbox.find(key))?.reply;
  const choice = reply ? choicesOf(reply)[place] : undefined;
  if (!choice) {
    const messages = await bot.messages(placeOf(origin));
    await acknowledged;
    const sentence = renderSentence(messages.say('click.tooLate'));
    await interactions.fill(origin.handle, plainBody(sentence));
    return;
  }
  const by = {
    key: deliveryKey('i', origin.handle.id),
    text: choice.message,
    toAsker: origin.ephemeral,
  };
  await Promise.all([acknowledged, queue.accept(asked(origin, by))]);
}

/** Keeps that an answer helped, and thanks. */
export async function takePraise(
  listening: Listening,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const acknowledged = listening.interactions.defer(origin.handle, respond, true);
  await keep(listening, origin, { delivery: key, helpful: true });
  const messages = await listening.bot.messages(placeOf(origin));
  await acknowledged;
  const thanks = renderSentence(messages.say('click.thanks'));
  await listening.interactions.fill(origin.handle, plainBody(thanks));
}

/** Keeps that an answer did not help, and asks why. */
export async function takeComplaint(
  listening: Listening,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const id = formatCustomId({ kind: 'reason', key });
  const messages = await listening.bot.messages(placeOf(origin));
  await Promise.all([
    respond(
      id === null
        ? whisperNow(messages.say('click.thanks'))
        : openForm(drawForm(reasonForm(messages), id)),
    ),
    keep(listening, origin, { delivery: key, helpful: false }),
  ]);
}

/** Keeps why an answer did not help. */
export async function takeReason(
  listening: Listening,
  origin: Origin,
  key: string,
  values: FormValues,
  respond: Respond,
): Promise<void> {
  const messages = await listening.bot.messages(placeOf(origin));
  await Promise.all([
    respond(whisperNow(messages.say('click.thanks'))),
    keep(listening, origin, { delivery: key, helpful: false, ...readReason(values) }),
  ]);
}

async function keep(
  { store }: Listening,
  origin: Origin,
  said: Pick<Feedback, 'delivery' | 'helpful' | 'reason' | 'comment'>,
): Promise<void> {
  const place = placeOf(origin);
  const { adapter, workspace } = place;
  const given = { ...said, adapter, workspace, author: origin.user };
  await takeFeedback(store, given, place);
}

/** Removes an answer for whoever asked, and for staff: whom the configuration names, or who may remove messages here. */
export async function removeAnswer(
  { bot, queue, interactions, staff }: Listening,
  origin: Origin,
  respond: Respond,
): Promise<void> {
  const { handle, message, channel, user } = origin;
  if (message === null) return;
  const acknowledged = interactions.deferUpdate(handle, respond);
  const isStaff = staff.has(user) || origin.mayModerate;
  const { target, message: said } = asked(origin, { key: '', text: '', toAsker: false });
  const by = { author: user, place: said.place, isStaff };
  const result = await queue.dismiss(target, answerId(channel, message), by);
  await acknowledged;
  if (result === 'removed') return;
  const messages = await bot.messages(placeOf(origin));
  const why =
    result === 'not-yours'
      ? messages.say('click.notYours')
      : messages.say('click.notRemoved', { outlet: 'Discord' });
  await interactions.whisper(handle, plainBody(renderSentence(why)));
}

/** Puts what only the asker saw before everybody, once. */
export async function share(
  { bot, queue, interactions, store }: Listening,
  origin: Origin,
  key: string,
  respond: Respond,
): Promise<void> {
  const shareKey = deliveryKey('share', key);
  const [record, shared] = await Promise.all([store.outbox.find(key), store.outbox.find(shareKey)]);
  if (shared || !record?.reply || origin.personal) {
    const messages = await bot.messages(placeOf(origin));
    await respond(whisperNow(messages.say(shared ? 'click.shared' : 'click.tooLate')));
    return;
  }
  const incoming = asked(origin, { key: shareKey, text: '', toAsker: false });
  await Promise.all([
    interactions.defer(origin.handle, respond, false),
    queue.accept({ ...incoming, reply: { ...record.reply, audience: 'everyone' } }),
  ]);
}

/** Shows a whole answer to the one who clicked, page by page in one place. */
export async function showPage(
  { bot, interactions, store, linkTo }: Listening,
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
    : renderSentence((await bot.messages(placeOf(origin))).say('click.tooLate'));
  await acknowledged;
  await interactions.fill(handle, plainBody(page));
}
