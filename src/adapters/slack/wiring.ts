/** What the listeners share. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../../bot/bot.js';
import type { Log } from '../../core/log.js';
import type { Store } from '../../core/store.js';
import type { Desk } from '../../delivery/desk.js';
import type { Receiver } from './read-event.js';
import type { SlackTarget, SlackTeam } from './slack-target.js';
import type { WorkspaceAccess } from './workspace-access.js';

/** The parts that listeners hand things on to. They decide nothing about content. */
export interface Wiring {
  readonly bot: Bot;
  readonly store: Store;
  readonly desk: Desk<SlackTarget>;
  readonly access: WorkspaceAccess;
  readonly log: Log;
  readonly background: Background;
  /** Stands before each slash command's name. */
  readonly prefix: string;
  /** User ids that may remove any answer. */
  readonly staff: ReadonlySet<string>;
}

/** Work that Slack need not wait for. */
export interface Background {
  /** Starts it; a failure is logged with `what` it was. */
  run(what: string, work: () => Promise<unknown>): void;
  /** Resolves when all that was started has ended. */
  idle(): Promise<void>;
}

/** Creates a place for background work. */
export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, work) {
      const done = work()
        .then(() => undefined)
        .catch((error: unknown) => {
          log.warn({ err: error }, `${what} failed`);
        })
        .finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The workspace and the bot's own name in it, as Bolt found them for a payload. */
export function receiverOf(context: AllMiddlewareArgs['context']): Receiver {
  return { team: teamOf(context), botUserId: context.botUserId ?? '' };
}

/** The workspace that a payload came from. */
export function teamOf(context: AllMiddlewareArgs['context']): SlackTeam {
  return {
    id: context.teamId ?? context.enterpriseId ?? '',
    enterprise: context.enterpriseId ?? null,
    orgWide: context.isEnterpriseInstall,
  };
}
