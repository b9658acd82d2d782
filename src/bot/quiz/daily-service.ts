/**
 * The question of the day: asked in a channel at its hour, by whichever process comes round, once. Its answer is shown with
 * the next one. Where nobody answers for some days it stops and says so: a bot that talks to nobody is noise.
 */
import type { Message, Place } from '../../core/message.js';
import type { OwnPost } from '../../core/records/incoming.js';
import type { Store } from '../../core/records/store.js';
import type { DailyQuestion, DailyWish } from '../../core/records/study/daily-questions.js';
import { dayDue } from '../../study/together/day-due.js';
import type { QuizCards } from './quiz-cards.js';
import {
  questionKey,
  postOwn,
  sharedPlace,
  type QuizService,
  type ShownQuestion,
} from './quiz-service.js';

/** A question of the day with the one before it, whose answer is shown with it. */
export interface ShownDaily {
  readonly shown: ShownQuestion;
  readonly last: ShownQuestion | null;
}

/** The service. */
export interface DailyService {
  /** What a channel wants; `null`: nothing, or no more. */
  find(place: Place): Promise<DailyQuestion | null>;
  /**
   * Wants it from now on, and says so in the channel.
   * @param asked - the id of the message that asks for it, and who wrote that
   * @returns false where the notes have no question about that
   */
  want(place: Place, wish: DailyWish, asked: Pick<Message, 'id' | 'author'>): Promise<boolean>;
  /** @returns false when none was wanted */
  end(place: Place, author: string): Promise<boolean>;
  withLast(shown: ShownQuestion): Promise<ShownDaily>;
  /**
   * Asks wherever the time has come, in all workspaces.
   * @returns in how many channels
   * @throws AggregateError with what went wrong, after all were looked at
   */
  askAll(): Promise<number>;
}

/** What the service works with. */
export interface DailyServiceOptions {
  readonly store: Pick<Store, 'quizzes' | 'dailyQuestions' | 'outbox' | 'changes'>;
  readonly cards: QuizCards;
  readonly quizzes: Pick<QuizService, 'shown'>;
  /** Told of every question that was closed. */
  readonly closed: (shown: ShownQuestion) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** So many questions in a row that nobody answered end it. */
export const UNANSWERED_DAYS = 5;

/** Creates the service. */
export function createDailyService(options: DailyServiceOptions): DailyService {
  const { store, cards, quizzes, closed, now } = options;
  const { dailyQuestions } = store;

  const pick = (place: Place, about: string, seed: string) =>
    cards.pick({ place, about, most: 1, seed });
  const post = (key: string, place: Place, own: OwnPost) => postOwn(store, key, place, own);

  /** Shows the answer where the question stands. */
  async function reveal(question: ShownQuestion['question']): Promise<void> {
    await store.quizzes.close(question.place, question.id);
    const subject = questionKey(question.id);
    await post(`${subject}/closed`, question.place, { subject, replaces: subject });
    const shown = await quizzes.shown(question.place, question.id);
    if (shown !== null) await closed(shown);
  }

  /** Whether nobody answered for long. */
  async function isLonely({ place, since }: DailyQuestion): Promise<boolean> {
    const all = await store.quizzes.dailyOf(place, UNANSWERED_DAYS);
    // What was asked before somebody wanted it anew does not count.
    const last = all.filter(({ askedAt }) => askedAt !== null && askedAt >= since);
    if (last.length < UNANSWERED_DAYS) return false;
    for (const { id } of last)
      if ((await store.quizzes.answers(place, id)).length > 0) return false;
    return true;
  }

  /** @returns whether the channel was asked */
  async function askIn(daily: DailyQuestion): Promise<boolean> {
    const day = dayDue(daily, now());
    if (day === null) return false;
    const { place, topic, count } = daily;
    const [last] = await store.quizzes.dailyOf(place, 1);
    if (await isLonely(daily)) {
      if (last !== undefined) await stop(daily, last);
      return false;
    }
    const [card] = await pick(place, topic, `${day} ${count}`);
    if (card !== undefined) {
      const question = await store.quizzes.askDaily(place, count + 1, card);
      await post(questionKey(question.id), place, { subject: questionKey(question.id) });
      if (last !== undefined && last.id !== question.id) await reveal(last);
    }
    // Posted first, then kept: who looks again after a crash in between asks the same under the same key.
    await dailyQuestions.asked(daily, day);
    return card !== undefined;
  }

  async function stop(daily: DailyQuestion, last: ShownQuestion['question']): Promise<void> {
    await reveal(last);
    await post(`daily/${last.id}/stopped`, daily.place, { subject: `daily-stopped/${last.id}` });
    await dailyQuestions.stop(daily);
  }

  return {
    async find(place) {
      const daily = await dailyQuestions.find(sharedPlace(place));
      return daily?.stoppedAt === null ? daily : null;
    },
    async want(place, wish, { id, author }) {
      const [card] = await pick(place, wish.topic, '');
      if (card === undefined) return false;
      await dailyQuestions.want({ place, ...wish }, author);
      const subject = 'daily-begins';
      await post(`${id}/${subject}`, place, { subject, wantedBy: author });
      return true;
    },
    end: (place, author) => dailyQuestions.remove(place, author),
    async withLast(shown) {
      const { place, position } = shown.question;
      if (shown.question.closedAt !== null) return { shown, last: null };
      const before = (await store.quizzes.dailyOf(place, 2)).find(
        (one) => one.position === position - 1,
      );
      const last = before === undefined ? null : await quizzes.shown(place, before.id);
      return { shown, last: last !== null && last.card !== null ? last : null };
    },
    async askAll() {
      const failures: unknown[] = [];
      let asked = 0;
      for (const daily of await dailyQuestions.all())
        try {
          if (await askIn(daily)) asked += 1;
        } catch (error) {
          failures.push(error);
        }
      if (failures.length > 0)
        throw new AggregateError(failures, `questions of the day that failed: ${failures.length}`);
      return asked;
    },
  };
}
