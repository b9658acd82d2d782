/** Where a request comes from, so far as that can be known: behind a proxy, the address that the proxy states. */
import ipaddr from 'ipaddr.js';

/** Networks whose machines may stand before the page as proxies; a stranger's own machine has a public address. */
const NEAR = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);
/** The part of an IPv6 address that a provider gives to one customer, who may use all below it (RFC 6177: /64 at least). */
const CUSTOMER_PARTS = 4;

/**
 * Names whoever asks.
 * @param peer - the address at the other end of the connection
 * @param forwardedFor - the header `X-Forwarded-For`. Each proxy adds at its end whom it heard from, so only the last
 *   entry is the nearest proxy's own word; it counts where the peer is near enough to be a proxy
 */
export function visitorAddress(peer: string, forwardedFor: string | undefined): string {
  const stated = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  return isNear(peer) && ipaddr.isValid(stated) ? customer(stated) : customer(peer);
}

function isNear(address: string): boolean {
  return ipaddr.isValid(address) && NEAR.has(ipaddr.process(address).range());
}

/** One text for all addresses that one customer may use. */
function customer(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv6
    ? read.parts.slice(0, CUSTOMER_PARTS).join(':')
    : read.toString();
}
