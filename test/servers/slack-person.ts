/** People in a Slack for tests: what they do, as the payloads that Slack makes of it. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import type { SlackServer } from './slack-server.js';

/** A payload, and how it is delivered. */
export interface SlackDelivery {
  /** The envelope's type in Socket Mode. */
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What can be said of a message besides its words. */
export interface Saying {
  readonly team?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
}

/** Makes payloads. */
export interface SlackPeople {
  /** A message in a channel or, where the channel's name begins with D, to the bot alone. */
  message(text: string, saying?: Saying & Record<string, unknown>): SlackDelivery;
  /** A message that mentions the bot, as the event for mentions. */
  mention(text: string, saying?: Saying & Record<string, unknown>): SlackDelivery;
  /** The author changed a message's words. */
  edit(ts: string, before: string, after: string, saying?: Saying): SlackDelivery;
  /** The author deleted a message. */
  remove(ts: string, saying?: Saying): SlackDelivery;
  /** Somebody puts a reaction to a message of the bot's, or takes it away. */
  react(reaction: string, ts: string, saying?: Saying & { takenBack?: boolean }): SlackDelivery;
  /** Somebody opens a conversation in the assistant pane. */
  openPane(channel: string, ts: string, user?: string): SlackDelivery;
  event(event: Record<string, unknown>, team?: string): SlackDelivery;
  command(command: string, text: string, saying?: Saying): SlackDelivery;
  /** An entry of a message's menu. `callback`: which; `author`: who wrote it; `blocks`: what was written. */
  shortcut(
    text: string,
    saying?: Saying & { callback?: string; author?: string; blocks?: readonly object[] },
  ): SlackDelivery;
  /** A click on the first button with that action, or that label, in a message's blocks. */
  click(
    action: string,
    on: { blocks: readonly unknown[] },
    saying?: Saying & { ephemeral?: boolean; negative?: boolean },
  ): SlackDelivery;
  /** A click on a button in the home tab or a form: Slack then names no channel, message or response address. */
  clickInView(
    action: string,
    on: { blocks: readonly unknown[]; private_metadata?: string },
    user?: string,
  ): SlackDelivery;
  /** Sends a form; what is not given stays as it stood there. */
  submit(
    view: { id: string; view: Record<string, unknown> },
    values: Readonly<Record<string, string | readonly string[]>>,
    user?: string,
  ): SlackDelivery;
  options(action: string, value: string): SlackDelivery;
}

/** The people of a server. */
export function createSlackPeople(server: SlackServer): SlackPeople {
  const name = (prefix: string) => `${prefix}${server.next()}`;
  const event = (body: Record<string, unknown>, team = 'T1'): SlackDelivery => ({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      token: 'unused',
      team_id: team,
      api_app_id: 'A1',
      event_id: name('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: team, user_id: `U0BOT${team}`, is_bot: true }],
      event: body,
    },
  });
  const said = (type: string, text: string, saying: Saying & Record<string, unknown>) => {
    const {
      team = 'T1',
      user = 'U1',
      channel = 'C1',
      ts = server.timestamp(),
      thread,
      ...rest
    } = saying;
    return event(
      {
        type,
        user,
        channel,
        text,
        ts,
        event_ts: ts,
        ...(type === 'message' && { channel_type: channel.startsWith('D') ? 'im' : 'channel' }),
        ...(thread !== undefined && { thread_ts: thread }),
        ...rest,
      },
      team,
    );
  };
  const interaction = (payload: Record<string, unknown>, user = 'U1'): SlackDelivery => ({
    type: 'interactive',
    payload: {
      team: { id: 'T1', domain: 'dock' },
      user: { id: user },
      api_app_id: 'A1',
      ...payload,
    },
  });

  return {
    event,
    message: (text, saying = {}) => said('message', text, saying),
    mention: (text, saying = {}) =>
      said('app_mention', `<@U0BOT${saying.team ?? 'T1'}> ${text}`, saying),
    edit: (ts, before, after, { user = 'U1', channel = 'C1', thread } = {}) => {
      const about = {
        type: 'message',
        user,
        ts,
        ...(thread !== undefined && { thread_ts: thread }),
      };
      return event({
        type: 'message',
        subtype: 'message_changed',
        channel,
        channel_type: channel.startsWith('D') ? 'im' : 'channel',
        ts: server.timestamp(),
        message: { ...about, text: after, edited: { user, ts: server.timestamp() } },
        previous_message: { ...about, text: before },
      });
    },
    remove: (ts, { user = 'U1', channel = 'C1', thread } = {}) => {
      server.deleted.add(ts);
      return event({
        type: 'message',
        subtype: 'message_deleted',
        channel,
        channel_type: channel.startsWith('D') ? 'im' : 'channel',
        ts: server.timestamp(),
        deleted_ts: ts,
        previous_message: {
          type: 'message',
          user,
          ts,
          text: 'gone',
          ...(thread !== undefined && { thread_ts: thread }),
        },
      });
    },
    react: (reaction, ts, { user = 'U1', channel = 'C1', takenBack = false } = {}) =>
      event({
        type: takenBack ? 'reaction_removed' : 'reaction_added',
        user,
        reaction,
        item_user: 'U0BOTT1',
        item: { type: 'message', channel, ts },
        event_ts: server.timestamp(),
      }),
    openPane: (channel, ts, user = 'U1') => {
      server.panes.set(`${channel}/${ts}`, { prompts: [], title: '', status: '' });
      const context = { channel_id: 'C9', team_id: 'T1', enterprise_id: null };
      const thread = { user_id: user, context, channel_id: channel, thread_ts: ts };
      return event({ type: 'assistant_thread_started', assistant_thread: thread, event_ts: ts });
    },
    command: (command, text, { user = 'U1', channel = 'C1', team = 'T1' } = {}) => ({
      type: 'slash_commands',
      payload: {
        token: 'unused',
        team_id: team,
        channel_id: channel,
        user_id: user,
        command,
        text,
        api_app_id: 'A1',
        is_enterprise_install: 'false',
        response_url: server.responseUrl(channel, user),
        trigger_id: server.trigger(),
      },
    }),
    shortcut: (
      text,
      {
        user = 'U1',
        channel = 'C1',
        ts = server.timestamp(),
        thread,
        callback = 'answer_message',
        author = 'U9',
        blocks,
      } = {},
    ) =>
      interaction(
        {
          type: 'message_action',
          callback_id: callback,
          channel: { id: channel },
          message: {
            type: 'message',
            user: author,
            ts,
            text,
            ...(blocks && { blocks }),
            ...(thread !== undefined && { thread_ts: thread }),
          },
          message_ts: ts,
          response_url: server.responseUrl(channel, user),
          trigger_id: server.trigger(),
        },
        user,
      ),
    click: (
      action,
      { blocks },
      { user = 'U1', channel = 'C1', ts, thread, ephemeral = false, negative = false } = {},
    ) => {
      const button = buttonNamed(action, blocks, negative);
      const at = ts ?? server.timestamp();
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      return interaction(
        {
          type: 'block_actions',
          channel: { id: channel },
          container: { type: 'message', message_ts: at, is_ephemeral: ephemeral, ...inThread },
          ...(!ephemeral && { message: { ts: at, blocks, ...inThread } }),
          actions: [{ ...button, block_id: 'b1', action_ts: server.timestamp() }],
          response_url: server.responseUrl(channel, user, ephemeral ? undefined : at),
          trigger_id: server.trigger(),
        },
        user,
      );
    },
    clickInView: (action, { blocks, private_metadata: metadata = '' }, user = 'U1') =>
      interaction(
        {
          type: 'block_actions',
          container: { type: 'view', view_id: 'V1' },
          view: { id: 'V1', type: 'home', blocks, private_metadata: metadata },
          actions: [
            { ...buttonNamed(action, blocks), block_id: 'b1', action_ts: server.timestamp() },
          ],
          trigger_id: server.trigger(),
        },
        user,
      ),
    submit: ({ id, view }, values, user = 'U1') => {
      const state = { values: fill(view['blocks'] as FormBlock[], values) };
      return interaction({ type: 'view_submission', view: { id, ...view, state } }, user);
    },
    options: (action, value) =>
      interaction({ type: 'block_suggestion', action_id: action, block_id: action, value }),
  };
}

/** A block of a form as the bot drew it. */
interface FormBlock {
  readonly type: string;
  readonly block_id: string;
  readonly element: Readonly<Record<string, unknown>> & {
    readonly type: string;
    readonly action_id: string;
  };
}

/** What Slack sends of a form's inputs. */
function fill(
  blocks: readonly FormBlock[],
  given: Readonly<Record<string, string | readonly string[]>>,
): object {
  const inputs = blocks.filter(({ type }) => type === 'input');
  const unknown = Object.keys(given).filter(
    (name) => !inputs.some((input) => input.block_id === name),
  );
  if (unknown.length > 0) throw new Error(`there is no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    inputs.map(({ block_id: name, element }) => [
      name,
      { [element.action_id]: { type: element.type, ...stateOf(element, given[name]) } },
    ]),
  );
}

function stateOf(
  element: FormBlock['element'],
  given: string | readonly string[] | undefined,
): object {
  const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  switch (element.type) {
    case 'plain_text_input':
      return { value: given ?? element['initial_value'] ?? null };
    case 'multi_static_select':
      return {
        selected_options: given ? [given].flat().map(option) : (element['initial_options'] ?? []),
      };
    default:
      return {
        selected_option: given ? option(String(given)) : (element['initial_option'] ?? null),
      };
  }
}

interface Label {
  readonly text: string;
}

interface Button {
  readonly action_id: string;
  readonly [key: string]: unknown;
}

function buttonNamed(action: string, blocks: readonly unknown[], negative = false): Button {
  const button = buttons(blocks, negative).find(
    ({ action_id: id, text }) => id === action || (text as Label | undefined)?.text === action,
  );
  if (!button) throw new Error(`there is no button ${action}`);
  return button;
}

/** All buttons in blocks; feedback buttons come as Slack reports a click on one of the two. */
function buttons(blocks: readonly unknown[], negative: boolean): Button[] {
  const elements = blocks.flatMap((block) => (block as { elements?: Button[] }).elements ?? []);
  return elements.map((element) => {
    const name = negative ? 'negative_button' : 'positive_button';
    const clicked = element[name] as { value: string } | undefined;
    return clicked ? { ...element, value: clicked.value } : element;
  });
}

/** How a signed request is to be wrong, or marked as a repeat. */
export interface SigningOptions {
  readonly secret: string;
  /** Seconds since 1970; default now. */
  readonly timestamp?: number;
  readonly signature?: string;
  readonly retry?: number;
}

/** What the bot answered to a signed request. */
export interface HttpAck {
  readonly status: number;
  readonly body: string;
  /** Milliseconds from sending to answer. */
  readonly took: number;
}

/** Slack keeps connections too; without a bound, a slow bot would get a new one for each delivery. */
const connections = new Agent({ connections: 64 });

/** Delivers by signed HTTP as Slack does: events as JSON, all else as a form. */
export async function deliverSigned(
  url: string,
  { type, payload }: SlackDelivery,
  options: SigningOptions,
): Promise<HttpAck> {
  const isEvent = type === 'events_api';
  const body = isEvent ? JSON.stringify(payload) : formOf(type, payload);
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const hmac = createHmac('sha256', options.secret).update(`v0:${timestamp}:${body}`);
  const started = performance.now();
  const response = await request(url, {
    dispatcher: connections,
    method: 'POST',
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': options.signature ?? `v0=${hmac.digest('hex')}`,
      ...(options.retry !== undefined && {
        'x-slack-retry-num': String(options.retry),
        'x-slack-retry-reason': 'http_timeout',
      }),
    },
    body,
  });
  const text = await response.body.text();
  return { status: response.statusCode, body: text, took: performance.now() - started };
}

/**
 * Installs the bot in a workspace, as somebody does in a browser: to Slack, which asks for consent, and back.
 * @param origin - the bot's own HTTP server
 * @returns the page's address at Slack, and the status of the last page
 */
export async function installApp(
  origin: string,
  team: string,
): Promise<{ consent: URL; status: number }> {
  const install = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
  const consent = new URL(install.headers.get('location') ?? '');
  const cookie = (install.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const query = new URLSearchParams({ code: team, state: consent.searchParams.get('state') ?? '' });
  const back = `${origin}/slack/oauth_redirect?${query.toString()}`;
  return { consent, status: (await fetch(back, { headers: { cookie } })).status };
}

function formOf(type: SlackDelivery['type'], payload: SlackDelivery['payload']): string {
  if (type === 'interactive')
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(payload as Record<string, string>).toString();
}
