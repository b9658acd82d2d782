/**
 * People as the store knows them: keyed hashes, so that it can tell whether two things come from one person without
 * holding anybody's id. The key is derived from SECRET_KEY, or from a random text that the store keeps itself.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import type { WorkspaceId } from '../../core/message.js';

/** Turns what names a person into something that names nobody. */
export interface People {
  /** The mark of a person: the same for the same person in the same workspace, and in no other. */
  mark(workspace: WorkspaceId, person: string): string;
  /** The mark of a place; conversations are often named after the person who holds them. */
  markPlace(key: string): string;
}

/** 128 bits: nobody meets a stranger's mark by chance. */
const MARK_BYTES = 16;

/**
 * Creates the marks.
 * @param secret - SECRET_KEY, or what stands in for it
 */
export function createPeople(secret: string): People {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'quaymaster people', 32));
  const mark = (...parts: readonly string[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify(parts))
      .digest()
      .subarray(0, MARK_BYTES)
      .toString('base64url');
  return {
    mark: ({ adapter, workspace }, person) => mark('person', adapter, workspace, person),
    markPlace: (place) => mark('place', place),
  };
}
