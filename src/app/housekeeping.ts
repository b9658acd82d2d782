/** What is done again and again, by one replica for all. */
import type { Job } from '../core/records/jobs.js';
import type { Log } from '../core/log.js';
import type { Retention } from '../core/records/retention.js';
import type { Store } from '../core/records/store.js';
import type { DailyService } from '../bot/quiz/daily-service.js';
import type { QuizService } from '../bot/quiz/quiz-service.js';
import type { AuthorNews } from '../bot/teach/author-news.js';
import type { WatchService } from '../bot/watch/watch-service.js';
import { GIVE_UP_MS } from '../delivery/queue.js';

/** What the jobs work with. */
export interface Housekeeping {
  readonly store: Store;
  /** How long things are kept. */
  readonly retention: Retention;
  readonly watches: Pick<WatchService, 'lookAtAll'>;
  readonly together: {
    readonly quizzes: Pick<QuizService, 'lookAtAll'>;
    readonly daily: Pick<DailyService, 'askAll'>;
  };
  readonly care: { remind(): Promise<number> };
  readonly authors: Pick<AuthorNews, 'tellOfUse'>;
  readonly log: Log;
}

/** The jobs. */
export function housekeeping(given: Housekeeping): readonly Job[] {
  const { store, retention, watches, together, care, authors, log } = given;
  return [
    { name: 'retention', schedule: '7 * * * *', run: () => forget(store, retention, log) },
    { name: 'undelivered', schedule: '*/10 * * * *', run: () => giveUp(store, log) },
    { name: 'watches', schedule: '41 * * * *', run: () => look(watches, log) },
    { name: 'quizzes', schedule: '* * * * *', run: () => goOn(together, log) },
    { name: 'care', schedule: '23 8 * * 1', run: () => remind(care, log) },
    // Three mornings, should the first one be missed: nobody is told twice.
    { name: 'authors', schedule: '37 9 1-3 * *', run: () => tellAuthors(authors, log) },
  ];
}

async function forget(store: Store, retention: Retention, log: Log): Promise<void> {
  const { crowdedOut, ...swept } = await store.sweep(retention);
  const some = Object.entries(swept).filter(([, count]) => count > 0);
  if (some.length > 0) log.info(Object.fromEntries(some), 'what was kept long enough is forgotten');
  if (crowdedOut === 0) return;
  const { mostOpenEntries } = retention;
  log.warn(
    { crowdedOut, mostOpenEntries },
    'open questions were removed from inboxes that were full; close some, or raise INBOX_MOST_OPEN',
  );
}

async function look(watches: Pick<WatchService, 'lookAtAll'>, log: Log): Promise<void> {
  const told = await watches.lookAtAll();
  if (told > 0) log.info({ told }, 'channels are told of watched images');
}

/** What fails in one of the two keeps the other from nothing. */
async function goOn({ quizzes, daily }: Housekeeping['together'], log: Log): Promise<void> {
  const [went, asked] = await Promise.allSettled([quizzes.lookAtAll(), daily.askAll()]);
  if (asked.status === 'fulfilled' && asked.value > 0)
    log.info({ channels: asked.value }, 'channels were asked their question of the day');
  for (const one of [went, asked]) if (one.status === 'rejected') throw one.reason;
}

async function remind(care: Housekeeping['care'], log: Log): Promise<void> {
  const told = await care.remind();
  if (told > 0) log.info({ told }, 'people are told of their notes');
}

async function tellAuthors(authors: Pick<AuthorNews, 'tellOfUse'>, log: Log): Promise<void> {
  const told = await authors.tellOfUse();
  if (told > 0) log.info({ told }, 'people are told how often their notes answered');
}

async function giveUp(store: Store, log: Log): Promise<void> {
  const givenUp = await store.outbox.giveUp(GIVE_UP_MS);
  if (givenUp > 0)
    log.warn({ givenUp }, 'questions that nobody could answer for a day were given up');
}
