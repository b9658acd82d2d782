/** Discord's gateway v10: hello, identify, heartbeats, resume with replay, and connections that end in every way. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  APPLICATION,
  BOT_ROLE,
  BOT_USER,
  GUILD,
  TOKEN,
  type DiscordState,
} from './discord-state.js';

/** How a connection ends or goes wrong. */
export type Ending =
  /** Asks to reconnect (opcode 7). */
  | 'reconnect'
  /** The session can't be resumed (opcode 9). */
  | 'invalid-session'
  /** The socket just breaks. */
  | 'drop';

/** The gateway. */
export interface DiscordGateway {
  /** Sends an event. While nobody is connected it is kept, and sent when the session is resumed. */
  dispatch(type: string, data: object): void;
  /** Sends the last event once more. */
  repeat(): void;
  end(how: Ending): void;
  /** Ends the connection for good, with a close code. */
  close(code: number): void;
  /** How often a session was begun, and how often resumed. */
  readonly identifies: number;
  readonly resumes: number;
  readonly heartbeats: number;
  /** Intents of the last identify. */
  readonly intents: number;
  stop(): void;
}

const MESSAGE_CONTENT = 1 << 15;
const READS_ALL = (1 << 18) | (1 << 19);
const HEARTBEAT_MS = 20_000;

interface Session {
  readonly id: string;
  seq: number;
  readonly sent: { seq: number; type: string; data: object }[];
}

/** Attaches a gateway to a server, at any address. */
export function createDiscordGateway(
  server: Server,
  state: DiscordState,
  url: () => string,
): DiscordGateway {
  const acceptor = new WebSocketServer({ noServer: true });
  let session: Session | null = null;
  let socket: WebSocket | null = null;
  let sessions = 0;
  const counts = { identifies: 0, resumes: 0, heartbeats: 0, intents: 0 };

  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
      state.violations.push(`gateway asked as ${request.url ?? ''}`);
    acceptor.handleUpgrade(request, duplex, head, (accepted) => {
      welcome(accepted);
    });
  });

  function welcome(accepted: WebSocket): void {
    accepted.on('message', (data: Buffer) => {
      if (data.byteLength > 4_096) state.violations.push('a gateway payload above 4096 bytes');
      const { op, d } = JSON.parse(data.toString()) as { op: number; d: Record<string, unknown> };
      receive(accepted, op, d);
    });
    accepted.on('error', () => undefined);
    accepted.on('close', () => {
      if (socket === accepted) socket = null;
    });
    accepted.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } }));
  }

  function receive(from: WebSocket, op: number, data: Record<string, unknown>): void {
    switch (op) {
      case 1:
        counts.heartbeats += 1;
        from.send(JSON.stringify({ op: 11 }));
        return;
      case 2:
        identify(from, data);
        return;
      case 6:
        resume(from, data);
        return;
      default:
        state.violations.push(`gateway opcode ${op}`);
    }
  }

  function identify(from: WebSocket, { token, intents }: Record<string, unknown>): void {
    counts.identifies += 1;
    counts.intents = Number(intents);
    if (token !== TOKEN) {
      from.close(4004, 'Authentication failed.');
      return;
    }
    if ((Number(intents) & MESSAGE_CONTENT) !== 0 && (state.flags & READS_ALL) === 0) {
      from.close(4014, 'Disallowed intent(s).');
      return;
    }
    socket = from;
    session = { id: `session-${++sessions}`, seq: 0, sent: [] };
    dispatch('READY', {
      v: 10,
      user: { id: BOT_USER, username: 'bot', discriminator: '0', bot: true },
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: APPLICATION, flags: state.flags },
      shard: [0, 1],
    });
    dispatch('GUILD_CREATE', guildJson(state, GUILD));
  }

  function resume(from: WebSocket, { token, session_id: id, seq }: Record<string, unknown>): void {
    if (token !== TOKEN || session?.id !== id) {
      from.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    counts.resumes += 1;
    socket = from;
    const missed = session?.sent.filter((one) => one.seq > Number(seq)) ?? [];
    for (const one of missed) send(one);
    dispatch('RESUMED', {});
  }

  function send({ seq, type, data }: Session['sent'][number]): void {
    socket?.send(JSON.stringify({ op: 0, s: seq, t: type, d: data }));
  }

  function dispatch(type: string, data: object): void {
    if (!session) throw new Error('nobody identified yet');
    session.seq += 1;
    const one = { seq: session.seq, type, data };
    session.sent.push(one);
    send(one);
  }

  return {
    dispatch,
    repeat: () => {
      const last = session?.sent.at(-1);
      if (last) dispatch(last.type, last.data);
    },
    end(how) {
      const ending = socket;
      socket = null;
      if (how === 'reconnect') ending?.send(JSON.stringify({ op: 7, d: null }));
      if (how === 'drop') ending?.terminate();
      if (how === 'invalid-session') {
        session = null;
        ending?.send(JSON.stringify({ op: 9, d: false }));
      }
    },
    close(code) {
      socket?.close(code);
    },
    get identifies() {
      return counts.identifies;
    },
    get resumes() {
      return counts.resumes;
    },
    get heartbeats() {
      return counts.heartbeats;
    },
    get intents() {
      return counts.intents;
    },
    stop() {
      for (const client of acceptor.clients) client.terminate();
      acceptor.close();
    },
  };
}

/** All that the gateway tells of a server at the start. */
export function guildJson(state: DiscordState, id: string, system: string | null = null) {
  const channels = [...state.channels.values()].filter(({ guild }) => guild === id);
  const json = channels.map((one) => ({
    id: one.id,
    type: one.type,
    name: one.name,
    parent_id: one.parent,
    guild_id: id,
    permission_overwrites: [],
    position: 0,
  }));
  return {
    id,
    name: 'A server',
    owner_id: '700000000000000001',
    joined_at: new Date().toISOString(),
    system_channel_id: system,
    member_count: 3,
    large: false,
    unavailable: false,
    channels: json.filter(({ type }) => type !== 11),
    threads: json.filter(({ type }) => type === 11),
    // The role of everybody has the server's id: see channels, send messages, read them, links, files, threads.
    roles: [
      { id, name: '@everyone', permissions: '274878024704', position: 0, color: 0 },
      {
        id: BOT_ROLE,
        name: 'Quaymaster',
        permissions: '0',
        position: 1,
        tags: { bot_id: BOT_USER },
      },
    ],
    members: [
      {
        user: { id: BOT_USER, username: 'bot', bot: true },
        roles: [BOT_ROLE],
        joined_at: new Date().toISOString(),
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
  };
}
