/**
 * Discord's gateway v10: hello, identify by shard, heartbeats, resume with replay, and connections that end in every
 * way. Each event goes to every session whose shard it belongs to, so that an overlap while shards are changed is real.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { guildJson } from './discord-guild.js';
import {
  APPLICATION,
  BOT_USER,
  CHANNEL,
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

/** A shard's number, and how many there are. */
export type Shard = readonly [number, number];

/** The gateway. */
export interface DiscordGateway {
  /** Sends an event. While nobody is connected it is kept, and sent when the session is resumed. */
  dispatch(type: string, data: object): void;
  /** Ends every connection. */
  end(how: Ending): void;
  /** Ends connections for good, with a close code. @param shard - only that shard's */
  close(code: number, shard?: number): void;
  /** The shards that are connected. */
  shards(): Shard[];
  /** How often a session was begun, how often resumed, and how often one was refused for coming too soon. */
  readonly identifies: number;
  readonly resumes: number;
  readonly refusals: number;
  /** Intents of the last identify. */
  readonly intents: number;
  stop(): void;
}

const MESSAGE_CONTENT = 1 << 15;
const READS_ALL = (1 << 18) | (1 << 19);
const HEARTBEAT_MS = 20_000;

interface Session {
  readonly id: string;
  readonly shard: Shard;
  socket: WebSocket | null;
  readonly sent: { seq: number; type: string; data: object }[];
}

/** The shard that hears of a server (reference, "Sharding"); of direct messages, the first does. */
export function shardOf(guild: string | null, count: number): number {
  return guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
}

/** Attaches a gateway to a server, at any address. */
export function createDiscordGateway(
  server: Server,
  state: DiscordState,
  url: () => string,
): DiscordGateway {
  const acceptor = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const identifiedAt = new Map<number, number>();
  const counts = { identifies: 0, resumes: 0, refusals: 0, intents: 0 };

  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
      state.violations.push(`gateway asked as ${request.url ?? ''}`);
    acceptor.handleUpgrade(request, duplex, head, welcome);
  });

  function welcome(accepted: WebSocket): void {
    accepted.on('message', (data: Buffer) => {
      if (data.byteLength > 4_096) state.violations.push('a gateway payload above 4096 bytes');
      const { op, d } = JSON.parse(data.toString()) as { op: number; d: Record<string, unknown> };
      receive(accepted, op, d);
    });
    accepted.on('error', () => undefined);
    accepted.on('close', () => {
      for (const session of sessions.values())
        if (session.socket === accepted) session.socket = null;
    });
    accepted.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } }));
  }

  function receive(from: WebSocket, op: number, data: Record<string, unknown>): void {
    switch (op) {
      case 1:
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

  function identify(from: WebSocket, data: Record<string, unknown>): void {
    const {
      token,
      intents,
      shard = [0, 1],
    } = data as { token: string; intents: number; shard?: Shard };
    counts.identifies += 1;
    counts.intents = intents;
    const refusal = refuse(token, intents, shard);
    if (refusal) {
      from.close(...refusal);
      return;
    }
    if (comesTooSoon(shard)) {
      counts.refusals += 1;
      from.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    begin(from, shard);
  }

  function refuse(token: string, intents: number, [id, count]: Shard): [number, string] | null {
    if (token !== TOKEN) return [4004, 'Authentication failed.'];
    if (id >= count) return [4010, 'Invalid shard.'];
    if (count < state.leastShards) return [4011, 'Sharding required.'];
    if ((intents & MESSAGE_CONTENT) !== 0 && (state.flags & READS_ALL) === 0)
      return [4014, 'Disallowed intent(s).'];
    return null;
  }

  /** Shards with the same number modulo `max_concurrency` may identify once in a while (reference, "Rate Limiting"). */
  function comesTooSoon([id]: Shard): boolean {
    const key = id % state.maxConcurrency;
    const now = performance.now();
    const last = identifiedAt.get(key) ?? -Infinity;
    if (now - last < state.identifyEvery) return true;
    identifiedAt.set(key, now);
    return false;
  }

  function begin(socket: WebSocket, shard: Shard): void {
    for (const { id, shard: other, socket: open } of sessions.values())
      if (open === null && String(other) === String(shard)) sessions.delete(id);
    const session: Session = { id: `session-${counts.identifies}`, shard, socket, sent: [] };
    sessions.set(session.id, session);
    const guilds = state.guilds.filter((guild) => shardOf(guild, shard[1]) === shard[0]);
    emit(session, 'READY', {
      v: 10,
      user: { id: BOT_USER, username: 'bot', discriminator: '0', bot: true },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: APPLICATION, flags: state.flags },
      shard,
    });
    for (const guild of guilds) emit(session, 'GUILD_CREATE', guildJson(state, guild));
  }

  function resume(from: WebSocket, { token, session_id: id, seq }: Record<string, unknown>): void {
    const session = sessions.get(String(id));
    if (token !== TOKEN || !session) {
      from.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    counts.resumes += 1;
    session.socket = from;
    for (const one of session.sent.filter((one) => one.seq > Number(seq))) send(session, one);
    emit(session, 'RESUMED', {});
  }

  function send({ socket }: Session, { seq, type, data }: Session['sent'][number]): void {
    socket?.send(JSON.stringify({ op: 0, s: seq, t: type, d: data }));
  }

  function emit(session: Session, type: string, data: object): void {
    const one = { seq: session.sent.length + 1, type, data };
    session.sent.push(one);
    send(session, one);
  }

  return {
    dispatch(type, data) {
      const { id, guild_id: guild = type === 'GUILD_CREATE' ? id : null } = data as Record<
        string,
        string | undefined
      >;
      const hearing = [...sessions.values()].filter(
        ({ shard: [id, count] }) => shardOf(guild ?? null, count) === id,
      );
      if (hearing.length === 0) throw new Error('nobody identified yet who would hear of it');
      for (const session of hearing) emit(session, type, data);
    },
    end(how) {
      for (const session of sessions.values()) {
        const { socket } = session;
        session.socket = null;
        if (how === 'reconnect') socket?.send(JSON.stringify({ op: 7, d: null }));
        if (how === 'drop') socket?.terminate();
        if (how === 'invalid-session') {
          sessions.delete(session.id);
          socket?.send(JSON.stringify({ op: 9, d: false }));
        }
      }
    },
    close(code, shard) {
      for (const session of sessions.values())
        if (shard === undefined || session.shard[0] === shard) session.socket?.close(code);
    },
    shards: () => [...sessions.values()].filter(({ socket }) => socket).map(({ shard }) => shard),
    get identifies() {
      return counts.identifies;
    },
    get resumes() {
      return counts.resumes;
    },
    get refusals() {
      return counts.refusals;
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

/** Tells everybody connected of a new thread. @param owner - who opened it */
export function announceThread(
  gateway: Pick<DiscordGateway, 'dispatch'>,
  thread: {
    readonly id: string;
    readonly parent: string;
    readonly name: string;
    readonly owner: string;
  },
): void {
  const { id, parent, name, owner } = thread;
  gateway.dispatch('THREAD_CREATE', {
    id,
    type: CHANNEL.thread,
    guild_id: GUILD,
    parent_id: parent,
    name,
    owner_id: owner,
    newly_created: true,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1_440,
      archive_timestamp: new Date().toISOString(),
      locked: false,
    },
  });
}
