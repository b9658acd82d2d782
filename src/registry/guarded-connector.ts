/**
 * A connector that dials public addresses only. The check and the dial use the same answer of the resolver, so a
 * name cannot change its address in between; the peer of the finished connection is checked once more.
 */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/** Thrown into a request whose host leads to an address that must not be dialled. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/** Finds all addresses of a host name. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** What the guard needs to know. */
export interface GuardOptions {
  /** True for origins that the operator allowed with their private addresses. */
  readonly isOnPurpose: (origin: string) => boolean;
  /** How long dialling may take, in milliseconds. */
  readonly timeout: number;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Makes the TCP connection; default: the system's, over `resolve`. */
  readonly dial?: buildConnector.connector;
}

/**
 * True for addresses of the public internet: unicast by IANA's registries, so neither loopback, private,
 * link-local (cloud metadata), carrier-grade NAT, multicast, documentation, nor any of them wrapped in IPv6. Of IPv6 all
 * that is given out lies in 2000::/3 (RFC 4291, IANA's global unicast registry); below it are forms such as
 * `::7f00:1`, which stand for IPv4 addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const read = ipaddr.process(address);
  if (read.toString() === AZURE_HOST) return false;
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(GIVEN_OUT, 3));
}

const GIVEN_OUT = ipaddr.parse('2000::');
/** Public by number, and yet every Azure machine's own host (Microsoft Learn, "What is IP address 168.63.129.16?"). */
const AZURE_HOST = '168.63.129.16';

/** Makes the connector, for undici's `Agent`. */
export function createGuardedConnector(options: GuardOptions): buildConnector.connector {
  const { isOnPurpose, timeout, resolve = resolveWithSystem } = options;
  const open = buildConnector({ timeout });
  const dial = options.dial ?? buildConnector({ timeout, lookup: publicLookup(resolve) });

  return (target, done) => {
    const { hostname, protocol } = target;
    const port = target.port === '' ? (protocol === 'https:' ? '443' : '80') : target.port;
    if (isOnPurpose(originOf(target))) {
      open(target, done);
      return;
    }
    if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
      done(new ForbiddenAddressError(hostname), null);
      return;
    }
    // TCP first, so that not even a TLS greeting reaches a forbidden peer.
    dial({ ...target, protocol: 'http:', port }, (...[error, socket]) => {
      if (error !== null) {
        done(error, null);
        return;
      }
      if (!isPublicAddress(socket.remoteAddress ?? '')) {
        socket.destroy();
        done(new ForbiddenAddressError(hostname), null);
        return;
      }
      if (protocol === 'https:') open({ ...target, httpSocket: socket }, done);
      else done(null, socket);
    });
  };
}

/** Refuses a name as soon as one of its addresses is not public: honest names have none such. */
function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) {
        done(error ?? new Error(`${hostname} has no address`), '', 0);
      } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
        done(new ForbiddenAddressError(hostname), '', 0);
      } else if (all === true) {
        done(null, [...addresses]);
      } else {
        done(null, first.address, first.family);
      }
    });
  };
}

const resolveWithSystem: Resolve = (hostname, done) => {
  dnsLookup(hostname, { all: true }, (error, addresses) => {
    done(error, error === null ? addresses : []);
  });
};

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  return new URL(`${protocol}//${host}${port === '' ? '' : `:${port}`}`).origin;
}
