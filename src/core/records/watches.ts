/** Watches: images that a channel wants to hear of when they begin or cease to run on one of its machines. */
import type { Place, WorkspaceId } from '../message.js';

/** What was true of a watched image on its host at a look; news is a difference between two of them. */
export interface WatchState {
  /** The verdict's code: `native`, `no` … */
  readonly verdict: string;
  /** Platforms that the image offers, as `linux/arm64/v8`, sorted; empty where it is none of containers. */
  readonly platforms: readonly string[];
  /** Of the index or manifest; `null` where nobody said. */
  readonly digest: string | null;
}

/** One image on one host, watched for one channel. */
export interface Watch {
  /** Counts up within the store. */
  readonly id: number;
  /** The conversation that is told. */
  readonly place: Place;
  /** As typed. */
  readonly image: string;
  /** As typed: a description, or the name of one of the team's machines. */
  readonly host: string;
  /** As the channel knows it. */
  readonly state: WatchState;
  /**
   * Since when something worse was seen, in milliseconds since 1970; `null`: nothing worse. Platforms of a new tag arrive
   * one after another, so that what is worse is told only where a later look sees it still.
   */
  readonly worseSince: number | null;
  /** The last look, in milliseconds since 1970. */
  readonly lookedAt: number;
}

/** A workspace has at most so many: each is a question to a registry at every look. */
export const MOST_WATCHES = 50;

/** Longest image or host, in characters. */
export const LONGEST_WATCHED = 500;

/** The port that keeps watches. They are their workspace's alone. */
export interface Watches {
  /** All of a workspace, the oldest first. */
  list(workspace: WorkspaceId): Promise<readonly Watch[]>;
  /**
   * Begins to watch.
   * @returns `known` where this conversation watches the same already, `full` where the workspace has as many as it may
   */
  add(
    watch: Pick<Watch, 'place' | 'image' | 'host' | 'state'>,
  ): Promise<'added' | 'known' | 'full'>;
  /** @returns false when the workspace has none of that id */
  remove(workspace: WorkspaceId, id: number): Promise<boolean>;
  /**
   * Of all workspaces, those that were not looked at for longest.
   * @param before - looked at before this time, in milliseconds since 1970
   */
  due(before: number, limit: number): Promise<readonly Watch[]>;
  /** Keeps what a look saw. Does nothing where it is watched no longer. */
  looked(watch: Watch, seen: Pick<Watch, 'state' | 'worseSince'>): Promise<void>;
}
