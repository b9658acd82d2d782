/** Socket Mode's server side: hello, envelopes, acknowledgements, and connections that end in every way. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

/** What came back for an envelope. */
export interface SocketAck {
  readonly payload: unknown;
  /** Milliseconds from sending to acknowledgement. */
  readonly took: number;
}

/** The sockets. */
export interface SlackSockets {
  /** Connections that said hello and are open. */
  open(): number;
  /** Sends an envelope over one of the connections, as Slack does. @returns `null` when no acknowledgement came in time */
  send(type: string, payload: object, retry?: number): Promise<SocketAck | null>;
  /** Ends the oldest connection: `polite` announces it, `rude` just breaks it, `silent` stops answering pings. */
  end(how: 'polite' | 'rude' | 'silent'): void;
  close(): void;
}

/** How long Slack waits for an acknowledgement, in milliseconds. */
const PATIENCE_MS = 3_000;

/** Attaches Socket Mode to a server, at `/link/`. */
export function createSlackSockets(server: Server): SlackSockets {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (ack: unknown) => void>();
  const acceptor = new WebSocketServer({ noServer: true, autoPong: false });
  let count = 0;
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    acceptor.handleUpgrade(request, socket, head, (webSocket) => {
      welcome(webSocket);
    });
  });

  function welcome(socket: WebSocket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    socket.on('ping', (data) => {
      if (sockets.has(socket)) socket.pong(data);
    });
    socket.on('message', (data: Buffer) => {
      const ack = JSON.parse(data.toString()) as { envelope_id: string; payload?: unknown };
      waiting.get(ack.envelope_id)?.(ack.payload);
    });
    const info = { app_id: 'A1' };
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: info }),
    );
  }

  return {
    open: () => sockets.size,
    async send(type, payload, retry) {
      const open = [...sockets];
      const socket = open[turn++ % Math.max(1, open.length)];
      if (!socket) return null;
      const id = `envelope-${++count}`;
      const started = performance.now();
      const answered = new Promise<SocketAck | null>((resolve) => {
        const timer = setTimeout(() => {
          resolve(null);
        }, PATIENCE_MS);
        const finish = (ack: SocketAck | null) => {
          clearTimeout(timer);
          resolve(ack);
        };
        waiting.set(id, (given) => {
          finish({ payload: given, took: performance.now() - started });
        });
        socket.once('close', () => {
          finish(null);
        });
      });
      const accepts = type !== 'events_api';
      const envelope = { envelope_id: id, type, payload, accepts_response_payload: accepts };
      const retried = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
      socket.setMaxListeners(0);
      socket.send(JSON.stringify({ ...envelope, ...retried }));
      const ack = await answered;
      waiting.delete(id);
      return ack;
    },
    end(how) {
      const [socket] = sockets;
      if (!socket) return;
      sockets.delete(socket);
      if (how === 'rude') socket.terminate();
      if (how === 'polite') {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
    },
    close() {
      for (const socket of sockets) socket.terminate();
      acceptor.close();
    },
  };
}
