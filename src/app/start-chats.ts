/** Connects every chat; one that is turned away, or can't be reached, stops neither the page nor the others. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ADAPTERS } from '../core/adapters.js';
import { UserError } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { NamedChat } from './chats.js';

/** How the start went. */
export interface StartedChats {
  /** Why chats are not connected, each a sentence with the remedy, by name; one that connects after all leaves it. */
  readonly without: ReadonlyMap<NamedChat['name'], string>;
  /** Ends further attempts. */
  stop(): void;
}

/** Waits between attempts double from the first to the longest, in milliseconds. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * Connects all. One that a platform turned away stays away until the configuration is mended; any other trouble may pass,
 * and is tried again.
 * @param firstWait - before the second attempt, in milliseconds
 * @throws UserError for a mistake in the configuration (a port that is taken), and when not one chat could be connected
 */
export async function startChats(
  chats: readonly NamedChat[],
  log: Log,
  firstWait = FIRST_WAIT_MS,
): Promise<StartedChats> {
  const without = new Map<NamedChat['name'], string>();
  const stopping = new AbortController();
  const outcomes = await Promise.allSettled(chats.map((chat) => chat.start()));
  const failed = outcomes.flatMap(({ status, ...how }, n) => {
    const chat = chats[n];
    if (status === 'fulfilled' || chat === undefined) return [];
    return [{ chat, error: (how as { readonly reason: unknown }).reason }];
  });
  for (const { error } of failed)
    if (failed.length === chats.length || isMistake(error)) throw error;

  async function tryAgain(chat: NamedChat): Promise<void> {
    const { name } = chat;
    for (let wait = firstWait; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await sleep(wait, undefined, { signal: stopping.signal, ref: false });
      try {
        await chat.start();
        without.delete(name);
        log.info({ chat: name }, `${ADAPTERS[name].title} is connected after all`);
        return;
      } catch (error) {
        without.set(name, reasonOf(error));
        if (!mayPass(error)) return;
      }
    }
  }

  for (const { chat, error } of failed) {
    const { name } = chat;
    without.set(name, reasonOf(error));
    const again = mayPass(error);
    log.error({ err: error, chat: name, again }, `starting without ${ADAPTERS[name].title}`);
    if (again)
      tryAgain(chat).catch((stopped: unknown) => {
        if (!stopping.signal.aborted)
          log.error({ err: stopped, chat: name }, 'no further attempt to connect');
      });
  }
  return {
    without,
    stop: () => {
      stopping.abort();
    },
  };
}

const isMistake = (error: unknown): boolean =>
  error instanceof UserError && error.reason === 'bad-input';

/** Who was turned away is turned away again. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof UserError && error.reason !== 'unreachable');

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
