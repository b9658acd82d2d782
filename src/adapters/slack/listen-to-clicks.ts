/**
 * Bolt's listeners for buttons, in messages, modals and the home tab, and for the bot's forms: opened by a button or on
 * a message, completed while somebody types, and taken. Slack hears of each within its three seconds; what takes longer goes on in the background.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { CHOICE_ACTION, FORM_ACTION } from './render/draw-block.js';
import { COMPLETES, drawNotice } from './render/draw-form.js';
import { messagesOf } from '../../bot/messages/messages.js';
import type { Place } from '../../core/message.js';
import type { Dismissal } from '../../delivery/queue.js';
import { takeFeedback as keepFeedback } from '../shared/take-feedback.js';
import { parseButtonValue } from './read/button-value.js';
import { TURN_PAGE } from './render/home-tab.js';
import {
  formOptions,
  fromShortcut,
  readForm,
  readFormClick,
  readPage,
  type FormClick,
} from './read/read-form.js';
import {
  asked,
  fromChoice,
  readClick,
  readFormShortcut,
  readViewChoice,
  type Click,
} from './read/read-interaction.js';
import { ACTIONS } from './render/render.js';
import { FORM_SHORTCUT } from './setup/manifest.js';
import { postToUrl } from './post/response-url.js';
import { showHome } from './show-home.js';
import { deliveryKey, messageId, type SlackTarget, type SlackTeam } from './slack-target.js';
import {
  askForReason,
  CALLBACKS,
  drawOutcome,
  openForm,
  sayNotOpened,
  sayOutcome,
  takeForm,
  takeReason,
} from './take-form.js';
import { teamOf, type Listening } from './listening.js';

/** Slack shows an error to whoever clicked when it hears nothing for three seconds; some of it goes on the way. */
const PATIENCE_MS = 2_000;

/** Waits for work as long as Slack waits for us. @returns whether it is done; throws what it throws */
function isDoneInTime(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), sleep(PATIENCE_MS, false, { ref: false })]);
}

/** Registers the listeners. */
export function listenToClicks(app: App, listening: Listening): void {
  const { queue, bot, background } = listening;

  /** Does what is to be done before Slack hears of it, if that does not take too long. */
  const inTime = async (what: string, work: () => Promise<unknown>) => {
    const doing = work();
    if (!(await isDoneInTime(doing))) background.run(what, () => doing);
  };

  const onClick = (
    action: string | RegExp,
    take: (click: Click, team: SlackTeam) => Promise<void> | void,
  ) => {
    app.action(action, async ({ body, context, ack }) => {
      const click = readClick(body);
      if (click) await inTime('taking a click', async () => take(click, teamOf(context)));
      await ack();
    });
  };

  app.action(new RegExp(`^${CHOICE_ACTION}:`), async ({ body, context, ack }) => {
    const team = teamOf(context);
    const click = readClick(body);
    const incoming = click ? fromChoice(click, team) : readViewChoice(body, team);
    if (incoming) await inTime('taking a choice', () => queue.accept(incoming));
    await ack();
  });
  onClick(ACTIONS.feedback, (click, team) => takeFeedback(listening, click, team));
  onClick(ACTIONS.share, (click, team) => share(listening, click, team));
  onClick(ACTIONS.dismiss, (click, team) => {
    background.run('dismissing an answer', () => dismiss(listening, click, team));
  });
  onClick(ACTIONS.more, (click, team) => {
    background.run('showing all of an answer', () => showAll(listening, click, team));
  });

  app.action(new RegExp(`^${FORM_ACTION}:`), async ({ body, context, ack }) => {
    const click = readFormClick(body);
    const team = teamOf(context);
    if (click) background.run('opening a form', () => openOrTell(listening, click, team));
    await ack();
  });

  app.shortcut(new RegExp(`^${FORM_SHORTCUT}`), async ({ body, context, ack }) => {
    const team = teamOf(context);
    const click = readFormShortcut(body, team, FORM_SHORTCUT);
    if (click)
      background.run('opening a form on a message', () =>
        openOrTell(listening, fromShortcut(click), team),
      );
    await ack();
  });

  app.action(new RegExp(`^${TURN_PAGE}:`), async ({ body, context, ack }) => {
    const click = readFormClick(body);
    const team = teamOf(context);
    if (click)
      background.run('turning a page of the home tab', () =>
        showHome(listening, team, click.user, readPage(click.form)),
      );
    await ack();
  });

  app.options(new RegExp(`^${COMPLETES}`), async ({ payload, context, ack }) => {
    await ack({ options: formOptions(payload, bot, teamOf(context).id) });
  });

  app.view(CALLBACKS.reason, async ({ body, view, ack }) => {
    const filled = readForm(view);
    if (filled) await inTime('keeping a reason', () => takeReason(listening, filled, body.user.id));
    await ack();
  });

  app.view(CALLBACKS.form, async ({ body, view, context, ack }) => {
    const filled = readForm(view, body.team?.domain);
    if (filled === null) {
      await ack();
      return;
    }
    const [user, team] = [body.user.id, teamOf(context)];
    const taking = takeForm(listening, filled, user, team);
    if (await isDoneInTime(taking)) {
      const answer = drawOutcome(listening, await taking);
      await (answer ? ack(answer) : ack());
      return;
    }
    background.run('taking a form', async () =>
      sayOutcome(listening, filled, await taking, user, team),
    );
    await ack();
  });
}

/** Slack lets a form be opened within three seconds of the click. */
async function openOrTell(listening: Listening, click: FormClick, team: SlackTeam): Promise<void> {
  try {
    await openForm(listening, click, team);
  } catch (error) {
    const { responseUrl, thread } = click.origin;
    const { place } = asked('', '', team, {
      ...click.origin,
      user: click.user,
      toAsker: true,
    }).message;
    if (responseUrl === null) await sayNotOpened(listening, click, team);
    else await tell(listening, { responseUrl, thread }, place, 'click.formNotOpened');
    throw error;
  }
}

async function takeFeedback(listening: Listening, click: Click, team: SlackTeam) {
  const { store, background } = listening;
  const answer = parseButtonValue(click.value.slice(1));
  if (!answer) return;
  const helpful = click.value.startsWith('+');
  const { place } = fromChoice(click, team).message;
  const given = { adapter: 'slack', workspace: team.id, delivery: answer.key } as const;
  await keepFeedback(store, { ...given, author: click.user, helpful }, place);
  if (helpful) {
    background.run('thanking for feedback', () => tell(listening, click, place, 'click.thanks'));
    return;
  }
  background.run('asking why an answer did not help', () =>
    askForReason(listening, given, place, click.triggerId, team),
  );
}

/** Puts what only the asker saw before everybody, once. */
async function share(listening: Listening, click: Click, team: SlackTeam) {
  const { queue, store, background } = listening;
  const value = parseButtonValue(click.value);
  const record = value && (await store.outbox.find(value.key));
  if (!record?.reply) {
    background.run('explaining a share', () =>
      tell(listening, click, placeOf(click, team), 'click.tooLate'),
    );
    return;
  }
  const { channel, user, responseUrl } = click;
  const where = { channel, user, thread: value?.thread ?? null, toAsker: false, responseUrl };
  const incoming = asked('', deliveryKey(team.id, 'share', record.key), team, where);
  await queue.accept({ ...incoming, reply: { ...record.reply, audience: 'everyone' } });
  background.run('removing what was shared', () =>
    postToUrl(responseUrl, { delete_original: true }),
  );
}

async function dismiss(listening: Listening, click: Click, team: SlackTeam): Promise<void> {
  const { user, ephemeral, responseUrl } = click;
  if (ephemeral) {
    await postToUrl(responseUrl, { delete_original: true });
    return;
  }
  const remove = await removal(listening, click, team);
  const first = await remove(false);
  const isStaff =
    first === 'not-yours' && (await listening.permissions.of(team, user)).administrates;
  const result = isStaff ? await remove(true) : first;
  if (result === 'not-yours') await tell(listening, click, placeOf(click, team), 'click.notYours');
  if (result === 'failed') await tell(listening, click, placeOf(click, team), 'click.notRemoved');
}

/**
 * How the clicked answer is removed. One that went out by a response address, where the bot is no member, has no name
 * by which the queue could remove it; the click brings an address that can.
 */
async function removal(
  { queue, store }: Listening,
  click: Click,
  team: SlackTeam,
): Promise<(isStaff: boolean) => Promise<Dismissal>> {
  const { channel, user, ts, responseUrl } = click;
  const value = parseButtonValue(click.value);
  const record = value && (await store.outbox.find(value.key));
  if (ts !== null && record?.answer !== null) {
    const answer = messageId(team.id, channel, ts);
    const by = { author: user, place: fromChoice(click, team).message.place };
    return (isStaff) => queue.dismiss(targetOf(click, team), answer, { ...by, isStaff });
  }
  return async (isStaff) => {
    const isOwn = record !== null && (await store.outbox.isAuthor(record.key, user));
    if (!isOwn && !isStaff) return 'not-yours';
    const { kind } = await postToUrl(responseUrl, { delete_original: true });
    return kind === 'posted' ? 'removed' : 'failed';
  };
}

async function showAll(listening: Listening, click: Click, team: SlackTeam): Promise<void> {
  const { store, access, linkTo } = listening;
  const value = parseButtonValue(click.value);
  const reply = value && (await store.outbox.find(value.key))?.reply;
  if (!reply) {
    await tell(listening, click, placeOf(click, team), 'click.tooLate');
    return;
  }
  const client = await access.clientOf(team);
  await client.views.open({
    trigger_id: click.triggerId,
    view: drawNotice(
      reply,
      { linkTo, pictures: new Map() },
      messagesOf(reply.language).say('reply.whole'),
    ),
  });
}

function targetOf({ channel, thread, user, responseUrl }: Click, team: SlackTeam): SlackTarget {
  return { team, channel, thread, user, direct: false, toAsker: true, said: null, responseUrl };
}

function placeOf(click: Click, team: SlackTeam): Place {
  return fromChoice(click, team).message.place;
}

type Told =
  'click.thanks' | 'click.tooLate' | 'click.notYours' | 'click.notRemoved' | 'click.formNotOpened';

/** Tells something to the one who clicked. The words are ours and hold no markup. */
async function tell(
  { bot }: Listening,
  { responseUrl, thread }: Pick<Click, 'responseUrl' | 'thread'>,
  place: Place,
  told: Told,
): Promise<void> {
  const text = (await bot.messages(place)).say(told, { outlet: 'Slack' });
  await postToUrl(responseUrl, {
    response_type: 'ephemeral',
    replace_original: false,
    text,
    blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }],
    ...(thread !== null && { thread_ts: thread }),
  });
}
