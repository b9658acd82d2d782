/** Encryption at rest: AES-256-GCM with a key derived from SECRET_KEY, bound to the place the text is kept at. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { UserError } from '../core/errors.js';
import type { Seal } from '../core/records/store.js';

/** Marks the form of sealed text, so that a later form can be told apart. */
const VERSION = 'v1';
/** Bytes of a GCM nonce and tag, as NIST SP 800-38D recommends. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Creates a seal.
 * @param secretKey - SECRET_KEY as configured; empty or absent gives a seal that refuses to close
 */
export function createSeal(secretKey: string | undefined): Seal {
  if (!secretKey) return { close: refuse, open: refuse };
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'quaymaster store', 32));
  return {
    close: (text, context) => close(key, text, context),
    open: (sealed, context) => open(key, sealed, context),
  };
}

function close(key: Buffer, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

function open(key: Buffer, sealed: string, context: string): string {
  const [version, payload] = sealed.split('.');
  const bytes = Buffer.from(payload ?? '', 'base64url');
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw unreadable(context);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw unreadable(context, cause);
  }
}

/** Opens what may have been sealed with another key. @returns `null` for what this one does not open */
export function openIfPossible(seal: Seal, sealed: string, context: string): string | null {
  try {
    return seal.open(sealed, context);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function unreadable(context: string, cause?: unknown): UserError {
  return new UserError(
    'bad-input',
    `What was sealed for ${context} can't be decrypted: SECRET_KEY is not the one it was kept with. ` +
      'Set the former SECRET_KEY; or, for a workspace that installed the bot, install it there again.',
    { cause },
  );
}

function refuse(): never {
  throw new UserError(
    'bad-input',
    "Credentials of workspaces can't be kept without SECRET_KEY. Set it to a long random text " +
      '(for example the output of `openssl rand -base64 32`) and keep it.',
  );
}
