/** The port by which every replica hears that something was changed which it may hold in memory. */
import type { WorkspaceId } from '../message.js';

/** Something of a workspace was changed, by whichever replica. */
export interface Change extends WorkspaceId {
  /** `outbox`: something waits to be said there, which nobody asked for in that very conversation. */
  readonly kind: 'notes' | 'settings' | 'outbox';
}

/** The notes that workspaces share, or whichever others were changed. */
export const ALL_NOTES: Change = { kind: 'notes', adapter: 'web', workspace: '' };

/** Takes what is heard. `missed`: changes may have passed unheard for a while, so all that is held must be read again. */
export type Hear = (change: Change | 'missed') => void;

/** Announces and hears changes. */
export interface Changes {
  /** Call it after the change was kept. Every replica hears it within a second, this one included. */
  announce(change: Change): Promise<void>;
  /** Hears changes from when this resolves until the store is closed. */
  listen(hear: Hear): Promise<void>;
}
