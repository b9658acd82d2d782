/** `quaymaster start`: the web page, and every chat that is configured. */
import { BUILT_PAGE } from '../app/config/package-dir.js';
import { once } from 'node:events';
import { createWebAdapter } from '../adapters/web/server/web-adapter.js';
import { createChats, isGoneFrom } from '../app/chats.js';
import type { Config } from '../app/config/config.js';
import { createLog, type Log } from '../app/log.js';
import { noteLinks } from '../app/note-links.js';
import { rasterise } from '../picture/rasterise.js';
import { openBot, type OpenBot } from '../app/main.js';
import { openStore } from '../app/open-store.js';
import { version } from '../app/config/package-dir.js';
import { readProcessConfig } from '../app/config/process-config.js';
import { takeFeedback } from '../adapters/shared/take-feedback.js';
import { replyPreviews } from '../app/previews.js';
import { ALL_NOTES } from '../core/records/changes.js';
import { housekeeping } from '../app/housekeeping.js';
import { outliveOutages, type WatchedStore } from '../app/outage/store-outage.js';
import { startChats, type StartedChats } from '../app/start-chats.js';
import { formatProblem } from '../notes/lint/format-problem.js';
import { openMemoryStore } from '../store/sqlite/sqlite-store.js';
import { createReadiness } from '../app/readiness.js';
import { print } from './output.js';
import { openMetrics, serveMetrics } from './serve-metrics.js';

/**
 * Starts, serves until SIGINT or SIGTERM, answers what is in flight, and stops.
 * @throws UserError when a port is taken or a platform turns the bot away; what was started is stopped first
 */
export async function startCommand(): Promise<void> {
  const config = readProcessConfig();
  const log = createLog(config.logLevel, config.secrets);
  outliveStrayErrors(log);
  const closing: (() => Promise<void>)[] = [];
  try {
    const metrics = await openMetrics(config);
    const kept = await openStore(config, log, { measuring: metrics });
    closing.push(() => kept.close());
    const watched = outliveOutages(kept, log, openMemoryStore);
    closing.push(() => watched.close());
    const { store } = watched;
    const warn = (sentence: string) => {
      log.warn(sentence);
    };
    const parts = await openBot(config, store, warn, metrics);
    closing.push(parts.close);
    closing.push(await serveMetrics(config, metrics, { store, bot: parts, log }));
    watched.onReturn(() => {
      parts.settings.forgetAll();
    });
    await serve({ config, log, watched, parts });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** What is open while the bot runs. */
interface Running {
  readonly config: Config;
  readonly log: Log;
  readonly watched: WatchedStore;
  readonly parts: OpenBot;
}

/** Opens the doors, waits for the signal to close them, and closes them in any case. */
async function serve({ config, log, watched, parts }: Running): Promise<void> {
  const { bot, settings, notes } = parts;
  const { store } = watched;
  for (const problem of notes.problems()) log.warn({ ...problem }, 'a note file has a problem');
  const chats = await createChats(config.chats, {
    bot,
    store,
    settings,
    log,
    commandPrefix: config.commandPrefix,
    linkTo: noteLinks(config.publicUrl),
    rasterise,
  });
  let started: StartedChats | null = null;
  const readiness = createReadiness(
    () => watched.look(),
    () => chats.map((chat) => chat.trouble()).filter((trouble) => trouble !== null),
  );
  const web = createWebAdapter({
    bot,
    version: version(),
    clientDirectory: BUILT_PAGE,
    previews: replyPreviews,
    ...config.web,
    waitsFor: () => readiness.waitsFor(),
    amiss: () => [
      ...[...(started?.without ?? [])].map(([name, reason]) => `without ${name}: ${reason}`),
      ...notes.folderProblems().map(formatProblem),
    ],
    keeping: parts.keeping,
    trying: parts.trying,
    vote: (given, place) => takeFeedback(store, given, place),
    reportError: (error) => {
      log.error({ error }, 'a request failed');
    },
  });
  try {
    const { url } = await web.start();
    await print(`${url}\n`);
    await notes.watch(({ removed, added }) => {
      log.info({ removed: removed.length, added: added.length }, 'notes changed');
      // A replica on another machine may get no sign of its own from a network's disk.
      store.changes.announce(ALL_NOTES).catch((error: unknown) => {
        log.warn({ err: error }, 'other replicas were not told of changed notes');
      });
    });
    started = await startChats(chats, log);
    await store.jobs.start(
      housekeeping({
        store,
        retention: config.retention,
        watches: parts.watches,
        together: parts.together,
        care: { remind: () => parts.care.remind(isGoneFrom(chats)) },
        authors: parts.authors,
        log,
      }),
      log,
    );
    readiness.opened();
    const { without } = started;
    // Whoever waits for the line may send the signal as soon as it is there.
    const toldToStop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await print(`${describeReady(without)}\n`);
    const connected = chats.map(({ name }) => name).filter((name) => !without.has(name));
    log.info(
      { ...notes.everybody().engine.size(), url, chats: connected, dataDir: config.dataDir },
      'ready',
    );
    await toldToStop;
    log.info('stopping after what is in flight is answered');
  } finally {
    readiness.closing();
    started?.stop();
    await Promise.all([web.stop(), store.jobs.stop(), ...chats.map((chat) => chat.stop())]);
  }
}

/** The line that says it runs, on which scripts wait: `ready`, or `ready, without slack: …`. */
function describeReady(without: StartedChats['without']): string {
  const absent = [...without].map(([name, reason]) => `without ${name}: ${oneLine(reason)}`);
  return ['ready', ...absent].join(', ');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/**
 * A platform's SDK may let a promise of its own fail unseen, and Node would end the process for it. The adapters
 * notice lost connections by themselves and every accepted question is kept, so such an error is logged and no more.
 * After any other stray error nothing can be relied on: the process ends, and whoever supervises it starts it again.
 */
function outliveStrayErrors(log: Log): void {
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'a promise failed unseen');
  });
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'an error that nobody expected; stopping');
    process.exit(1);
  });
}
