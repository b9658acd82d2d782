/** Opens forms, and takes what was filled in. What may take long goes to the queue; what is quick is said in the form's place. */
import type { ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import { sayProblem } from '../../bot/reply/plain.js';
import { inLanguage } from '../../bot/messages/messages.js';
import type { ChosenSource, FormSource, Message, Place } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { Feedback } from '../../core/records/feedback.js';
import { readReason, reasonForm } from '../shared/reason-form.js';
import { takeFeedback } from '../shared/take-feedback.js';
import { drawForm, drawNotice } from './render/draw-form.js';
import {
  readMetadata,
  type FilledForm,
  type FormClick,
  type FormMetadata,
  type FormOrigin,
} from './read/read-form.js';
import { asked } from './read/read-interaction.js';
import { showHome } from './show-home.js';
import { deliveryKey, permalink, type SlackTeam } from './slack-target.js';
import { readChosen } from './read-chosen.js';
import type { Listening } from './listening.js';

/** By these names Slack tells what came from a form of the bot's, and from the one that asks for a reason. */
export const CALLBACKS = { form: 'form', reason: 'reason_form' } as const;

/** Opens a form for whoever clicked, or says why not where it would stand. */
export async function openForm(
  listening: Listening,
  click: FormClick,
  team: SlackTeam,
): Promise<void> {
  const { bot, access, permissions: lookup, linkTo } = listening;
  const { form: name, user, triggerId, origin } = click;
  const on = click.on ?? (await readChosen(listening, click, team));
  const { message } = asked('', '', team, targetOf(origin, user));
  const asker = bot.forms.isGuarded(name) && { permissions: await lookup.of(team, user) };
  const opening = await bot.forms.open(name, { ...message, ...asker, ...(on && { on }) });
  const view =
    opening.kind === 'form'
      ? drawForm(opening.form, {
          callback: CALLBACKS.form,
          metadata: JSON.stringify({ form: opening.form.name, origin } satisfies FormMetadata),
        })
      : drawNotice(opening.reply, { linkTo, pictures: new Map() });
  const client = await access.clientOf(team);
  await client.views.open({ trigger_id: triggerId, view });
}

/** What became of a filled-in form. */
export type FormOutcome =
  /** Its answer comes where it was opened. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'wrong'; readonly errors: ReadonlyMap<string, string> }
  | { readonly kind: 'said'; readonly reply: Reply };

/** Takes a filled-in form. */
export async function takeForm(
  listening: Listening,
  filled: FilledForm,
  user: string,
  team: SlackTeam,
): Promise<FormOutcome> {
  const { bot, queue, permissions: lookup } = listening;
  const about = readMetadata(filled.metadata);
  if (about === null) return { kind: 'taken' };
  const key = deliveryKey(team.id, 'form', filled.id);
  const incoming = asked('', key, team, targetOf(about.origin, user));
  const asker = bot.forms.isGuarded(about.form) && {
    permissions: await lookup.of(team, user),
  };
  const message: Message = { ...incoming.message, ...asker };
  const reading = await bot.forms.read(about.form, filled.values, message);
  switch (reading.kind) {
    case 'wrong':
      return reading;
    case 'refused':
      return { kind: 'said', reply: reading.reply };
    case 'command': {
      const { text, command, quick, shownTo, source } = reading;
      const said = { text, command, ...(source && { chosen: chosenSource(source, team, filled) }) };
      if (quick) return doNow(listening, { ...message, ...said }, about.origin, team);
      const toAsker = shownTo === undefined ? incoming.target.toAsker : shownTo === 'asker';
      const target = { ...incoming.target, toAsker };
      await queue.accept({ ...incoming, target, message: { ...incoming.message, ...said } });
      return { kind: 'taken' };
    }
    default:
      return reading satisfies never;
  }
}

/** Slack's ids of messages are the second in which they were written. */
function chosenSource(source: FormSource, team: SlackTeam, { domain }: FilledForm): ChosenSource {
  const { channel, message } = source;
  return {
    ...source,
    link: permalink(team, { channel, message, domain }),
    at: Math.floor(Number(message) * 1000) || 0,
  };
}

/** The same form sent twice does the same twice, which changes nothing. */
async function doNow(
  listening: Listening,
  message: Message,
  { home }: FormOrigin,
  team: SlackTeam,
): Promise<FormOutcome> {
  const reply = await listening.bot.handle(message);
  if (home !== null)
    listening.background.run('showing the home tab anew', () =>
      showHome(listening, team, message.author, home),
    );
  return reply === null ? { kind: 'taken' } : { kind: 'said', reply };
}

/** What Slack is to do with a form that it still shows; nothing: close it. */
export function drawOutcome(
  { linkTo }: Listening,
  outcome: FormOutcome,
): ViewResponseAction | undefined {
  switch (outcome.kind) {
    case 'taken':
      return undefined;
    case 'wrong':
      return { response_action: 'errors', errors: Object.fromEntries(outcome.errors) };
    case 'said': {
      const view = drawNotice(outcome.reply, { linkTo, pictures: new Map() });
      return { response_action: 'update', view };
    }
    default:
      return outcome satisfies never;
  }
}

/** Says what became of a form that is closed already: where it was opened, to whoever filled it in. */
export async function sayOutcome(
  listening: Listening,
  { id, metadata }: FilledForm,
  outcome: FormOutcome,
  user: string,
  team: SlackTeam,
): Promise<void> {
  const about = readMetadata(metadata);
  if (about === null || outcome.kind === 'taken') return;
  const incoming = asked(
    '',
    deliveryKey(team.id, 'outcome', id),
    team,
    targetOf(about.origin, user),
  );
  if (outcome.kind === 'said') {
    await listening.queue.accept({ ...incoming, reply: outcome.reply });
    return;
  }
  const messages = await listening.bot.messages(incoming.message.place);
  const said = [...outcome.errors.values(), messages.say('form.nothingDone')].join(' ');
  await listening.queue.accept({ ...incoming, reply: inLanguage(sayProblem(said), messages) });
}

/** Says directly that a form could not be opened from the home tab, which is no place for an answer. */
export async function sayNotOpened(
  { bot, queue }: Listening,
  { origin, triggerId, user }: FormClick,
  team: SlackTeam,
): Promise<void> {
  const key = deliveryKey(team.id, 'not-opened', triggerId);
  const incoming = asked('', key, team, targetOf(origin, user));
  const messages = await bot.messages(incoming.message.place);
  const said = messages.say('click.formNotOpened', { outlet: 'Slack' });
  await queue.accept({ ...incoming, reply: inLanguage(sayProblem(said), messages) });
}

function targetOf({ channel, thread, responseUrl }: FormOrigin, user: string) {
  return { channel, thread, responseUrl, user, toAsker: responseUrl !== null };
}

const reasonMetadata = z.object({
  workspace: z.string(),
  delivery: z.string(),
  place: z.object({ channel: z.string(), thread: z.string() }),
});

/** Asks why an answer did not help. */
export async function askForReason(
  { access, bot }: Listening,
  { workspace, delivery }: Pick<Feedback, 'workspace' | 'delivery'>,
  place: Place,
  triggerId: string,
  team: SlackTeam,
): Promise<void> {
  const { channel, thread } = place;
  const about: z.infer<typeof reasonMetadata> = { workspace, delivery, place: { channel, thread } };
  const frame = { callback: CALLBACKS.reason, metadata: JSON.stringify(about) };
  const client = await access.clientOf(team);
  const view = drawForm(reasonForm(await bot.messages(place)), frame);
  await client.views.open({ trigger_id: triggerId, view });
}

/** Keeps why an answer did not help. */
export async function takeReason(
  { store }: Listening,
  { metadata, values }: FilledForm,
  author: string,
): Promise<void> {
  const { workspace, delivery, place } = reasonMetadata.parse(JSON.parse(metadata));
  const team = { adapter: 'slack', workspace } as const;
  const given = { ...team, delivery, author, helpful: false, ...readReason(values) };
  await takeFeedback(store, given, { ...team, ...place });
}
