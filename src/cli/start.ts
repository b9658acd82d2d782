/** `quaymaster start`: the web page, and every chat that is configured. */
import { once } from 'node:events';
import { createWebAdapter } from '../adapters/web/web-adapter.js';
import { createLog } from '../log.js';
import { openBot, readProcessConfig, version } from '../main.js';
import { createMemoryStore } from '../store/memory-store.js';
import { print } from './output.js';
import { secretsOf } from './secrets.js';

/** Starts, serves until SIGINT or SIGTERM, answers what is in flight, and stops. */
export async function startCommand(): Promise<void> {
  const config = readProcessConfig();
  const log = createLog(config.logLevel, secretsOf(config));
  const { bot, engine, knowledge, close } = await openBot(
    config,
    createMemoryStore().conversations,
    (sentence) => {
      log.warn(sentence);
    },
  );
  for (const problem of knowledge.problems()) log.warn({ ...problem }, 'a note file has a problem');
  const web = createWebAdapter({
    bot,
    version: version(),
    ...config.web,
    reportError: (error) => {
      log.error({ error }, 'a request failed');
    },
  });
  const { url } = await web.start();
  await print(`${url}\n`);
  await knowledge.watch(({ removed, added }) => {
    engine.update(removed, added);
    log.info({ removed: removed.length, added: added.length }, 'notes changed');
  });
  await print('ready\n');
  log.info({ ...engine.size(), url, dataDir: config.dataDir }, 'ready');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  log.info('stopping after what is in flight is answered');
  await web.stop();
  await close();
}
