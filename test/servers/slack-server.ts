/**
 * A Slack for tests: Web API, response addresses, uploads, OAuth and Socket Mode over real sockets, on loopback. It
 * checks all it gets against the documented limits, and misbehaves as told. Clients are the unmodified SDK.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback, misbehave, readBytes, takeFault } from './misbehaviour.js';
import { createSlackSockets, type SlackSockets } from './slack-sockets.js';
import { createSlackState, type SlackState } from './slack-state.js';
import { checkMessage, runMethod } from './slack-web-api.js';

/** The running server. */
export interface SlackServer extends SlackState {
  /** Base address of the Web API, for SLACK_API_URL. */
  readonly apiUrl: string;
  readonly sockets: SlackSockets;
  /** An address that takes responses for somebody in a channel. @param on - the posted message that was clicked */
  responseUrl(channel: string, user: string, on?: string): string;
  /** A fresh trigger id, good for one view. */
  trigger(): string;
  stop(): Promise<void>;
}

/** The app-level token that opens sockets. */
export const APP_TOKEN = 'xapp-1-test-token';

/** Starts a server on a free port. */
export async function startSlackServer(): Promise<SlackServer> {
  const state = createSlackState();
  const posted = new Map<string, number[]>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      state.violations.push(`server: ${String(error)}`);
      response.destroy();
    });
  });
  const sockets = createSlackSockets(server);
  const port = await listenOnLoopback(server);
  const origin = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, section = '', rest = ''] = (request.url ?? '').split('/');
    const body = await readBytes(request);
    switch (section) {
      case 'api':
        await answerApi(rest, request, body, response);
        return;
      case 'respond':
        await answerResponse(rest, request, body, response);
        return;
      case 'upload': {
        const file = state.files.get(rest);
        if (file) file.received = body.byteLength;
        response.end('OK');
        return;
      }
      default:
        response.writeHead(404).end();
    }
  }

  async function answerApi(
    method: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const args = readArgs(body.toString());
    const run = () =>
      method === 'apps.connections.open'
        ? openConnection(token)
        : runMethod(state, method, token, args, origin);
    const fault = takeFault(
      state.faults,
      (one) => one.method === method && (one.channel ?? args['channel']) === args['channel'],
    );
    const unheard = () => {
      if (run()['ok'] === true) state.unconfirmed.add(String(args['text']));
    };
    if (await misbehave(fault, request, response, unheard)) return;
    if (method === 'chat.postMessage' && isTooMany(String(args['channel']))) {
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    const scopes = [...(state.workspaces.get(token)?.scopes ?? [])].join(',');
    response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes });
    response.end(JSON.stringify(run()));
  }

  function openConnection(token: string): Readonly<Record<string, unknown>> {
    if (token !== APP_TOKEN) return { ok: false, error: 'invalid_auth' };
    return { ok: true, url: `ws://127.0.0.1:${port}/link/?ticket=${state.next()}` };
  }

  function isTooMany(channel: string): boolean {
    const now = Date.now();
    const recent = (posted.get(channel) ?? []).filter((at) => at > now - 1_000);
    posted.set(channel, [...recent, now]);
    if (recent.length < state.pace) return false;
    posted.set(channel, recent);
    return true;
  }

  async function answerResponse(
    id: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const args = JSON.parse(body.toString()) as Record<string, unknown>;
    const asked = state.responses.get(id)?.channel;
    const fault = takeFault(
      state.faults,
      ({ method, channel = asked }) => method === 'response_url' && channel === asked,
    );
    const unheard = () => {
      if (takeResponse(id, args)) state.unconfirmed.add(String(args['text']));
    };
    if (await misbehave(fault, request, response, unheard)) return;
    if (takeResponse(id, args)) response.writeHead(200).end('ok');
    else response.writeHead(404).end('expired_url');
  }

  /** A response address takes five posts. @returns whether it took this one */
  function takeResponse(id: string, args: Readonly<Record<string, unknown>>): boolean {
    const address = state.responses.get(id);
    if (!address || ++address.uses > 5) return false;
    const { channel, user, on } = address;
    if (args['delete_original'] === true && on !== null) {
      const clicked = state.posts.findIndex((one) => one.channel === channel && one.ts === on);
      if (clicked >= 0) state.posts.splice(clicked, 1);
      return true;
    }
    if (args['delete_original'] === true) {
      const last = state.ephemerals.findLastIndex((one) => one.user === user);
      if (last >= 0) state.ephemerals.splice(last, 1);
      return true;
    }
    checkMessage(state, args, (problem) => state.violations.push(`response_url: ${problem}`));
    const thread = (args['thread_ts'] as string | undefined) ?? null;
    const shown = {
      channel,
      user,
      thread,
      text: String(args['text']),
      blocks: args['blocks'] as unknown[],
    };
    if (args['response_type'] === 'in_channel') {
      const ts = state.timestamp();
      state.posts.push({ ...shown, team: 'T1', ts, metadata: null, edits: 0 });
    } else state.ephemerals.push(shown);
    return true;
  }

  return Object.assign(state, {
    apiUrl: `${origin}/api/`,
    sockets,
    responseUrl: (channel: string, user: string, on?: string) => {
      const id = `R${state.next()}`;
      state.responses.set(id, { channel, user, on: on ?? null, uses: 0 });
      return `${origin}/respond/${id}`;
    },
    trigger: () => {
      const id = `trigger.${state.next()}`;
      state.triggers.add(id);
      return id;
    },
    stop: async () => {
      sockets.close();
      await closeServer(server);
    },
  });
}

/** The SDK sends forms in which structured arguments are JSON. */
function readArgs(body: string): Record<string, unknown> {
  const form = new URLSearchParams(body);
  form.delete('token');
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, /^[[{]/.test(value) ? parse(value) : value]),
  );
}

/** A text may begin with a bracket and be no JSON. */
function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
