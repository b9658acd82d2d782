/** Checks that a request comes from Discord. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { UserError } from '../../../core/errors.js';

/** A signed request. */
export interface SignedRequest {
  /** Header `x-signature-ed25519`, in hexadecimal digits. */
  readonly signature: string | undefined;
  /** Header `x-signature-timestamp`, in seconds since 1970. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
const KEY_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads an application's public key.
 * @param digits - 64 hexadecimal digits, as the developer portal shows them
 * @throws UserError when they are no key
 */
export function readPublicKey(digits: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(digits)) {
    throw new UserError(
      'bad-input',
      'DISCORD_PUBLIC_KEY is no public key. Open https://discord.com/developers/applications, choose your ' +
        'application, “General Information”, and copy the 64 digits under “Public Key”.',
    );
  }
  const der = Buffer.concat([KEY_HEADER, Buffer.from(digits, 'hex')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** An older request is somebody's copy of one; in milliseconds. Slack's window, as Discord names none. */
const STALE_MS = 5 * 60_000;

/** What is wrong with a request; `null` when Discord signed it just now. */
export function signatureProblem(
  { signature, timestamp, body }: SignedRequest,
  key: KeyObject,
  now: number,
): 'unsigned' | 'stale' | 'wrong' | null {
  if (!/^[0-9a-f]{128}$/i.test(signature ?? '') || !/^\d{1,12}$/.test(timestamp ?? ''))
    return 'unsigned';
  const signed = Buffer.concat([Buffer.from(timestamp ?? ''), body]);
  if (!verify(null, signed, key, Buffer.from(signature ?? '', 'hex'))) return 'wrong';
  return Math.abs(now - Number(timestamp) * 1000) > STALE_MS ? 'stale' : null;
}
