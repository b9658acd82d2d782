/** What the servers for tests share: how they listen, read and misbehave. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A misbehaviour for one call. */
export interface Misbehaviour {
  /** `reset`: the connection breaks. Else an HTTP answer. Absent: answers as it should (but slowly). */
  readonly answer?:
    | 'reset'
    | {
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: unknown;
      };
  /** Does what was asked and never answers: the connection stands until the caller is gone. */
  readonly hold?: Holding;
  /** True: do what was asked first, then misbehave. */
  readonly done?: boolean;
  /** Milliseconds to wait before answering. */
  readonly slow?: number;
}

/** How a call that is taken and never answered goes. */
export interface Holding {
  readonly taken: () => void;
  /** Whoever called is gone. */
  readonly gone: () => void;
}

/** Takes the first misbehaviour that is meant for a call out of those to come. */
export function takeFault<Fault>(
  faults: Fault[],
  isMeant: (fault: Fault) => boolean,
): Fault | undefined {
  const place = faults.findIndex(isMeant);
  return place < 0 ? undefined : faults.splice(place, 1)[0];
}

/**
 * Misbehaves, if told to.
 * @param run - does what was asked
 * @returns whether the call is answered; if not, it is to be answered as it should
 */
export async function misbehave(
  fault: Misbehaviour | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  run: () => void,
): Promise<boolean> {
  if (fault?.slow) await new Promise((resolve) => setTimeout(resolve, fault.slow));
  if (fault?.hold) {
    run();
    request.socket.once('close', fault.hold.gone);
    fault.hold.taken();
    return true;
  }
  if (!fault?.answer) return false;
  if (fault.done) run();
  if (fault.answer === 'reset') request.socket.destroy();
  else {
    const { status, headers = {}, body = {} } = fault.answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }
  return true;
}

/** Reads a request's body. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Listens on loopback. @returns the port, a free one */
export async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Closes a server and every connection to it. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
