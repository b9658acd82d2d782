/** What the listeners share. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../../bot/bot.js';
import type { Log } from '../../core/log.js';
import type { Citation } from '../../core/reply.js';
import type { Store } from '../../core/records/store.js';
import type { Background } from '../shared/background.js';
import type { Queue } from '../../delivery/queue.js';
import type { Receiver } from './read/read-event.js';
import type { SlackTarget, SlackTeam } from './slack-target.js';
import type { AssistantPane } from './assistant-pane.js';
import type { SlackPermissions } from './permissions.js';
import type { WorkspaceAccess } from './setup/workspace-access.js';

/** The parts that listeners hand things on to. They decide nothing about content. */
export interface Listening {
  readonly bot: Bot;
  readonly store: Store;
  readonly queue: Queue<SlackTarget>;
  readonly access: WorkspaceAccess;
  readonly log: Log;
  readonly background: Background;
  /** Stands before each slash command's name. */
  readonly prefix: string;
  readonly pane: AssistantPane;
  /** Finds out who administrates. */
  readonly permissions: SlackPermissions;
  /** The web address at which a citation can be read. */
  readonly linkTo: ((citation: Citation) => string) | undefined;
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
