/** Questions that are asked together, as the bot has them: quizzes, the question of the day, streaks and results. */
import type { Hindrance } from '../../core/records/incoming.js';
import type { Place } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import type { Score } from '../../core/records/study/quizzes.js';
import type { StudyCard } from '../../study/study-card.js';
import { wordingOf } from '../../study/wording.js';
import { localTime } from '../../study/together/local-time.js';
import type { ActiveDay } from '../../study/together/streak.js';
import { messagesOf } from '../messages/messages.js';
import { createDailyService, type DailyService } from './daily-service.js';
import { drawTogether, refuseTogether, type Outlet } from './draw-together.js';
import { createQuizCards, type QuizLibrary } from './quiz-cards.js';
import { createQuizService, type QuizActor, type QuizService } from './quiz-service.js';
import { createUnclearNotes } from './unclear-notes.js';

/** All of it. */
export interface Together {
  readonly quizzes: QuizService;
  readonly daily: DailyService;
  /** The days on which somebody answered, by their own zone, and today. */
  daysOf(
    actor: QuizActor,
  ): Promise<{ readonly days: readonly ActiveDay[]; readonly now: ActiveDay }>;
  /** Results in a channel since its month began: by the channel's zone, else by that of whoever asks. */
  scores(actor: QuizActor): Promise<{ readonly month: string; readonly scores: readonly Score[] }>;
  /** Somebody finds a question unfair. @returns how many people do by now; `null`: there is no such question here */
  veto(question: number, actor: QuizActor): Promise<number | null>;
  /** Whether somebody is listed among others, and that they are (not). */
  isListed(actor: QuizActor): Promise<boolean>;
  list(actor: QuizActor, listed: boolean): Promise<void>;
  /** As `Bot.draw` and `Bot.refused` have it. */
  draw(subject: string, place: Place, outlet?: Outlet): Promise<Reply | null>;
  refused(subject: string, place: Place, hindrance: Hindrance | null): Promise<Reply | null>;
}

/** What it works with. */
export interface TogetherOptions {
  readonly store: Pick<
    Store,
    'quizzes' | 'vetoes' | 'dailyQuestions' | 'outbox' | 'changes' | 'inbox' | 'coolDowns'
  >;
  readonly library: QuizLibrary;
  readonly settings: SettingsReader;
  /** Riddles about images and hosts; absent: there are none. */
  readonly riddles?: () => readonly StudyCard[];
  /** The zone that somebody set for themselves; `null`: none. */
  readonly ownZone: (actor: QuizActor) => Promise<string | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Streaks are not counted further back. */
const LONGEST_STREAK_MS = 400 * DAY_MS;
/** A month is at most so long, with the hours by which zones differ. */
const MONTH_MS = 33 * DAY_MS;
/** Where neither the person, their outlet nor the channel has a zone. */
const NO_ZONE = 'UTC';

/** Puts it together. */
export function createTogether(options: TogetherOptions): Together {
  const { store, library, settings, ownZone, riddles, now } = options;
  const cards = createQuizCards({ store, library, settings, riddles });
  const zoneHere = async (place: Place) => (await store.dailyQuestions.find(place))?.zone;
  const zoneOf = async (actor: QuizActor) =>
    (await ownZone(actor)) ?? actor.zone ?? (await zoneHere(actor.place)) ?? NO_ZONE;
  const closed = createUnclearNotes({
    store,
    cards,
    hides: (workspace, note) => library.hides(workspace, note),
    now,
  });
  const quizzes = createQuizService({ store, cards, closed, zoneOf, now });
  const daily = createDailyService({ store, cards, quizzes, closed, now });

  const sayIn = async (place: Place) => messagesOf((await settings.at(place)).values.language);
  const drawing = { store, quizzes, daily };

  return {
    quizzes,
    daily,
    async daysOf(actor) {
      const [at, zone] = [now(), await zoneOf(actor)];
      const { place, author } = actor;
      const days = await store.quizzes.daysOf(place, author, at - LONGEST_STREAK_MS);
      return { days, now: { day: localTime(at, zone).day, at } };
    },
    async scores({ place, zone: own }) {
      const zone = (await zoneHere(place)) ?? own ?? NO_ZONE;
      const month = localTime(now(), zone).day.slice(0, 7);
      return { month, scores: await store.quizzes.scores(place, monthStart(month, zone, now())) };
    },
    async veto(question, { place, author }) {
      const shown = await quizzes.shown(place, question);
      const isHere = shown?.question.place.channel === place.channel;
      if (!isHere || shown.card === null) return null;
      const { card } = shown;
      return store.vetoes.cast(place, { card: card.id, wording: wordingOf(card), person: author });
    },
    isListed: ({ place, author }) => store.quizzes.isListed(place, author),
    list: ({ place, author }, listed) => store.quizzes.list(place, author, listed),
    async draw(subject, place, outlet = {}) {
      return drawTogether(drawing, subject, place, { ...outlet, messages: await sayIn(place) });
    },
    async refused(subject, place, hindrance) {
      return refuseTogether(drawing, subject, place, { hindrance, messages: await sayIn(place) });
    },
  };
}

/** When a month began in a zone, to the minute. @param month - the one that `now` is in, `2026-11` */
function monthStart(month: string, zone: string, now: number): number {
  let [before, within] = [now - MONTH_MS, now];
  while (within - before > 60_000) {
    const middle = Math.floor((before + within) / 2);
    if (localTime(middle, zone).day.startsWith(month)) within = middle;
    else before = middle;
  }
  return within;
}
